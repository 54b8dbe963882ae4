using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;
using Niangjia.Organisation.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Answers;

/// <summary>Writes units. The only way to change the tree, so that its stamp never stays behind.</summary>
internal sealed class UnitRegister(AppDbContext db, UnitDirectory directory, TimeProvider clock)
{
    /// <summary>Makes a unit below another; not yet saved.</summary>
    public async Task<Unit> AddAsync(Unit? parent, UnitKind kind, UnitData data, CancellationToken cancellationToken)
    {
        Unit.RefuseWrongPlace(kind, parent);
        var parentId = parent?.Id;
        var numbers = await db.Set<Unit>().Where(unit => unit.ParentId == parentId).MaxAsync(unit => (int?)unit.Number, cancellationToken) ?? 0;
        foreach (var local in db.Set<Unit>().Local)
            if (local.ParentId == parentId) numbers = Math.Max(numbers, local.Number);
        if (parent is null && numbers > 0) throw new RefusedException(OrganisationText.OneDistrict);
        await RefuseTwinAsync(parentId, data.Name, null, cancellationToken);
        var unit = new Unit(Guid.CreateVersion7(clock.GetUtcNow()), parent, numbers + 1, kind, data);
        db.Add(unit);
        return unit;
    }

    /// <summary>Two open units of one parent do not share a name.</summary>
    public async Task RefuseTwinAsync(Guid? parentId, string? name, Guid? except, CancellationToken cancellationToken)
    {
        var wanted = TypedText.OneLine(name);
        var taken = await db.Set<Unit>().AnyAsync(
                unit => unit.ParentId == parentId && unit.Name == wanted && unit.ClosedAt == null && unit.Id != except, cancellationToken)
            || db.Set<Unit>().Local.Any(unit => unit.ParentId == parentId && unit.Name == wanted && unit.ClosedAt is null && unit.Id != except);
        if (taken) throw new RefusedException(string.Format(OrganisationText.NameTaken, wanted), null, "Name");
    }

    /// <summary>Saves with a new stamp.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await StampAsync(cancellationToken);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            throw new RefusedException(OrganisationText.AddedAtTheSameTime); // Two people added the same place at the same moment.
        }
    }

    /// <summary>Gives the tree a new stamp; saved with the changes, by whoever saves them.</summary>
    public async Task StampAsync(CancellationToken cancellationToken)
    {
        var stamp = await db.Set<TreeStamp>().SingleAsync(cancellationToken);
        stamp.Stamp = Guid.CreateVersion7(clock.GetUtcNow());
        directory.Forget();
    }
}
