using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ResetSecondFactor;

/// <summary>Takes off the second factor of somebody who has lost the phone; a role that needs one asks for a new one at once.</summary>
internal sealed record ResetSecondFactorCommand(Guid AccountId, string Reason);

internal sealed class ResetSecondFactorHandler(AppDbContext db, ManagedAccounts accounts, SessionStarter sessions)
{
    public async Task HandleAsync(ResetSecondFactorCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        account.RemoveSecondFactor(command.Reason);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndAsync(account.Id, null, null, SessionEnd.Revoked, cancellationToken);
    }
}
