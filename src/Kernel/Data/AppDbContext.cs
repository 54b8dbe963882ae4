using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data.Writing;
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
    GroupWriter writer,
    TimeProvider clock) : DbContext(options)
{
    private readonly HashSet<Entity> _recorded = [];
    private Change? _waiting;
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
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        SaveAsync(false, acceptAllChangesOnSuccess, cancellationToken);

    /// <summary>
    /// As <see cref="SaveChangesAsync"/>, for the few commands that a crowd sends at the same moment: what is only added goes through the <see cref="GroupWriter"/>, which
    /// commits the rows of many callers at once. Where something is changed or removed too, or a transaction is open, it is saved the ordinary way.
    /// </summary>
    /// <exception cref="BusyException">Too much waits already; nothing was saved.</exception>
    public Task SaveTogetherAsync(CancellationToken cancellationToken = default) => SaveAsync(true, true, cancellationToken);

    /// <summary>Rows wait in the context for the answer of their command.</summary>
    internal bool HasWaiting => _waiting is not null;

    private async Task<int> SaveAsync(bool together, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        // Looked for once; what is added from here on is tracked as it is.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var change = Record();
            return together && Database.CurrentTransaction is null && await TryTogetherAsync(change, cancellationToken) is { } rows
                ? rows : await SaveAsync(change, acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private Change Record()
    {
        var recorder = new JournalRecorder(this, user, clock, _recorded);
        var told = recorder.Record();
        ColumnLengths.RefuseTooLong(ChangeTracker);
        _hasParcels |= ChangeTracker.Entries<Parcel>().Any(entry => entry.State is EntityState.Added or EntityState.Modified && entry.Entity.IsDue(clock.GetUtcNow()));
        var first = idempotency.RecordIn(this, user, clock.GetUtcNow());
        return new(recorder, told > 0 || _waiting is { HasTold: true }, first ?? _waiting?.First);
    }

    private async Task<int> SaveAsync(Change change, bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        _waiting = null;
        if (change.First is not null && idempotency.WaitsForAnswer && Database.CurrentTransaction is null) _held = await Database.BeginTransactionAsync(cancellationToken);
        try
        {
            var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            Saved(change);
            if (change.HasTold && _held is null) bell.Ring();
            if (Database.CurrentTransaction is null) RingForParcels();
            return count;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException(KernelText.ChangedByOthers);
        }
        catch (DbUpdateException e) when (IsUsed(change, e))
        {
            throw new AlreadyDoneException(change.First!.Key);
        }
    }

    /// <summary>The number of rows that were written, or wait for the answer of their command; null when they are none for the writer.</summary>
    private async Task<int?> TryTogetherAsync(Change change, CancellationToken cancellationToken)
    {
        if (TogetherRows.Read(this, change.HasTold, _hasParcels) is not { } rows) return null;
        if (change.First is not null && idempotency.WaitsForAnswer)
        {
            change.Recorder.Done();
            _recorded.UnionWith(change.Recorder.Entities);
            _waiting = change with { Rows = rows };
        }
        else await WriteAsync(change, rows, cancellationToken);
        return rows.Count;
    }

    private async Task WriteAsync(Change change, TogetherRows rows, CancellationToken cancellationToken)
    {
        try
        {
            await writer.WriteAsync(rows, cancellationToken);
        }
        catch (NotWrittenException e)
        {
            var refused = new DbUpdateException(e.Message, e.InnerException, [.. ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && entry.Metadata.GetTableName() == e.Table)]);
            throw IsUsed(change, refused) ? new AlreadyDoneException(change.First!.Key) : refused;
        }
        _hasParcels = false;
        // Only the database knows their numbers.
        foreach (var entry in ChangeTracker.Entries().Where(entry => entry.State == EntityState.Added && entry.Metadata.FindPrimaryKey()!.Properties.Any(key => entry.Property(key).IsTemporary)).ToList())
            entry.State = EntityState.Detached;
        ChangeTracker.AcceptAllChanges();
        Saved(change);
    }

    private void Saved(Change change)
    {
        change.Recorder.Done();
        _recorded.Clear();
    }

    private bool IsUsed(Change change, DbUpdateException e) => change.First is { } first && Dialect.IsUniqueViolation(e) && e.Entries.Any(entry => entry.Entity == first);

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
        if (_waiting is { Rows: { } rows } change)
        {
            _waiting = null;
            rows.Renew(Entry(change.First!));
            await WriteAsync(change, rows, cancellationToken);
            return;
        }
        if (_held is not { } held) return;
        _held = null;
        await using (held) await held.CommitAsync(cancellationToken);
        bell.Ring();
    }

    /// <summary>Takes back what waits for an answer that will never come.</summary>
    public async Task GiveUpAsync()
    {
        // Who saves in this context afterwards, such as the access log, must not save this too.
        if (_waiting is not null) ChangeTracker.Clear();
        _waiting = null;
        if (_held is not { } held) return;
        _held = null;
        await held.DisposeAsync();
    }

    /// <summary>Not used: every save is asynchronous.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    /// <summary>A save under way.</summary>
    /// <param name="Recorder">What the entities told.</param>
    /// <param name="HasTold">The journal is told something.</param>
    /// <param name="First">The record of the idempotency key, where this is the first save under it.</param>
    private sealed record Change(JournalRecorder Recorder, bool HasTold, IdempotencyRecord? First)
    {
        /// <summary>What waits for the answer of the command.</summary>
        public TogetherRows? Rows { get; init; }
    }
}

/// <summary>The assemblies whose entity configurations make up the model.</summary>
public sealed record ModelAssemblies(IReadOnlyList<System.Reflection.Assembly> All);
