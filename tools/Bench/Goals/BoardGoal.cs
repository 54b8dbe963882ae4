using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Bench.Load;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;
using Niangjia.Faults;
using Niangjia.Kernel.Columns;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>G8: figures from columns in memory.</summary>
internal sealed class BoardGoal : Goal
{
    private const string Rebuild = "columns filled, s";
    private const string Bytes = "bytes a row";
    private const string Worst = "dearest figure, ms of CPU";
    private const string Columns = "unit x type from columns";
    private const string Sql = "unit x type by SQL";
    private const string Differences = "cells that differ from SQL";
    private const string Freshness = "seen after commit, s";

    private static readonly FigureDimension[][] Groupings =
        [[FigureDimension.Unit, FigureDimension.Type], [FigureDimension.Month, FigureDimension.Type], [FigureDimension.Unit, FigureDimension.Month], [FigureDimension.Type], []];

    public override string Name => "G8";

    public override string Sentence => "Figures from memory: any grouping in 20 ms of CPU, 100x (SQLite 500x) the group-by of the case table and equal to it, filled in 5 s, 16 bytes a row, seen a second after the commit";

    public override IEnumerable<Cell> Cells(Arena arena)
    {
        var of = arena.Large ?? arena;
        var sql = new SqlWords(of.Db, of.Where.ConnectionString);
        yield return new(Columns, async () =>
        {
            await FilledAsync(of);
            return Timed(() => Ask(of, "cases.received", Groupings[0]));
        });
        yield return new(Sql, async () =>
        {
            var (watch, own) = (Stopwatch.StartNew(), Processor.Of(of.Cluster?.ProcessId));
            await sql.RowsAsync(Grouped);
            return new(1 / watch.Elapsed.TotalSeconds) { Median = watch.Elapsed.TotalMilliseconds, Micros = (0, (Processor.Of(of.Cluster?.ProcessId) - own) * 1e6, 0) };
        });
        yield return new(Rebuild, () => Task.FromResult(new Reading(_took)), Once: true);
        yield return new(Bytes, () => Task.FromResult(new Reading(_bytes)), Once: true);
        yield return new(Worst, () => Task.FromResult(DearestOf(of)), Once: true);
        yield return new(Differences, async () =>
        {
            await of.App.CountAsync();
            var rows = await sql.RowsAsync(Grouped);
            var ours = Ask(of, "cases.received", Groupings[0]).Select(cell => $"{cell.First} {cell.Second ?? "–"} {cell.Value}").ToHashSet();
            return new(ours.Except(rows).Count() + rows.Except(ours).Count());
        }, Once: true);
        yield return new(Freshness, () => SeenAsync(of), Once: true);
    }

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        var of = arena.Large ?? arena;
        yield return Verdict.AtMost(Name, $"dearest of all figures and groupings, {of.Where.Cases:N0} cases", "", found[Worst].Rate, 20, "ms CPU");
        yield return Verdict.AtLeast(Name, "columns : group-by in SQL", $"{Verdict.Number(found[Columns].Median)} ms", $"{Verdict.Number(found[Sql].Median)} ms", found.Ratio(Columns, Sql), arena.Db == Db.Postgres ? 100 : 500);
        yield return Verdict.AtMost(Name, "cells that differ from SQL", "", found[Differences].Rate, 0, "");
        yield return Verdict.AtMost(Name, "filling the columns", "", found[Rebuild].Rate, 5, "s");
        yield return Verdict.AtMost(Name, "bytes a row", "", found[Bytes].Rate, 16, "B");
        yield return Verdict.AtMost(Name, "seen after the commit of another process, without its wait", "", found[Freshness].Rate, 1, "s");
    }

    private const string Grouped = """SELECT "HandlerPath", "Type", count(*) FROM cases_request WHERE "ParentId" IS NULL GROUP BY 1, 2""";

    private double _bytes;
    private double _took;
    private string _district = "/";

    private async Task FilledAsync(Arena arena)
    {
        if (_took > 0) return;
        _district = (await arena.App.TreeAsync()).All.First(unit => unit.Kind == UnitKind.DistrictFederation).Path;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        await arena.App.CountAsync();
        _took = watch.Elapsed.TotalSeconds;
        var rows = arena.App.Services.GetServices<IColumnFeed>().Sum(feed => (long)feed.Table.Current.Count);
        _bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Math.Max(1, rows);
    }

    private Reading DearestOf(Arena arena)
    {
        var dearest = 0.0;
        foreach (var figure in arena.App.Services.GetServices<IFigureSource>().SelectMany(source => source.Figures))
            foreach (var by in Groupings) dearest = Math.Max(dearest, Timed(() => Ask(arena, figure.Key, by)).Median);
        return new(dearest);
    }

    private IReadOnlyList<FigureCell> Ask(Arena arena, string figure, FigureDimension[] by) => arena.App.Services.GetServices<IFigureSource>().First(source => source.Figures.Any(one => one.Key == figure))
        .Answer(new(figure, _district, new(2000, 1, 1), new(2100, 1, 1)) { By = by });

    /// <summary>Milliseconds of the processor, all its cores together; the fastest of five rounds, for others want it too.</summary>
    private static Reading Timed(Func<object> ask)
    {
        const int Times = 10;
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var own = Processor.Own();
            for (var time = 0; time < Times; time++) GC.KeepAlive(ask());
            best = Math.Min(best, (Processor.Own() - own) * 1000 / Times);
        }
        return new(1000 / Math.Max(best, 0.001)) { Median = best };
    }

    private async Task<Reading> SeenAsync(Arena arena)
    {
        long Received() => Ask(arena, "cases.received", []).Sum(cell => cell.Value);
        await arena.App.CountAsync();
        var before = Received();
        using var http = new HttpClient { BaseAddress = arena.Address };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests")
        {
            Headers = { Authorization = new("Bearer", arena.Token) },
            Content = new StringContent(Calls.Request(arena.Communities[0], Random.Shared), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        (await http.SendAsync(request)).EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        while (Received() == before && watch.Elapsed < TimeSpan.FromMinutes(1)) await arena.App.CountAsync();
        return new(watch.Elapsed.TotalSeconds);
    }
}
