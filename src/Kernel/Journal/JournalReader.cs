using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Journal;

/// <summary>
/// Reads the journal in commit-safe order and lets reactions act. On PostgreSQL it reads only below the oldest running
/// transaction and keeps its place as (transaction, number), so a row that commits late is never skipped.
/// </summary>
public sealed partial class JournalReader(IServiceScopeFactory scopes, IEnumerable<ReactionRegistration> reactions, TimeProvider clock, ILogger<JournalReader> log) : IDisposable
{
    private const int Batch = 200;
    private const int GiveUpAfter = 10;
    private readonly ILookup<string, ReactionRegistration> _byKind = reactions.ToLookup(reaction => reaction.Kind);
    private readonly Dictionary<string, ReactionRegistration> _byKey = reactions.DistinctBy(reaction => reaction.Key).ToDictionary(reaction => reaction.Key);
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
                if (count < Batch) return handled;
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
        // The lock lasts as long as this transaction, so that only one node reads; each delivery has its own.
        await using var held = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db.Dialect.IsPostgres && !await db.Dialect.TryLockAsync(db, 0x6A6F_7572_6E61, cancellationToken)) return 0;
        var place = await db.Set<JournalPlace>().SingleOrDefaultAsync(row => row.Reader == JournalPlace.Reactions, cancellationToken);
        var horizon = await db.Dialect.OldestRunningTransactionAsync(db, cancellationToken);
        var rows = await db.Set<JournalEntry>().AsNoTracking()
            .After(place, horizon).Take(Batch).ToListAsync(cancellationToken);
        if (rows.Count == 0) return 0;
        if (!db.Dialect.IsPostgres) await held.CommitAsync(cancellationToken); // SQLite: a reader must not hold what deliveries write.
        foreach (var row in rows)
            foreach (var reaction in _byKind[row.Kind])
                await DeliverAsync(row, reaction, null, cancellationToken);
        if (place is null) db.Add(place = new JournalPlace { Reader = JournalPlace.Reactions });
        (place.Transaction, place.Number) = (rows[^1].Transaction, rows[^1].Number);
        await db.SaveChangesAsync(cancellationToken);
        if (db.Dialect.IsPostgres) await held.CommitAsync(cancellationToken);
        return rows.Count;
    }

    private async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var now = clock.GetUtcNow();
        var due = await db.Set<ReactionFailure>().AsNoTracking()
            .Where(failure => failure.NextTryAt != null && failure.NextTryAt <= now)
            .OfKnown(db, _byKey.Keys)
            .OrderBy(failed => failed.Failure.NextTryAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var failed in due) await DeliverAsync(failed.Row, _byKey[$"{failed.Row.Kind} {failed.Failure.Reaction}"], failed.Failure, cancellationToken);
        return due.Count;
    }

    private async Task DeliverAsync(JournalEntry row, ReactionRegistration reaction, ReactionFailure? earlier, CancellationToken cancellationToken)
    {
        try
        {
            if (!reaction.Concerns(row)) return;
            using var activity = Telemetry.Source.StartActivity($"react {reaction.Name}");
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await ClaimAsync(db, row, reaction, cancellationToken))
            {
                await reaction.ReactAsync(scope.ServiceProvider, row, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }
            if (earlier is not null)
                await db.Set<ReactionFailure>().Where(failure => failure.EntryNumber == row.Number && failure.Reaction == reaction.Name)
                    .ExecuteDeleteAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Telemetry.Reacted(reaction.Name, true);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Telemetry.Reacted(reaction.Name, false);
            Failed(reaction.Name, row.Number, e);
            await RememberFailureAsync(row, reaction, (earlier?.Attempts ?? 0) + 1, e, cancellationToken);
        }
    }

    /// <summary>
    /// Marks the row as done before it is, in the same transaction: a second node that tries the same waits here until the first has committed,
    /// instead of sending a message that has been sent.
    /// </summary>
    private async Task<bool> ClaimAsync(AppDbContext db, JournalEntry row, ReactionRegistration reaction, CancellationToken cancellationToken)
    {
        if (await db.Set<ReactionDone>().AnyAsync(done => done.EntryNumber == row.Number && done.Reaction == reaction.Name, cancellationToken)) return false;
        db.Add(new ReactionDone { EntryNumber = row.Number, Reaction = reaction.Name, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            // The savepoint of this save is rolled back, the transaction goes on; what could not be added must not be tried again with it.
            db.ChangeTracker.Clear();
            return false;
        }
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
