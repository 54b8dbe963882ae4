using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Organisation.Answers;
using Niangjia.Organisation.Domain;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Organisation.Features.AddUnit;

/// <summary>Adds a unit below another; without one the district, once.</summary>
internal sealed record AddUnitCommand(
    Guid? ParentId, UnitKind Kind, string Name, string? Phone = null, string? Address = null, string? AreaCode = null, Competence? Field = null);

internal sealed class AddUnitHandler(AppDbContext db, CurrentUser user, UnitRegister register)
{
    public async Task<Guid> HandleAsync(AddUnitCommand command, CancellationToken cancellationToken)
    {
        var parent = command.ParentId is { } id ? await db.Set<Unit>().FoundAsync(id, cancellationToken) : null;
        user.Demand(OrganisationPermissions.Edit, parent?.UnitPath ?? UnitPath.Root);
        var data = new UnitData(command.Name, command.Phone, command.Address, command.AreaCode, command.Field);
        var unit = await register.AddAsync(parent, command.Kind, data, cancellationToken);
        await register.SaveAsync(cancellationToken);
        return unit.Id;
    }
}
