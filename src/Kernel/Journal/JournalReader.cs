using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// Reads the journal in commit-safe order and lets reactions act. On PostgreSQL it reads only below the oldest running
/// transaction and keeps its place as (transaction, number), so a row that commits late is never skipped.
/// </summary>
public sealed partial class JournalReader(IServiceScopeFactory scopes, IEnumerable<ReactionRegistration> reactions, TimeProvider clock, ILogger<JournalReader> log) : IDisposable
{
    private const int Rows = 1000;
    private const int Retries = 200;
    private const int GiveUpAfter = 10;
    private readonly ILookup<string, ReactionRegistration> _byKind = reactions.ToLookup(reaction => reaction.Kind);
    private readonly Dictionary<string, ReactionRegistration> _byKey = reactions.DistinctBy(reaction => reaction.Key).ToDictionary(reaction => reaction.Key);
    private readonly ReactionBatch _batch = new(scopes, clock);
    private readonly BatchSize _size = new(50, 1000, TimeSpan.FromMilliseconds(50));
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Handles everything that can be handled now; returns the number of rows read and failures retried.</summary>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        // The clock sweep reads too. On SQLite, where no lock of the database keeps two readers apart, they would put back each other's place.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var handled = await RetryAsync(cancellationToken);
            while (true)
            {
                var count = await ReadBatchAsync(cancellationToken);
                handled += count;
                if (count < Rows) return handled;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<int> ReadBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        // The lock lasts as long as this transaction, so that only one node reads; deliveries have their own.
        await using var held = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Dialect.IsPostgres && !await db.Dialect.TryLockAsync(db, 0x6A6F_7572_6E61, cancellationToken)) return 0;
        var place = await db.Set<JournalPlace>().SingleOrDefaultAsync(row => row.Reader == JournalPlace.Reactions, cancellationToken);
        var horizon = await db.Dialect.OldestRunningTransactionAsync(db, cancellationToken);
        var rows = await db.Set<JournalEntry>().AsNoTracking()
            .After(place, horizon).Take(Rows).ToListAsync(cancellationToken);
        if (rows.Count == 0) return 0;
        if (!db.Dialect.IsPostgres) await held.CommitAsync(cancellationToken); // SQLite: a reader must not hold what deliveries write.
        await DeliverAllAsync(rows, cancellationToken);
        if (place is null) db.Add(place = new JournalPlace { Reader = JournalPlace.Reactions });
        (place.Transaction, place.Number) = (rows[^1].Transaction, rows[^1].Number);
        await db.SaveChangesAsync(cancellationToken);
        if (db.Dialect.IsPostgres) await held.CommitAsync(cancellationToken);
        return rows.Count;
    }

    private async Task DeliverAllAsync(List<JournalEntry> rows, CancellationToken cancellationToken)
    {
        var deliveries = new List<Delivery>();
        foreach (var row in rows)
            foreach (var reaction in _byKind[row.Kind])
                if (await ConcernsAsync(row, reaction, cancellationToken)) deliveries.Add(new(row, reaction));
        for (var done = 0; done < deliveries.Count;)
        {
            var some = deliveries[done..Math.Min(done + _size.Now, deliveries.Count)];
            var begun = Stopwatch.GetTimestamp();
            await DeliverAsync(some, cancellationToken);
            var took = Stopwatch.GetElapsedTime(begun);
            _size.Took(some.Count, took);
            done += some.Count;
            // Whoever waits for a page goes first: a burst is worked off with a breath after each batch.
            if (done < deliveries.Count) await Task.Delay(took / 8, cancellationToken);
        }
    }

    private async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.GetUtcNow();
        var due = await db.Set<ReactionFailure>().AsNoTracking()
            .Where(failure => failure.NextTryAt != null && failure.NextTryAt <= now)
            .OfKnown(db, _byKey.Keys)
            .OrderBy(failed => failed.Failure.NextTryAt).Take(Retries).ToListAsync(cancellationToken);
        // What has failed before is tried alone.
        foreach (var failed in due) await AgainAsync(new(failed.Row, _byKey[$"{failed.Row.Kind} {failed.Failure.Reaction}"]), failed.Failure, cancellationToken);
        return due.Count;
    }

    private async Task<bool> ConcernsAsync(JournalEntry row, ReactionRegistration reaction, CancellationToken cancellationToken)
    {
        try
        {
            return reaction.Concerns(row);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(new(row, reaction), 1, e, cancellationToken);
            return false;
        }
    }

    /// <summary>All in one transaction; when that fails, one half after the other, until what fails stands alone.</summary>
    private async Task DeliverAsync(List<Delivery> some, CancellationToken cancellationToken)
    {
        try
        {
            await _batch.RunAsync(some, null, cancellationToken);
            foreach (var one in some) Telemetry.Reacted(one.Reaction.Name, true);
        }
        catch (Exception) when (some.Count > 1 && !cancellationToken.IsCancellationRequested)
        {
            var half = some.Count / 2;
            await DeliverAsync(some[..half], cancellationToken);
            await DeliverAsync(some[half..], cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(some[0], 1, e, cancellationToken);
        }
    }

    private async Task AgainAsync(Delivery one, ReactionFailure earlier, CancellationToken cancellationToken)
    {
        try
        {
            if (one.Reaction.Concerns(one.Row))
                await _batch.RunAsync(
                    [one], db => db.Set<ReactionFailure>().Where(failure => failure.EntryNumber == one.Row.Number && failure.Reaction == one.Reaction.Name).ExecuteDeleteAsync(cancellationToken),
                    cancellationToken);
            Telemetry.Reacted(one.Reaction.Name, true);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            await FailAsync(one, earlier.Attempts + 1, e, cancellationToken);
        }
    }

    private Task FailAsync(Delivery one, int attempts, Exception e, CancellationToken cancellationToken)
    {
        Telemetry.Reacted(one.Reaction.Name, false);
        Failed(one.Reaction.Name, one.Row.Number, e);
        return RememberFailureAsync(one.Row, one.Reaction, attempts, e, cancellationToken);
    }

    private async Task RememberFailureAsync(JournalEntry row, ReactionRegistration reaction, int attempts, Exception e, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var failure = await db.Set<ReactionFailure>()
            .SingleOrDefaultAsync(found => found.EntryNumber == row.Number && found.Reaction == reaction.Name, cancellationToken);
        var now = clock.GetUtcNow();
        if (failure is null) db.Add(failure = new ReactionFailure(Guid.CreateVersion7(now), row.Number, reaction.Name));
        // 1, 2, 4 … minutes; after the last attempt an administrator decides.
        failure.Failed(attempts, e.Message, attempts >= GiveUpAfter ? null : now.AddMinutes(Math.Pow(2, attempts - 1)));
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reaction {Reaction} to journal row {Number} failed")]
    private partial void Failed(string reaction, long number, Exception exception);
}

/// <summary>Order and horizon of reading.</summary>
internal static class JournalOrder
{
    public static IQueryable<JournalEntry> After(this IQueryable<JournalEntry> rows, JournalPlace? place, long horizon)
    {
        if (place is { Transaction: var transaction, Number: var number })
            rows = rows.Where(row => row.Transaction > transaction || (row.Transaction == transaction && row.Number > number));
        return rows.Where(row => row.Transaction < horizon).OrderBy(row => row.Transaction).ThenBy(row => row.Number);
    }
}

/// <summary>How far a reader of the journal has come.</summary>
internal sealed class JournalPlace
{
    public const string Reactions = "reactions";
    public const string Seals = "seals";

    public required string Reader { get; init; }
    public long Transaction { get; set; }
    public long Number { get; set; }
}

/// <summary>A reaction that has acted on a row.</summary>
internal sealed class ReactionDone
{
    public required long EntryNumber { get; init; }
    public required string Reaction { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class JournalPlaceConfiguration : IEntityTypeConfiguration<JournalPlace>
{
    public void Configure(EntityTypeBuilder<JournalPlace> builder)
    {
        builder.ToTable("kernel_journal_place");
        builder.HasKey(place => place.Reader);
        builder.Property(place => place.Reader).HasMaxLength(40);
    }
}

internal sealed class ReactionDoneConfiguration : IEntityTypeConfiguration<ReactionDone>
{
    public void Configure(EntityTypeBuilder<ReactionDone> builder)
    {
        builder.ToTable("kernel_reaction_done");
        builder.HasKey(done => new { done.EntryNumber, done.Reaction });
        builder.Property(done => done.Reaction).HasMaxLength(120);
    }
}
