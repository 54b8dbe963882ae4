using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Answers;

/// <summary>
/// The newest tree this process has read, shared by all requests. It is trusted for a few seconds, within which a change made by another node may not be seen;
/// one of this process counts at once.
/// </summary>
internal sealed class UnitTreeCache(TimeProvider clock) : IRestsOnRows
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5);
    private volatile Kept? _kept;
    private int _changes;

    /// <summary>Counts the changes of this process: what was read before one is not kept after it.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>The tree, if it was looked at a moment ago.</summary>
    public UnitTree? Fresh => _kept is { IsStale: false } kept && clock.GetElapsedTime(kept.At) < Trusted ? kept.Tree : null;

    /// <summary>The tree of this stamp, if it is the newest one.</summary>
    public UnitTree? Of(Guid stamp) => _kept is { } kept && kept.Stamp == stamp ? kept.Tree : null;

    /// <summary>A tree that was just read, or found to be still right; replaced as a whole, so a reader never sees half a change.</summary>
    public void Keep(Guid stamp, UnitTree tree, long at, int changes)
    {
        var kept = new Kept(stamp, tree, at, false);
        _kept = kept;
        // Changed meanwhile: it may be the tree from before.
        if (changes != Changes) _kept = kept with { IsStale = true };
    }

    /// <inheritdoc/>
    public bool RestsOn(EntityEntry entry) => entry.Entity is TreeStamp;

    /// <inheritdoc/>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        if (_kept is { } kept) _kept = kept with { IsStale = true };
    }

    private sealed record Kept(Guid Stamp, UnitTree Tree, long At, bool IsStale);
}

/// <summary>Gives the tree: the one in memory, or when it is some seconds old or was changed, the stamp is asked for (one row by key) and the units are read only when it is another one.</summary>
internal sealed class UnitDirectory(AppDbContext db, UnitTreeCache cache, TimeProvider clock) : IUnitDirectory
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5); // A job's scope may live for long.
    private UnitTree? _tree;
    private long _asked;
    private bool _changes;

    public async ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken)
    {
        if (_tree is not null && clock.GetElapsedTime(_asked) < Trusted) return _tree;
        var (asked, changes) = (clock.GetTimestamp(), cache.Changes);
        if (!_changes && cache.Fresh is { } fresh)
        {
            (_asked, _tree) = (asked, fresh);
            return fresh;
        }
        // The stamp is read before the units: if they change in between, the next look reads them again.
        var stamp = await db.Set<TreeStamp>().AsNoTracking().Select(row => row.Stamp).SingleAsync(cancellationToken);
        (_asked, _tree) = (asked, cache.Of(stamp) ?? await ReadAsync(cancellationToken));
        // What this scope has changed may still be taken back.
        if (!_changes) cache.Keep(stamp, _tree, asked, changes);
        return _tree;
    }

    /// <summary>The tree was changed in this scope.</summary>
    public void Forget() => (_tree, _changes) = (null, true);

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        var units = await db.Set<Unit>().AsNoTracking().ToListAsync(cancellationToken);
        return new([.. units.Select(unit => new UnitInfo(
            unit.Id, unit.UnitPath, unit.Name, unit.Kind, unit.ParentId, unit.Kind.Level(), unit.Phone, unit.Address, unit.AreaCode,
            unit.Field?.ToString(), unit.ClosedAt is not null))]);
    }
}
