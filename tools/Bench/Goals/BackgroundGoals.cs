using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Bench.Anchors;
using Niangjia.Bench.Load;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>G13: clocks that are over, and what follows from the journal.</summary>
internal sealed class SweepGoal(Pgbench? pgbench) : Goal
{
    private const string Timers = "pgbench: timers, 200 a transaction";
    private const string Clocks = "clocks told";
    private const string Reactions = "journal rows to a reaction";
    private const string Lateness = "a clock is told late by, s";
    private const int Watched = 100;

    public override string Name => "G13";

    public override string Sentence => "50,000 overdue clocks told a second, a million at start in 20 s; 50,000 reactions a second; told within a second while requests come in";

    public override IEnumerable<Cell> Cells(Arena arena) =>
    [
        .. pgbench is null ? Array.Empty<Cell>() : [new(Timers, () => pgbench.RunAsync("fire_timers", 1, transactions: 20, each: 200), Once: true)],
        new(Clocks, () => OnceAsync(arena, KernelBenchmarks.Sweeps_clocks_that_fell_overdue), Once: true),
        new(Reactions, () => OnceAsync(arena, KernelBenchmarks.Delivers_journal_rows_to_a_reaction), Once: true),
        new(Lateness, () => LateAsync(arena), Once: true),
    ];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        yield return Verdict.AtMost(Name, "a million overdue clocks at start, from the rate of 2,000", Of(found[Clocks]), 1e6 / found[Clocks].Rate, 20, "s");
        yield return new(
            Name, "overdue clocks told a second", $"{Verdict.Number(found[Clocks].Rate)}/s", found.Has(Timers) ? $"{Verdict.Number(found[Timers].Rate)}/s" : "", $"{Verdict.Number(found[Clocks].Rate)}/s", "≥ 50,000/s",
            found[Clocks].Rate >= 50_000, found[Clocks].Rate >= 50_000 ? "" : $"missed by {Verdict.Number(50_000 / found[Clocks].Rate)}x");
        yield return new(
            Name, "reactions a second", "", "", $"{Verdict.Number(found[Reactions].Rate)}/s", "≥ 50,000/s", found[Reactions].Rate >= 50_000, found[Reactions].Rate >= 50_000 ? "" : $"missed by {Verdict.Number(50_000 / found[Reactions].Rate)}x");
        yield return Verdict.AtMost(Name, "p99 of the lateness while 32 clients write", "", found[Lateness].Rate, 1, "s");
    }

    private static async Task<Reading> OnceAsync(Arena arena, Func<TestApp, Task<Measured>> measure)
    {
        await using var app = await TestApp.StartAsync(arena.Db);
        var found = await measure(app);
        return new(found.Times / found.Time.TotalSeconds) { Median = found.Time.TotalMilliseconds / found.Times };
    }

    /// <summary>Clocks end one after the other while requests come in; how late the journal tells of them, the longest of a hundred left out.</summary>
    private static async Task<Reading> LateAsync(Arena arena)
    {
        var seconds = Math.Max(5, arena.Options.Seconds);
        var subjects = await arena.App.AsSystemAsync(async services =>
        {
            var (now, ids) = (TimeProvider.System.GetUtcNow(), new List<Guid>());
            for (var i = 0; i < Watched; i++)
            {
                ids.Add(Guid.CreateVersion7(now));
                var end = now.AddSeconds(1 + (seconds - 2) * i / Watched);
                await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "Bench.Subject", ids[i], "/", StartAt: end.AddHours(-1), Period: new(1, PeriodUnit.Hours)), CancellationToken.None);
            }
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            return ids;
        });
        await CreateCells.Create(arena, 32).MeasureAsync();
        for (var patience = TimeProvider.System.GetUtcNow().AddMinutes(3); TimeProvider.System.GetUtcNow() < patience; await Task.Delay(500))
        {
            var late = await arena.App.InDatabaseAsync(async db =>
            {
                var clocks = await db.Set<Clock>().AsNoTracking().Where(clock => subjects.Contains(clock.SubjectId)).ToDictionaryAsync(clock => clock.Id, clock => clock.DueAt);
                var told = await db.Set<JournalEntry>().AsNoTracking().Where(row => row.Kind == "Kernel.ClockFellOverdue" && clocks.Keys.Contains(row.SubjectId)).ToListAsync();
                return told.Select(row => (row.At - clocks[row.SubjectId]).TotalSeconds).Order().ToList();
            });
            if (late.Count >= Watched) return new(late[(int)(late.Count * 0.99) - 1]);
        }
        throw new TimeoutException("Not all clocks were told within three minutes.");
    }
}

/// <summary>G14: the most urgent request nobody has taken on.</summary>
internal sealed class TakeGoal(Pgbench? pgbench) : Goal
{
    private const string Anchor = "pgbench: take next, 200 desks, 8";
    private const string Spread = "take next by the API, 8";
    private const string Doubles = "requests accepted twice";
    private const string Address = "/api/v1/requests/acceptances";

    public override string Name => "G14";

