using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.UnlockAccount;

/// <summary>Opens an account again, and its doors that are locked after too many tries.</summary>
internal sealed record UnlockAccountCommand(Guid AccountId, string Reason);

internal sealed class UnlockAccountHandler(AppDbContext db, ManagedAccounts accounts, GuardedDoor doors, TimeProvider clock)
{
    public async Task HandleAsync(UnlockAccountCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        account.Unlock(command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await doors.OpenAsync(Door.SecondFactor(account), cancellationToken);
        if (account.UserName is not null) await doors.OpenAsync(Door.Password(account.UserName, account), cancellationToken);
    }
}
