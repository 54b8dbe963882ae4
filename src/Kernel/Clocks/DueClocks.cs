using System.Diagnostics;
using System.Text.Json;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Clocks;

/// <summary>
/// Lets many clocks tell what is due, in one transaction and a few statements. It leaves behind what saving them one by one would: the same rows in the journal, with
/// what changed, and the version raised.
/// </summary>
internal sealed class DueClocks(AppDbContext db, CurrentUser user, JournalBell bell)
{
    private static readonly string ClockKind = JournalNames.Of(typeof(Clock));

    /// <summary>Returns how many told something.</summary>
    public async Task<int> TellAsync(IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var (told, rows) = (new List<Clock>(), new List<JournalEntry>());
        foreach (var clock in (await ClockDialect.Of(db).TakeAsync(db, ids, now, cancellationToken)).OrderBy(clock => clock.NextActionAt).ThenBy(clock => clock.Id))
        {
            var before = (clock.NextActionAt, clock.OverdueAt, clock.Reminders, clock.Status);
            if (!clock.CatchUp(now)) continue;
            told.Add(clock);
            var changes = new Dictionary<string, object?[]>();
            Note(changes, nameof(Clock.NextActionAt), before.NextActionAt, clock.NextActionAt);
            Note(changes, nameof(Clock.OverdueAt), before.OverdueAt, clock.OverdueAt);
            if (!ReferenceEquals(before.Reminders, clock.Reminders)) changes[nameof(Clock.Reminders)] = [before.Reminders, clock.Reminders];
            Note(changes, nameof(Clock.Status), before.Status, clock.Status);
            rows.AddRange(clock.ToldSoFar.Select((one, i) => Row(clock, one.Happened, i == 0 ? JsonSerializer.Serialize(changes, JournalJson.Options) : null, now)));
        }
        if (told.Count == 0) return 0;
        await ClockDialect.Of(db).SaveAsync(db, told, cancellationToken);
        await JournalDialect.AddAsync(db, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        bell.Ring();
        return told.Count;
    }

    private static void Note<T>(Dictionary<string, object?[]> changes, string name, T before, T after)
    {
        if (!Equals(before, after)) changes[name] = [before, after];
    }

    private JournalEntry Row(Clock clock, object happened, string? changes, DateTimeOffset now) => new()
    {
        At = now,
        Kind = JournalNames.Of(happened.GetType()),
        SubjectKind = ClockKind,
        SubjectId = clock.Id,
        UnitPath = clock.UnitPath,
        ActorName = user.ActorName,
        Body = JsonSerializer.Serialize(happened, happened.GetType(), JournalJson.Options),
        Changes = changes,
        TraceId = Activity.Current?.TraceId.ToString(),
    };
}
