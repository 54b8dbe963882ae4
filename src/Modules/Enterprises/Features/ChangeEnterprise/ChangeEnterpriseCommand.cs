using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Enterprises.Features.ChangeEnterprise;

/// <summary>Changes the data of an enterprise. Moving it to another unit needs the right in both.</summary>
internal sealed record ChangeEnterpriseCommand(Guid Id, TypedEnterprise Typed);

internal sealed class ChangeEnterpriseHandler(AppDbContext db, CurrentUser user, EnterpriseDataReader reader, EnterpriseRegister register)
{
    public async Task HandleAsync(ChangeEnterpriseCommand command, CancellationToken cancellationToken)
    {
        var enterprise = await db.Set<Enterprise>().FoundAsync(command.Id, cancellationToken);
        user.Demand(EnterprisePermissions.Edit, enterprise.UnitPath);
        var data = await reader.ReadAsync(command.Typed, cancellationToken);
        user.Demand(EnterprisePermissions.Edit, data.UnitPath);
        await register.RefuseTwinAsync(data.CreditCode, enterprise.Id, cancellationToken);
        enterprise.Change(data, command.Typed.OverrideReason);
        await register.ChangedAsync(enterprise, cancellationToken);
        await register.SaveAsync(cancellationToken);
    }
}
