using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.PlanDuty;

/// <summary>The roster of a unit over the next two weeks.</summary>
internal sealed record ShowDutyQuery(Guid UnitId);

/// <summary>What the roster page shows.</summary>
internal sealed record DutyView(
    UnitInfo Unit, IReadOnlyList<DutyShift> Shifts, IReadOnlyList<DutyDay> Days, IReadOnlyList<OfficerInfo> Officers, IReadOnlyDictionary<Guid, string> Names);

internal sealed class ShowDutyHandler(CurrentUser user, IUnitDirectory units, IOfficerDirectory officers, DutyRoster roster)
{
    public async Task<DutyView> HandleAsync(ShowDutyQuery query, CancellationToken cancellationToken)
    {
        var unit = (await units.TreeAsync(cancellationToken)).Find(query.UnitId);
        if (unit is null || !user.Can(OrganisationPermissions.See, unit.Path)) throw new NotFoundException();
        var (shifts, days) = await roster.NextAsync(unit.Path, cancellationToken);
        return new(
            unit, shifts, days, await officers.InUnitAsync(unit.Path, cancellationToken),
            await officers.NamesAsync([.. shifts.Select(shift => shift.AccountId).Distinct()], cancellationToken));
    }
}
