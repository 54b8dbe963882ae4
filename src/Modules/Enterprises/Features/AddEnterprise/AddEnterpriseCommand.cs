using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;

namespace Niangjia.Enterprises.Features.AddEnterprise;

/// <summary>Enters an enterprise.</summary>
internal sealed record AddEnterpriseCommand(TypedEnterprise Typed);

internal sealed class AddEnterpriseHandler(CurrentUser user, EnterpriseDataReader reader, EnterpriseRegister register, TimeProvider clock)
{
    public async Task<Guid> HandleAsync(AddEnterpriseCommand command, CancellationToken cancellationToken)
    {
        var data = await reader.ReadAsync(command.Typed, cancellationToken);
        user.Demand(EnterprisePermissions.Edit, data.UnitPath);
        await register.RefuseTwinAsync(data.CreditCode, null, cancellationToken);
        var enterprise = new Enterprise(Guid.CreateVersion7(clock.GetUtcNow()), data, command.Typed.OverrideReason);
        register.Add(enterprise);
        await register.SaveAsync(cancellationToken);
        return enterprise.Id;
    }
}
