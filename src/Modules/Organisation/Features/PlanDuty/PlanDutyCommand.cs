using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.PlanDuty;

/// <summary>Puts an officer of the unit on its roster.</summary>
internal sealed record PlanDutyCommand(Guid UnitId, Guid AccountId, DutyTimes Times);

internal sealed class PlanDutyHandler(AppDbContext db, CurrentUser user, IOfficerDirectory officers, TimeProvider clock)
{
    public async Task HandleAsync(PlanDutyCommand command, CancellationToken cancellationToken)
    {
        var unit = await db.Set<Unit>().FoundAsync(command.UnitId, cancellationToken);
        user.Demand(OrganisationPermissions.PlanDuty, unit.UnitPath);
        if (unit.ClosedAt is not null) throw new RefusedException(OrganisationText.UnitIsClosed);
        if (!(await officers.InUnitAsync(unit.UnitPath, cancellationToken)).Any(officer => officer.AccountId == command.AccountId))
            throw new RefusedException(OrganisationText.DutyNotAnOfficer, null, "AccountId");
        db.Add(new DutyShift(Guid.CreateVersion7(clock.GetUtcNow()), unit.Id, unit.UnitPath, command.AccountId, command.Times));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Takes a shift off the roster.</summary>
internal sealed record RemoveDutyCommand(Guid ShiftId);

internal sealed class RemoveDutyHandler(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task HandleAsync(RemoveDutyCommand command, CancellationToken cancellationToken)
    {
        var shift = await db.Set<DutyShift>().FoundAsync(command.ShiftId, cancellationToken);
        user.Demand(OrganisationPermissions.PlanDuty, shift.UnitPath);
        shift.Remove(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
