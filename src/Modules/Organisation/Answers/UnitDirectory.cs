using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Answers;

/// <summary>The newest tree this process has read. Shared by all requests.</summary>
internal sealed class UnitTreeCache
{
    /// <summary>The tree and the stamp it was read under; replaced as a whole, so a reader never sees half a change.</summary>
    public (Guid Stamp, UnitTree Tree)? Newest { get; set; }
}

/// <summary>
/// Gives the tree. Each scope asks the database once for the stamp (one row by key) and reads the units only when another
/// process or request has changed them.
/// </summary>
internal sealed class UnitDirectory(AppDbContext db, UnitTreeCache cache, TimeProvider clock) : IUnitDirectory
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5); // A job's scope may live for long.
    private UnitTree? _tree;
    private long _asked;

    public async ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken)
    {
        if (_tree is not null && clock.GetElapsedTime(_asked) < Trusted) return _tree;
        _asked = clock.GetTimestamp();
        // The stamp is read before the units: if they change in between, the next look reads them again.
        var stamp = await db.Set<TreeStamp>().AsNoTracking().Select(row => row.Stamp).SingleAsync(cancellationToken);
        if (cache.Newest is { } newest && newest.Stamp == stamp) return _tree = newest.Tree;
        _tree = await ReadAsync(cancellationToken);
        cache.Newest = (stamp, _tree);
        return _tree;
    }

    /// <summary>The tree was changed in this scope.</summary>
    public void Forget() => _tree = null;

    private async Task<UnitTree> ReadAsync(CancellationToken cancellationToken)
    {
        var units = await db.Set<Unit>().AsNoTracking().ToListAsync(cancellationToken);
        return new([.. units.Select(unit => new UnitInfo(
            unit.Id, unit.UnitPath, unit.Name, unit.Kind, unit.ParentId, unit.Kind.Level(), unit.Phone, unit.Address, unit.AreaCode,
            unit.Field?.ToString(), unit.ClosedAt is not null))]);
    }
}
