using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Answers;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.ChangeUnit;

/// <summary>Changes what is written about a unit. Its place in the tree never changes.</summary>
internal sealed record ChangeUnitCommand(Guid UnitId, string Name, string? Phone, string? Address, string? AreaCode, Competence? Field);

internal sealed class ChangeUnitHandler(AppDbContext db, CurrentUser user, UnitRegister register)
{
    public async Task HandleAsync(ChangeUnitCommand command, CancellationToken cancellationToken)
    {
        var unit = await db.Set<Unit>().FoundAsync(command.UnitId, cancellationToken);
        user.Demand(OrganisationPermissions.Edit, unit.UnitPath);
        await register.RefuseTwinAsync(unit.ParentId, command.Name, unit.Id, cancellationToken);
        unit.Change(new(command.Name, command.Phone, command.Address, command.AreaCode, command.Field));
        await register.SaveAsync(cancellationToken);
    }
}
