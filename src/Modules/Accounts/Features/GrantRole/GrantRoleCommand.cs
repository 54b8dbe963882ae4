using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.GrantRole;

/// <summary>Grants a role for a unit, from a day to a day, both included; without days from now and without end.</summary>
internal sealed record GrantRoleCommand(Guid AccountId, Role Role, string UnitPath, DateOnly? From, DateOnly? Until, string? Reason);

internal sealed class GrantRoleHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, TimeProvider clock)
{
    public async Task HandleAsync(GrantRoleCommand command, CancellationToken cancellationToken)
    {
        await accounts.DemandAsync(command.UnitPath, cancellationToken);
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        await accounts.RefuseMisplacedAsync(command.Role, command.UnitPath, cancellationToken);
        account.Grant(
            command.Role, command.UnitPath, accounts.Begin(command.From), ManagedAccounts.End(command.Until), user.AccountId, command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