    public override string Sentence => "Taking the next request over HTTP: 0.6x of the bare statement, none handed out twice";

    public override IEnumerable<Cell> Cells(Arena arena) => pgbench is null ? [] :
    [
        new(Anchor, () => pgbench.RunAsync("take_next", 8, arena.Options.Seconds, given: "desks=200")),
        new(Spread, async () =>
        {
            await EnsureThereAsync(arena);
            return await arena.LoadAsync(8, arena.Options.Seconds, dice => Calls.Do(Address, _tokens[dice.Next(_tokens.Count)], "{}", dice));
        }),
        new(Doubles, () => arena.App.InDatabaseAsync(async db => new Reading(await db.Set<JournalEntry>().Where(row => row.Kind == "Cases.RequestAccepted" && row.At > arena.OpenedAt)
            .GroupBy(row => row.SubjectId).CountAsync(group => group.Count() > 1))), Once: true),
    ];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (pgbench is null) yield break;
        if (!found.Has(Spread))
        {
            yield return Verdict.Unmeasured(Name, "take next", found.WhyMissing(Spread) ?? "not measured");
            yield break;
        }
        yield return Verdict.AtLeast(Name, "take next, 8 clients : bare statement", Of(found[Spread]), Of(found[Anchor]), found.Ratio(Spread, Anchor), 0.6);
        yield return Verdict.AtMost(Name, "handed out twice", "", found[Doubles].Rate, 0, "");
    }

    private readonly List<string> _tokens = [];

    private async Task EnsureThereAsync(Arena arena)
    {
        if (_tokens.Count > 0) return;
        using var http = new HttpClient { BaseAddress = arena.Address };
        using var answer = await http.SendAsync(new(HttpMethod.Post, Address));
        if (answer.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.MethodNotAllowed) throw new InvalidOperationException("the product has no such operation yet");
        foreach (var name in (string[])["community-officer", "street-officer", "district-officer"]) _tokens.Add(await arena.App.GiveTokenAsync(await arena.AccountAsync(name)));
    }
}

/// <summary>G15: everything at once, for a minute.</summary>
internal sealed class MixGoal : Goal
{
    private const string Mixed = "80 % reads, 20 % writes, 32";
    private const string Growth = "memory grows by, MiB";
    private const double Long = 60;

    public override string Name => "G15";

    public override string Sentence => "Four reads to a write at 32 clients for a minute: no error, p99 50 ms, never 250 ms without an answer, memory flat";

    public override IEnumerable<Cell> Cells(Arena arena) =>
    [
        new(Mixed, async () =>
        {
            var (cookie, cases) = (await arena.CookieAsync("street-officer"), await Pages.CasesAsync(arena));
            byte[] Next(Random dice) => dice.Next(10) switch
            {
                < 2 => Calls.Do("/api/v1/requests", arena.Token, Calls.Request(arena.Communities[dice.Next(arena.Communities.Count)], dice), dice),
                < 6 => Calls.Page(Pages.Inbox, cookie),
                < 8 => Calls.Page(cases[dice.Next(cases.Count)], cookie),
                8 => Calls.Page(Pages.Search, cookie),
                _ => Calls.Page("/", null),
            };
            await arena.LoadAsync(32, Math.Min(5, arena.Options.Seconds), Next);
            var before = Processor.Memory(arena.Server.Id);
            var found = await arena.LoadAsync(32, arena.Options.Seconds >= 5 ? Long : arena.Options.Seconds, Next);
            _growth = Processor.Memory(arena.Server.Id) - before;
            return found;
        }, Once: true),
        new(Growth, () => Task.FromResult(new Reading(_growth)), Once: true),
    ];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        yield return Verdict.AtMost(Name, "errors in a minute of mixed load", Of(found[Mixed]), found[Mixed].Errors, 0, "");
        yield return Verdict.AtMost(Name, "p99", "", found[Mixed].P99, 50, "ms");
        yield return Verdict.AtMost(Name, "longest time without an answer", "", found[Mixed].Silence, 0, "s");
        yield return Verdict.AtMost(Name, "growth of memory", "", found[Growth].Rate, 50, "MiB");
    }

    private double _growth;
}

/// <summary>G7: what the product itself needs.</summary>
internal sealed class StartGoal : Goal
{
    private const string Memory = "memory after load, MiB";

    public override string Name => "G7";

    public override string Sentence => "Starts in a second, the first real page 0.3 s after, 250 MiB after load";

    public override IEnumerable<Cell> Cells(Arena arena) => [new(Memory, () => Task.FromResult(new Reading(Processor.Memory(arena.Server.Id))))];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        yield return Verdict.AtMost(Name, "start to the first answer", "", arena.Start, 1, "s");
        yield return Verdict.AtMost(Name, "first real page after it", "", arena.FirstPage, 0.3, "s");
        yield return Verdict.AtMost(Name, "memory after load", "", found[Memory].Rate, 250, "MiB");
        yield return Verdict.Unmeasured(Name, "against RT, Redmine and Strapi", "these systems are not set up here");
    }
}
