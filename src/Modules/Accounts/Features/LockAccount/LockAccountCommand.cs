using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.LockAccount;

/// <summary>Closes an account for sign-in and ends its sessions.</summary>
internal sealed record LockAccountCommand(Guid AccountId, string Reason);

internal sealed class LockAccountHandler(AppDbContext db, ManagedAccounts accounts, SessionStarter sessions, TimeProvider clock)
{
    public async Task HandleAsync(LockAccountCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        account.Lock(command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndAsync(account.Id, null, null, SessionEnd.AccountLocked, cancellationToken);
    }
}
