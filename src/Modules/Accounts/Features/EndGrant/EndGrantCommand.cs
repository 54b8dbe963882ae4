using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.EndGrant;

/// <summary>Ends a grant at once. Whoever administers the unit of the grant may, wherever the account belongs.</summary>
internal sealed record EndGrantCommand(Guid AccountId, Guid GrantId, string Reason);

internal sealed class EndGrantHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, TimeProvider clock)
{
    public async Task HandleAsync(EndGrantCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.LoadAsync(command.AccountId, cancellationToken);
        var grant = account.Grants.SingleOrDefault(grant => grant.Id == command.GrantId) ?? throw new NotFoundException();
        user.Demand(AccountsPermissions.Manage, grant.UnitPath);
        var now = clock.GetUtcNow();
        account.EndGrant(grant.Id, now, user.AccountId, command.Reason, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
