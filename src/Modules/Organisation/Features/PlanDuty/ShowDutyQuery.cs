using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.PlanDuty;

/// <summary>The roster of a unit over the next two weeks.</summary>
internal sealed record ShowDutyQuery(Guid UnitId);

/// <summary>What the roster page shows.</summary>
internal sealed record DutyView(
    UnitInfo Unit, IReadOnlyList<DutyShift> Shifts, IReadOnlyList<DutyDay> Days, IReadOnlyList<OfficerInfo> Officers, IReadOnlyDictionary<Guid, string> Names);

internal sealed class ShowDutyHandler(AppDbContext db, CurrentUser user, IUnitDirectory units, IOfficerDirectory officers, TimeProvider clock)
{
    private const int Days = 14;

    public async Task<DutyView> HandleAsync(ShowDutyQuery query, CancellationToken cancellationToken)
    {
        var unit = (await units.TreeAsync(cancellationToken)).Find(query.UnitId);
        if (unit is null || !user.Can(OrganisationPermissions.See, unit.Path)) throw new NotFoundException();
        var today = ChinaTime.Today(clock);
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(shift => shift.UnitPath == unit.Path && shift.RemovedAt == null && (shift.LastDay == null || shift.LastDay >= today))
            .OrderBy(shift => shift.FirstDay).ThenBy(shift => shift.Starts).ToListAsync(cancellationToken);
        return new(
            unit, shifts, DutyPlan.Of(shifts, today, Days, WorkCalendar.BuiltIn), await officers.InUnitAsync(unit.Path, cancellationToken),
            await officers.NamesAsync([.. shifts.Select(shift => shift.AccountId).Distinct()], cancellationToken));
    }
}
