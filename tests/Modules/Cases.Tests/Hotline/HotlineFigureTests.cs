using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>The indicators of the hotline, each with its whole, and the list behind each shows exactly as many rows (R-HOT-04).</summary>
public sealed class HotlineFigureTests
{
    [EachDatabase]
    public async Task Each_indicator_counts_what_it_says_and_its_list_shows_the_same(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var agent = await app.AgentAsync(town);
        await (await agent.PickUpAsync()).Form("record-call").Fill(new { Facts = "仲裁收费吗", Category = HotlineCategory.Question, Answer = "不收费。" }).SubmitAsync("已答复");
        await (await agent.PickUpAsync()).Form("record-call").SubmitAsync("骚扰电话");
        var first = await app.TakeDownAsync(agent);
        var officer = await app.HandleAsync(town, first.RequestId!.Value);
        await agent.CallBackAsync(first.Id);
        await app.TakeDownAsync(agent); // still in hand
        await app.RunJournalAsync();
        var head = await app.SignInAsAsync(Role.DistrictOfficer, town.District.Path);
        await head.CheckAsync(first.Id, passed: true);
        await app.RunJournalAsync();
        await app.CountAsync();

        var source = app.Services.GetRequiredService<IFigureSource>();
        (string Key, long Value, long Of)[] expected =
        [
            ("calls", 3, 3), ("question", 1, 1), ("complaint", 2, 2), ("opinion", 0, 0), ("atOnce", 1, 3), ("firstContact", 2, 2), ("onTime", 1, 1), ("solved", 1, 1), ("satisfied", 1, 1),
            ("reopened", 0, 1), ("callBack", 1, 1),
        ];
        foreach (var (key, value, of) in expected)
        {
            var question = new FigureQuestion($"cases.hotline.{key}", town.District.Path, new(2026, 3, 1), new(2026, 3, 31));
            var cell = source.Answer(question).SingleOrDefault() ?? new(null, null, 0, 0);
            (cell.Value, cell.Of).ShouldBe((value, of), key);
            foreach (var (part, rows) in new[] { (FigurePart.Numerator, value), (FigurePart.Denominator, of) })
                (await head.OpenAsync(source.RowsOf(question, part))).Find("[data-figure-rows]").GetAttribute("data-figure-rows").ShouldBe($"{rows}", key);
        }
        source.Figures.Where(figure => figure.Key.StartsWith("cases.hotline.", StringComparison.Ordinal)).Select(figure => figure.Key["cases.hotline.".Length..])
            .Except(expected.Select(one => one.Key)).ShouldBe(["support", "legalAid"]);
    }
}
