using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts;
using Niangjia.Bench.Anchors;
using Niangjia.Bench.Load;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>Addresses of the pages that are measured.</summary>
internal static class Pages
{
    public const string Inbox = $"{CaseUrls.Inbox}?tab=Below";
    public const string Search = $"{CaseUrls.Inbox}?tab=All&q=%E8%B7%AF%E7%81%AF";
    public const string List = "/api/v1/requests?tab=Below";

    /// <summary>Pages of requests that lie in the grid of the grid worker, so that all who are compared may see them.</summary>
    public static async Task<IReadOnlyList<string>> CasesAsync(Arena arena) => [.. (await arena.App.InDatabaseAsync(db => db.Set<WorkerRequest>()
        .Where(request => request.UnitPath == db.Set<Account>().Where(account => account.UserName == "grid-worker").Select(account => account.UnitPath).First() && request.Secrecy == Secrecy.Named)
        .OrderByDescending(request => request.SubmittedAt).Take(200).Select(request => request.Id).ToListAsync())).Select(CaseUrls.Request)];

    /// <summary>Opens a page signed in as somebody, 8 at a time; one of several addresses each time.</summary>
    public static async Task<Reading> OpenAsync(Arena arena, string? userName, params IReadOnlyList<string> addresses)
    {
        var cookie = userName is null ? null : await arena.CookieAsync(userName);
        return await arena.LoadAsync(8, arena.Options.Seconds, dice => Calls.Page(addresses[dice.Next(addresses.Count)], cookie));
    }
}

/// <summary>G5: the list everybody works from.</summary>
internal sealed class ListGoal(Pgbench? pgbench) : Goal
{
    private const string Anchor = "pgbench: list of 50, 8";
    private const string Html = "inbox as HTML, 8";
    private const string Json = "inbox as JSON, 8";

    public override string Name => "G5";

    public override string Sentence => "The inbox (a page of 30 rows), 8 clients: 0.3x of the bare list query, 350 µs of CPU, p99 10 ms; as JSON 0.5x";

    public override IEnumerable<Cell> Cells(Arena arena) =>
    [
        .. pgbench is null ? Array.Empty<Cell>() : [new(Anchor, () => pgbench.RunAsync("list", 8, arena.Options.Seconds))],
        new(Html, () => Pages.OpenAsync(arena, "street-officer", Pages.Inbox)),
        new(Json, () => arena.LoadAsync(8, arena.Options.Seconds, _ => Calls.Ask(Pages.List, arena.Token))),
    ];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (found.Has(Anchor))
        {
            yield return Verdict.AtLeast(Name, "inbox, HTML : list query", Of(found[Html]), Of(found[Anchor]), found.Ratio(Html, Anchor), 0.3);
            yield return Verdict.AtLeast(Name, "inbox, JSON : list query", Of(found[Json]), "", found.Ratio(Json, Anchor), 0.5);
        }
        yield return Verdict.AtMost(Name, "CPU a page", found.Has(Anchor) ? "" : Of(found[Html]), found[Html].AllMicros, 350, "µs");
        yield return Verdict.AtMost(Name, "p99 of the page", "", found[Html].P99, 10, "ms");
    }
}

/// <summary>G6: however deep.</summary>
internal sealed class DepthGoal : Goal
{
    private const string First = "first page of all";
    private const string Deep = "page at 99 % of all";
    private const string Counted = "statements that count or skip";

    public override string Name => "G6";

    public override string Sentence => "A page at 99 % of the list costs at most 1.3x the first; no statement counts all rows or skips over them";

