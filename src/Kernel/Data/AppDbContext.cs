using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Data;

/// <summary>
/// The one context. Modules contribute entity configurations; there are no DbSet properties, so a module can only query what
/// it can name. Saving writes the entities, their journal rows and the idempotency record in one transaction.
/// </summary>
public sealed class AppDbContext(
    DbContextOptions<AppDbContext> options,
    ModelAssemblies assemblies,
    CurrentUser user,
    IdempotencyScope idempotency,
    JournalBell bell,
    DeliveryBell deliveries,
    TimeProvider clock) : DbContext(options)
{
    private bool _hasParcels;
    private IDbContextTransaction? _held;

    /// <summary>What differs between the two databases.</summary>
    public Dialect Dialect => Dialect.Of(Database);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Configure(configurationBuilder, Dialect);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var assembly in assemblies.All) modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        Conventions.Finish(modelBuilder, Dialect);
    }

    /// <summary>
    /// Saves everything in one transaction. A change made by somebody else in the meantime is refused with a sentence;
    /// a command that was already done under the same idempotency key throws <see cref="AlreadyDoneException"/>.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var recorder = new JournalRecorder(this, user, clock);
        var told = recorder.Record();
        ColumnLengths.RefuseTooLong(ChangeTracker);
        _hasParcels |= ChangeTracker.Entries<Parcel>().Any(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity.IsDue(clock.GetUtcNow()));
        var first = idempotency.RecordIn(this, user, clock.GetUtcNow());
        if (first is not null && idempotency.WaitsForAnswer && Database.CurrentTransaction is null) _held = await Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            recorder.Done();
            if (told > 0 && _held is null) bell.Ring();
            if (Database.CurrentTransaction is null) RingForParcels();
            return count;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException(KernelText.ChangedByOthers);
        }
        catch (DbUpdateException e) when (first is not null && Dialect.IsUniqueViolation(e) && e.Entries.Any(entry => entry.Entity == first))
        {
            throw new AlreadyDoneException(first.Key);
        }
    }

    /// <summary>What was written to leave the house is committed now.</summary>
    internal void RingForParcels()
    {
        if (!_hasParcels) return;
        _hasParcels = false;
        deliveries.Ring();
    }

    /// <summary>Works within the transaction of another context, which is the one that commits.</summary>
    internal async Task JoinAsync(AppDbContext outer, CancellationToken cancellationToken)
    {
        Database.SetDbConnection(outer.Database.GetDbConnection());
        await Database.UseTransactionAsync(outer.Database.CurrentTransaction!.GetDbTransaction(), cancellationToken);
        Database.AutoSavepointsEnabled = false; // All or nothing: a save that fails ends the whole of it.
    }

    /// <summary>What was written here to leave the house leaves when the other commits.</summary>
    internal void LeaveTo(AppDbContext outer) => outer._hasParcels |= _hasParcels;

    /// <summary>
    /// Commits what waits for the answer of its command (<see cref="IdempotencyScope.WaitForAnswer"/>); does nothing when nothing waits. A handler calls it itself
    /// before it tells others of its change other than through the journal.
    /// </summary>
    public async Task CompleteAsync(CancellationToken cancellationToken = default)
    {
        if (_held is not { } held) return;
        _held = null;
        await using (held) await held.CommitAsync(cancellationToken);
        bell.Ring();
    }

    /// <summary>Takes back what waits for an answer that will never come.</summary>
    public async Task GiveUpAsync()
    {
        if (_held is not { } held) return;
        _held = null;
        await held.DisposeAsync();
    }

    /// <summary>Not used: every save is asynchronous.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");
}

/// <summary>The assemblies whose entity configurations make up the model.</summary>
public sealed record ModelAssemblies(IReadOnlyList<System.Reflection.Assembly> All);
