using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Organisation.Answers;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.CloseUnit;

/// <summary>Ends a unit for a reason. The union above decides that, not the unit itself (R-ORG-02).</summary>
internal sealed record CloseUnitCommand(Guid UnitId, string Reason);

internal sealed class CloseUnitHandler(AppDbContext db, CurrentUser user, UnitRegister register, TimeProvider clock)
{
    public async Task HandleAsync(CloseUnitCommand command, CancellationToken cancellationToken)
    {
        var unit = await db.Set<Unit>().FoundAsync(command.UnitId, cancellationToken);
        user.Demand(OrganisationPermissions.Edit, UnitPath.Parent(unit.UnitPath));
        var hasOpenChildren = await db.Set<Unit>().AnyAsync(child => child.ParentId == unit.Id && child.ClosedAt == null, cancellationToken);
        unit.Close(clock.GetUtcNow(), hasOpenChildren, command.Reason);
        await register.SaveAsync(cancellationToken);
    }
}