    public override IEnumerable<Cell> Cells(Arena arena)
    {
        if (arena.Large is not { } large) yield break;
        yield return new(First, () => Pages.OpenAsync(large, "district-leader", $"{CaseUrls.Inbox}?tab=All"));
        yield return new(Deep, async () => await Pages.OpenAsync(large, "district-leader", $"{CaseUrls.Inbox}?tab=All&after={await DeepKeyAsync(large)}"));
        yield return new(Counted, async () =>
        {
            using var seen = new SqlSeen();
            using var leader = await large.App.SignInAsync(await large.AccountAsync("district-leader"));
            foreach (var address in (string[])[Pages.Inbox, $"{CaseUrls.Inbox}?tab=All", Pages.Search, (await Pages.CasesAsync(large))[0]]) (await leader.FetchAsync(address)).EnsureSuccessStatusCode();
            foreach (var statement in seen.Counting.Distinct()) Console.Error.WriteLine("    counts: " + statement.ReplaceLineEndings(" "));
            return new(seen.Counting.Distinct().Count());
        }, Once: true);
    }

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (!found.Has(First, Deep))
        {
            yield return Verdict.Unmeasured(Name, "page at 99 %", "needs --size");
            yield break;
        }
        var large = arena.Large!;
        yield return new(
            Name, $"page at 99 % of {large.Where.Cases:N0} : first page", Of(found[Deep]), Of(found[First]), $"{Verdict.Number(found[Deep].Median / found[First].Median)}x", "≤ 1.30x",
            found[Deep].Median <= 1.3 * found[First].Median, found[Deep].Median <= 1.3 * found[First].Median ? "" : $"missed by {Verdict.Number(found[Deep].Median / found[First].Median / 1.3)}x");
        if (found.Has(Counted)) yield return Verdict.AtMost(Name, "statements with COUNT(*) or OFFSET on inbox, search and case page", "", found[Counted].Rate, 0, "");
    }

    /// <summary>The key of the page that begins when 99 of 100 requests have been passed.</summary>
    private static async Task<string> DeepKeyAsync(Arena arena)
    {
        var count = await arena.App.InDatabaseAsync(db => db.Set<WorkerRequest>().CountAsync());
        var at = await arena.App.InDatabaseAsync(db => db.Set<WorkerRequest>().OrderByDescending(request => request.SubmittedAt).ThenByDescending(request => request.Id)
            .Skip((int)(count * 0.99)).Select(request => new { request.SubmittedAt, request.Id }).FirstAsync());
        return System.Buffers.Text.Base64Url.EncodeToString(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(new { By = at.SubmittedAt, at.Id }));
    }
}

/// <summary>A million cases weigh no more than ten thousand, and a narrow role no more than a wide one.</summary>
internal sealed class SizeGoal : Goal
{
    private static readonly string[] Kinds = ["inbox", "search", "case", "track"];

    public override string Name => "Size";

    public override string Sentence => "Inbox, search of two characters, case page and track page cost at most 1.3x with the large set; the narrowest role waits no longer than the widest";

    public override IEnumerable<Cell> Cells(Arena arena)
    {
        if (arena.Large is not { } large) yield break;
        foreach (var kind in Kinds)
            foreach (var one in (Arena[])[arena, large]) yield return new(NameOf(kind, one), () => OpenAsync(kind, one, "street-officer"));
        foreach (var who in (string[])["grid-worker", "district-leader"]) yield return new($"inbox of {who}", () => OpenAsync("inbox", large, who));
    }

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (arena.Large is not { } large)
        {
            yield return Verdict.Unmeasured(Name, "large : small", "needs --size");
            yield break;
        }
        foreach (var kind in Kinds)
        {
            var (small, big) = (found[NameOf(kind, arena)], found[NameOf(kind, large)]);
            yield return AtMostRatio($"{kind}, {large.Where.Cases:N0} : {arena.Where.Cases:N0}", big, small, 1.3);
        }
        yield return AtMostRatio("inbox, grid worker : district leader", found["inbox of grid-worker"], found["inbox of district-leader"], 1.1);
    }

    private Verdict AtMostRatio(string what, Reading measured, Reading anchor, double wanted)
    {
        var ratio = measured.Median / anchor.Median;
        return new(Name, what, Of(measured), Of(anchor), $"{Verdict.Number(ratio)}x", $"≤ {Verdict.Number(wanted)}x", ratio <= wanted, ratio <= wanted ? "" : $"missed by {Verdict.Number(ratio / wanted)}x");
    }

    private static string NameOf(string kind, Arena arena) => string.Create(CultureInfo.InvariantCulture, $"{kind}, {arena.Where.Cases}");

    private static async Task<Reading> OpenAsync(string kind, Arena arena, string who)
    {
        if (kind == "track") return await TrackAsync(arena);
        return await Pages.OpenAsync(arena, who, kind switch { "inbox" => [Pages.Inbox], "search" => [Pages.Search], _ => await Pages.CasesAsync(arena) });
    }

    /// <summary>A worker enters the receipt code once and looks again and again.</summary>
    private static async Task<Reading> TrackAsync(Arena arena)
    {
        var code = File.ReadLines(Path.Combine(arena.Where.Folder, "large-accounts.txt")).SkipWhile(line => !line.StartsWith("receipt code", StringComparison.Ordinal)).Skip(1).First().Split(' ')[0];
        using var phone = arena.App.Browser();
        var tracked = await (await phone.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        var cookies = string.Join("; ", phone.Cookies.Select(one => $"{one.Key}={one.Value}"));
        return await arena.LoadAsync(8, arena.Options.Seconds, _ => Calls.Page(tracked.Url, cookies));
    }
}
