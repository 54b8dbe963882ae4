using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.EndAbsence;

/// <summary>Ends an absence now, or takes back one that has not begun.</summary>
internal sealed record EndAbsenceCommand(Guid AccountId, Guid AbsenceId);

internal sealed class EndAbsenceHandler(AppDbContext db, CurrentUser user, ManagedAccounts accounts, TimeProvider clock)
{
    public async Task HandleAsync(EndAbsenceCommand command, CancellationToken cancellationToken)
    {
        var account = command.AccountId == user.AccountId
            ? await accounts.LoadAsync(command.AccountId, cancellationToken) : await accounts.FindAsync(command.AccountId, cancellationToken);
        account.EndAbsence(command.AbsenceId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
