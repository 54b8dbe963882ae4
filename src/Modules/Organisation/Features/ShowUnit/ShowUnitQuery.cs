using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Features.ShowUnit;

/// <summary>One unit with all that its page shows.</summary>
internal sealed record ShowUnitQuery(Guid Id);

/// <summary>The page of a unit.</summary>
internal sealed record UnitView(
    UnitInfo Unit, IReadOnlyList<UnitInfo> Above, IReadOnlyList<UnitInfo> Children, IReadOnlyList<OfficerInfo> Officers, OfficerInfo? OnDuty,
    IReadOnlyList<JournalEntry> History);

internal sealed class ShowUnitHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, IOfficerDirectory officers, IDutyDirectory duty)
{
    private const int Rows = 30;

    public async Task<UnitView> HandleAsync(ShowUnitQuery query, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var unit = tree.Find(query.Id);
        if (unit is null || !user.Can(OrganisationPermissions.See, unit.Path)) throw new NotFoundException();
        var above = UnitPath.SelfAndAncestors(unit.Path).Skip(1).Select(tree.ByPath).OfType<UnitInfo>().Reverse().ToList();
        var history = await db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => entry.UnitPath == unit.Path && entry.Kind.StartsWith("Organisation."))
            .OrderByDescending(entry => entry.Number).Take(Rows).ToListAsync(cancellationToken);
        return new(
            unit, above, tree.ChildrenOf(unit.Id), await officers.InUnitAsync(unit.Path, cancellationToken),
            unit.IsClosed ? null : await duty.OnDutyAsync(unit.Path, cancellationToken), history);
    }
}
