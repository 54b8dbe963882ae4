using System.Net;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>Programs ask what would be proposed: every answer with its probability, and nothing is kept.</summary>
public sealed class ProposeTriageTests
{
    [Fact]
    public async Task Each_text_is_answered_with_all_departments_and_what_decided()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path), "triage:write");
        var (answer, body) = await app.CallAsync(token, "POST", "triage/proposals", new { texts = new[] { "28路公交车一等就是四十分钟，希望增加班次", "老板三个月没发工资了" } });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (bus, wages) = (body.GetProperty("items")[0], body.GetProperty("items")[1]);
        bus.GetProperty("department").GetString().ShouldBe(nameof(Department.Transport));
        bus.GetProperty("departments").GetArrayLength().ShouldBe(Enum.GetValues<Department>().Length);
        bus.GetProperty("departments").EnumerateArray().Sum(one => one.GetProperty("share").GetDouble()).ShouldBe(1, 0.02);
        bus.GetProperty("passages").GetArrayLength().ShouldBeGreaterThan(0);
        (wages.GetProperty("type").GetString(), wages.GetProperty("stream").GetString()).ShouldBe((nameof(CaseType.WageArrears), nameof(AffairStream.Public)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task Too_few_or_too_many_texts_are_refused_at_the_member(int count)
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path), "triage:write");
        var (answer, body) = await app.CallAsync(token, "POST", "triage/proposals", new { texts = Enumerable.Repeat("工资", count).ToArray() });
        (answer.StatusCode, body.GetProperty("field").GetString()).ShouldBe((HttpStatusCode.UnprocessableEntity, "texts"));
    }
}
