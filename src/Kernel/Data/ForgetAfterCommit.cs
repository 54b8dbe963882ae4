using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Niangjia.Kernel.Data;

/// <summary>Something kept in memory that rests on rows. It is told after every commit of this process that changed one of them; what another node changes it must find out by itself.</summary>
public interface IRestsOnRows
{
    /// <summary>Whether it rests on the row that is about to be added, changed or removed.</summary>
    bool RestsOn(EntityEntry entry);

    /// <summary>What is kept counts no more.</summary>
    void Forget();
}

/// <summary>Tells what is kept in memory that its rows have changed, once the change is committed and can be read.</summary>
public sealed class ForgetAfterCommit(IEnumerable<IRestsOnRows> kept) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly IRestsOnRows[] _kept = [.. kept];
    private readonly ConditionalWeakTable<DbContext, HashSet<IRestsOnRows>> _changed = [];

    /// <summary>The rows are changed by a statement of the caller, past the change tracker: call it when the statement has run.</summary>
    public void Changed(DbContext db, IRestsOnRows what)
    {
        if (db.Database.CurrentTransaction is null) what.Forget();
        else _changed.GetOrCreateValue(db).Add(what);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        // What has changed is known already; looking for it once more would cost more than all the rest.
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            foreach (var one in _kept)
                if (one.RestsOn(entry)) _changed.GetOrCreateValue(db).Add(one);
        }
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        return new(result);
    }

    /// <inheritdoc/>
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.Database.CurrentTransaction is null) Tell(eventData.Context);
        return new(result);
    }

    /// <inheritdoc/>
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db) Tell(db);
        return Task.CompletedTask;
    }

    private void Tell(DbContext db)
    {
        if (!_changed.TryGetValue(db, out var changed)) return;
        foreach (var one in changed) one.Forget();
        changed.Clear();
    }
}
