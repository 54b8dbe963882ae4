using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Calculators.Domain;
using Niangjia.Contracts.Calculators;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators.Tests;

public sealed class PageTests
{
    [EachDatabase]
    public async Task A_worker_calculates_and_asks_with_one_tap(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var worker = app.Browser();
        (await worker.OpenAsync(CalculatorUrls.All)).ShouldShow("加班费", "经济补偿", "产假天数");
        var form = (await worker.OpenAsync(CalculatorUrls.One("overtime"))).Form("reckon");
        var result = await form.Fill(new { wage = "5220", weekday = "10", restday = "8", holiday = "8" }).SubmitAsync();
        result.ShouldShow("¥1,650.00", "5,220.00 ÷ 21.75 ÷ 8", "《劳动法》第44条", "仅供参考，以有权机关认定为准", "CAL-03");
        // The address of the result shows it again, and the form is as it was.
        result.Find("input[name=wage]").GetAttribute("value").ShouldBe("5220.00");
        var ask = result.Links.Single(link => link.StartsWith("/ask?", StringComparison.Ordinal));
        var details = await (await worker.OpenAsync(ask)).Form("ask-what").SubmitAsync();
        details.ShouldBeAt(CaseUrls.AskDetails);
        details.Find("input[name='Input.Amount']").GetAttribute("value").ShouldBe("1650.00");
    }

    [EachDatabase]
    public async Task What_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.BuildTownAsync();
        var form = (await app.Browser().OpenAsync(CalculatorUrls.One("double-wage"))).Form("reckon");
        var refused = await form.Fill(new { start = "2026-05-01", signed = "2026-04-01", wage = "sechs" }).SubmitAsync();
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).Errors["wage"].ShouldNotBeEmpty();
        refused.Find("input[name=wage]").GetAttribute("value").ShouldBe("sechs");
        refused = await refused.Form("reckon").Fill(new { wage = "6000" }).SubmitAsync();
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity).Errors["signed"].ShouldHaveSingleItem().ShouldContain("签订日期早于入职日期");
        (await app.Browser().FetchAsync(CalculatorUrls.One("palmistry"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Browser().OpenAsync(CalculatorUrls.One("overtime") + "?wage=x")).ShouldNotShow("测算结果");
    }

    [Fact]
    public async Task Programs_get_the_same_and_what_the_place_has_set_is_offered()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var town = await app.BuildTownAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path));
        (await app.CallAsync(token, "POST", "calculators/work-injury/results", new { given = new { grade = "9", wage = "6000" } })).Body.GetProperty("total").GetDecimal().ShouldBe(54_000m);
        (await app.CallAsync(token, "POST", "calculators/work-injury/results", new { given = new { grade = "9" } })).Answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().AddVersionAsync(
            new("pay.minimum", JurisdictionProfile.Local, "2330", new(2020, 1, 1), null, "市政府通知", null, null, VerificationMark.V2), null, CancellationToken.None));
        (await app.Browser().OpenAsync(CalculatorUrls.One("non-compete"))).Find("input[name=minimum]").GetAttribute("value").ShouldBe("2330.00");
    }

    [Fact]
    public async Task Every_calculator_opens_in_both_languages()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        await app.BuildTownAsync();
        foreach (var language in (string[])["zh-Hans", "en"])
            foreach (var one in CalculatorList.All)
            {
                var reader = app.Browser();
                reader.Language = language;
                (await reader.OpenAsync(CalculatorUrls.One(one.Id))).Form("reckon").Fields.ShouldBe(one.Asked.Select(asked => asked.Name), ignoreOrder: true);
            }
    }
}
