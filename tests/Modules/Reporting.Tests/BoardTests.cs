using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Tables;

namespace Niangjia.Reporting.Tests;

public sealed class BoardTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 12, 31);

    [EachDatabase]
    public async Task Behind_every_figure_stand_exactly_as_many_rows_as_it_says(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await FullAsync(app);
        var keeper = app.Services.GetRequiredService<ColumnKeeper>();
        await app.CountAsync();
        // Changed after the columns were filled: triaged otherwise, missed, closed.
        await Stages.AddAsync(app, world);
        await app.RateResolvedAsync();
        app.AtTime("2026-04-20 09:00");
        await app.CatchUpAsync();
        await app.CountAsync();

        var leader = await app.SignInAsAsync(Role.DistrictLeader, world.Units.District.Path);
        var source = app.Services.GetServices<IFigureSource>().Single();
        var (tried, seen) = (0, 0L);
        foreach (var figure in source.Figures)
            foreach (var part in figure.Unit == FigureUnit.Share ? Enum.GetValues<FigurePart>() : [FigurePart.Numerator])
                foreach (var (unit, own) in (ValueTuple<string, bool>[])[(world.Units.District.Path, false), (world.Units.Street.Path, false), (world.Units.Street.Path, true)])
                    foreach (var type in (string?[])[null, nameof(CaseType.WageArrears)])
                    {
                        var question = new FigureQuestion(figure.Key, unit, From, To) { ItselfOnly = own, Type = type };
                        var cell = source.Answer(question)[0];
                        var counted = figure.Unit == FigureUnit.Share && part == FigurePart.Numerator ? cell.Value : cell.Of;
                        var page = await leader.OpenAsync(source.RowsOf(question, part));
                        page.Find("[data-figure-rows]").GetAttribute("data-figure-rows").ShouldBe($"{counted}", $"{figure.Key} {part} {unit} {type}");
                        (tried, seen) = (tried + 1, seen + counted);
                    }
        tried.ShouldBeGreaterThan(150);
        seen.ShouldBeGreaterThan(100);
        // What was followed bit by bit is what a new process reads at once.
        foreach (var feed in app.Services.GetServices<IColumnFeed>())
        {
            var anew = await app.InDatabaseAsync(data => feed.ReadAsync(data, CancellationToken.None));
            anew.Current.Count.ShouldBeGreaterThan(0);
            var all = Enumerable.Range(0, feed.Table.Layout.Flags).Select(flag => new ColumnQuery { Flags = [flag], Amount = feed.Table.Layout.Amounts > 0 ? 0 : null, By = [ColumnGroup.Code(0), ColumnGroup.Month(0)] });
            foreach (var query in all) feed.Table.Current.Ask(query).ShouldBe(anew.Current.Ask(query), ignoreOrder: true);
        }
        keeper.AsOf.ShouldBe(app.Clock.GetUtcNow());
    }

    [EachDatabase]
    public async Task A_board_shows_the_units_of_its_reader_and_says_while_it_is_counting(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await FullAsync(app);
        var units = world.Units;
        var chair = await app.SignInAsAsync(Role.StreetChair, units.Street.Path);
        (await chair.OpenAsync(ReportingUrls.Board)).ShouldShow("数字正在统计");
        await app.CountAsync();

        var board = await chair.OpenAsync(ReportingUrls.Board);
        board.ShouldShow(units.Street.Name, units.Community.Name, "截至 09:00:00").ShouldNotShow(units.OtherStreet.Name);
        // Another unit in the address leads home.
        (await chair.OpenAsync($"{ReportingUrls.Board}?unit={Uri.EscapeDataString(units.OtherStreet.Path)}")).ShouldNotShow(units.OtherStreet.Name);
        (await chair.OpenAsync($"{ReportingUrls.Board}?unit=%27;--&period=heute&figure=%3Cscript%3E&type=999")).Status.ShouldBe(HttpStatusCode.OK);
        var leader = await app.SignInAsAsync(Role.DistrictLeader, units.District.Path);
        var district = await leader.OpenAsync(ReportingUrls.Board);
        Number(district).ShouldBeGreaterThan(Number(board));
        // One level down by a link of the chart, and the chart says what its table says.
        (await district.FollowAsync(units.Street.Name)).Heading.ShouldContain(units.Street.Name);
        foreach (var chart in district.Document.QuerySelectorAll("figure.chart.lying"))
            chart.QuerySelectorAll("li .value").Select(bar => bar.TextContent.Trim()).ShouldBe(chart.QuerySelectorAll("tbody td:first-of-type").Select(cell => cell.TextContent.Trim()));
        // Who audits sees numbers and no matters.
        var auditor = await (await app.SignInAsAsync(Role.AuditAdmin, "/")).OpenAsync(ReportingUrls.Board);
        Number(auditor).ShouldBe(Number(district));
        auditor.Document.QuerySelectorAll("a[href^='/inbox'], a[href^='/disputes'], a[href^='/deadlines']").ShouldBeEmpty();

        var file = await leader.FetchAsync(ReportingUrls.BoardExport + "?period=2026");
        TableReader.Read(await file.Content.ReadAsStreamAsync()).Count(row => row[0] == "受理诉求").ShouldBeGreaterThanOrEqualTo(3);
        (await (await app.SignInAsAsync(Role.GridWorker, units.Grid.Path)).OpenAsync(ReportingUrls.Board)).Status.ShouldBe(HttpStatusCode.Forbidden);

        static long Number(Page page) => long.Parse(page.Find("[data-figure='cases.received'] .figure-number").TextContent, null);
    }

    [EachDatabase]
    public async Task Everybody_reads_full_months_and_nobody_a_cell_of_few(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        (await app.Browser().OpenAsync(ReportingUrls.Transparency)).ShouldShow("暂无公开数据");
        for (var n = 0; n < 24; n++) await app.AddRequestAsync(units.Community.Path, n);
        for (var n = 24; n < 28; n++) await app.AddRequestAsync(units.OtherCommunity.Path, n);
        app.AtTime("2026-04-05 09:00");
        await app.CountAsync();

        var page = await app.Browser().OpenAsync(ReportingUrls.Transparency + "?period=2026-03&year=abc");
        var card = page.Find("[data-figure='cases.received']");
        card.QuerySelector(".figure-number")!.TextContent.ShouldBe("28");
        // Four are few, and beside the total the other street would tell.
        card.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("td")!.TextContent.Trim()).ShouldBe(["0", "不公开", "不公开"]);
        var json = await (await app.Browser().FetchAsync(ReportingUrls.TransparencyJson)).Content.ReadAsStringAsync();
        json.ShouldContain("\"受理诉求\"");
        json.ShouldNotContain("\"value\": 4,");
        json.ShouldNotContain("\"value\": 24,");
        var csv = await (await app.Browser().FetchAsync(ReportingUrls.TransparencyCsv)).Content.ReadAsStringAsync();
        csv.Split('\n').Count(line => line.StartsWith("cases.received,", StringComparison.Ordinal) && line.Contains("2026-03-01,2026-03-31", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task An_open_board_hears_of_changes_in_its_units_and_of_no_others()
    {
        await using var app = await TestApp.StartOnPortAsync(Db.Sqlite);
        var units = await app.AddUnitsAsync();
        await app.CountAsync();
        var chair = await app.SignInAsAsync(Role.StreetChair, units.Street.Path);
        using var http = new HttpClient { BaseAddress = new(app.Url) };
        var request = new HttpRequestMessage(HttpMethod.Get, ReportingUrls.BoardEvents + "?seen=0");
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Cookie", string.Join("; ", chair.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).ShouldBe("retry: 3000");
        (await lines.ReadLineAsync()).ShouldBe("");
        (await lines.ReadLineAsync()).ShouldBe(": ");

        await app.AddRequestAsync(units.OtherCommunity.Path, 1);
        await app.CountAsync();
        await app.AddRequestAsync(units.Community.Path, 2);
        await app.CountAsync();
        (await lines.ReadLineAsync()).ShouldBe("");
        (await lines.ReadLineAsync()).ShouldBe("id: 2", "the first change lay in another street");
        (await lines.ReadLineAsync()).ShouldBe("event: changed");
        // A program that is no browser is not kept waiting.
        using var plain = new HttpRequestMessage(HttpMethod.Get, ReportingUrls.BoardEvents);
        plain.Headers.Add("Cookie", request.Headers.GetValues("Cookie"));
        (await http.SendAsync(plain)).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    private static async Task<World> FullAsync(TestApp app)
    {
        var world = await World.MakeAsync(app);
        foreach (var state in (DisputeState[])[DisputeState.AgreementEffective, DisputeState.MediationFailed]) await app.AddDisputeAsync(world.Units.Street, $"制鞋{state}甲", state);
        return world;
    }
}
