using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>Looks at an installation at rest and names whatever is not as it must be.</summary>
internal sealed class Checks(Installation place)
{
    private const string MostTold = """select "Kind" || ' ' || count(*) from kernel_journal group by "Kind" order by count(*) desc limit 4""";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly SqlWords _sql = new(place.Db, place.ConnectionString);
    private long _seen;

    /// <summary>Waits until the background has nothing more to do. A reaction that failed under the fault is tried again at once, as the button «立即重试» does.</summary>
    public async Task RestAsync(TestApp app)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (await UnreadAsync() + await PressAsync(app) > 0)
        {
            if (TimeProvider.System.GetUtcNow() > until) throw new InvalidOperationException($"The background does not come to rest: {await UnreadAsync()} rows are unread, see {place.Log}; most told of {string.Join(", ", await _sql.RowsAsync(MostTold))}.");
            await Task.Delay(50);
        }
    }

    /// <summary>All findings, none when all is well.</summary>
    /// <param name="app">Looks at the journal.</param>
    /// <param name="deeds">What was asked for and how that was answered.</param>
    /// <param name="unsure">What may be there or not, as of a moment at which some had been answered and some had not; but nothing twice.</param>
    public async Task<IReadOnlyList<string>> FindAsync(TestApp app, IEnumerable<Deed> deeds, IEnumerable<Deed>? unsure = null)
    {
        var findings = new List<string>();
        foreach (var deed in unsure ?? [])
            if (await _sql.CountAsync(deed.Trace(_sql)) is > 1 and var twice) findings.Add($"{twice} times: {deed}");
        foreach (var deed in deeds)
        {
            var count = await _sql.CountAsync(deed.Trace(_sql));
            if (deed.IsDone ? count != 1 : count > (deed.Again is null && deed.First is not { IsRefused: true } ? 1 : 0)) findings.Add($"{count} times: {deed}");
        }
        foreach (var (rule, rows) in Rules.Of(_sql)) findings.AddRange((await _sql.RowsAsync(rows)).Take(5).Select(row => $"{rule}: {row}"));
        findings.AddRange(await JournalAsync(app));
        findings.AddRange(await FilesAsync());
        findings.AddRange(await SealsAsync());
        return findings;
    }

    private Task<long> UnreadAsync() => _sql.CountAsync("""
        kernel_journal j where not exists (select * from kernel_journal_place p where p."Reader" = 'reactions' and (j."Transaction" < p."Transaction" or (j."Transaction" = p."Transaction" and j."Number" <= p."Number")))
        """);

    private static async Task<int> PressAsync(TestApp app) => await app.AsSystemAsync(async services =>
    {
        var now = app.Clock.GetUtcNow();
        var waiting = await services.GetRequiredService<AppDbContext>().Set<ReactionFailure>().AsNoTracking().Select(failure => new { failure.Id, failure.NextTryAt }).ToListAsync();
        foreach (var failure in waiting.Where(failure => failure.NextTryAt is null || failure.NextTryAt > now))
            await services.GetRequiredService<FailedReactions>().TryAgainAsync(failure.Id, CancellationToken.None);
        return waiting.Count;
    });

    /// <summary>The chain holds, every row is in it once, and every reaction that a row concerns has acted on it.</summary>
    private Task<List<string>> JournalAsync(TestApp app) => app.AsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        await services.GetRequiredService<JournalSealer>().SealAsync(CancellationToken.None);
        var findings = (await services.GetRequiredService<JournalVerifier>().VerifyAsync(null, CancellationToken.None)).Select(finding => $"journal: {finding.Fault} {finding.Number}").ToList();
        var (rows, inSeals) = (await db.Set<JournalEntry>().CountAsync(), await db.Set<JournalSeal>().SumAsync(seal => seal.Count));
        if (rows != inSeals) findings.Add($"journal: {rows} rows, {inSeals} in the seals");
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(row => row.Number > _seen).ToListAsync();
        var done = (await db.Set<ReactionDone>().AsNoTracking().Where(one => one.EntryNumber > _seen).Select(one => new { one.EntryNumber, one.Reaction }).ToListAsync()).ToHashSet();
        foreach (var (row, reaction) in from row in entries
                                        join reaction in services.GetServices<ReactionRegistration>() on row.Kind equals reaction.Kind
                                        where reaction.Concerns(row) && !done.Contains(new { EntryNumber = row.Number, Reaction = reaction.Name })
                                        select (row, reaction))
            findings.Add($"journal: {reaction.Name} never acted on {row.Kind} {row.Number}");
        _seen = entries.Select(row => row.Number).DefaultIfEmpty(_seen).Max();
        return findings;
    });

    /// <summary>Every file that a row names is there and is what it was.</summary>
    private async Task<IReadOnlyList<string>> FilesAsync()
    {
        var findings = new List<string>();
        foreach (var hash in await _sql.RowsAsync("""select distinct "Hash" from kernel_attachment"""))
        {
            var file = Path.Combine(place.DataFolder, "files", hash[..2], hash[2..4], hash);
            if (!File.Exists(file)) findings.Add($"file: {hash} is missing");
            else if (Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))) != hash) findings.Add($"file: {hash} was altered");
        }
        return findings;
    }

    /// <summary>What an outsider keeps: every line of the file of seals is a seal of the chain.</summary>
    private async Task<IEnumerable<string>> SealsAsync()
    {
        var file = Path.Combine(place.DataFolder, "seals.log");
        if (!File.Exists(file)) return [];
        var chain = (await _sql.RowsAsync("""select "Batch", "Hash" from kernel_journal_seal""")).ToHashSet();
        return (await File.ReadAllLinesAsync(file)).Where(line => line.Split(' ', 2) is not [_, var said] || !chain.Contains(said)).Select(line => $"seals.log: {line}");
    }
}
