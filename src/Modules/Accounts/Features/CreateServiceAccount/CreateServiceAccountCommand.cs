using Niangjia.Accounts.Features.CreateAccount;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.CreateServiceAccount;

/// <summary>Makes an account that only programs use, with its role for a unit; the security administrator gives it tokens.</summary>
internal sealed record CreateServiceAccountCommand(string? Name, string UnitPath, Role Role);

internal sealed class CreateServiceAccountHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, TimeProvider clock)
{
    public async Task<Guid> HandleAsync(CreateServiceAccountCommand command, CancellationToken cancellationToken)
    {
        await accounts.DemandAsync(command.UnitPath, cancellationToken);
        await accounts.RefuseMisplacedAsync(command.Role, command.UnitPath, cancellationToken);
        var now = clock.GetUtcNow();
        var service = Account.OfService(Guid.CreateVersion7(now), AccountData.Name(command.Name), command.UnitPath, now);
        service.Grant(command.Role, command.UnitPath, now, null, user.AccountId, null, now);
        db.Add(service);
        await db.SaveChangesAsync(cancellationToken);
        return service.Id;
    }
}
