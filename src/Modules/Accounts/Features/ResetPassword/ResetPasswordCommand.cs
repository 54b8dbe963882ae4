using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ResetPassword;

/// <summary>Gives an account a one-time password (R-SEC-05). The second factor stays; other ways in are closed, since nobody knows who opened them.</summary>
internal sealed record ResetPasswordCommand(Guid AccountId);

internal sealed class ResetPasswordHandler(AppDbContext db, ManagedAccounts accounts, Passwords passwords, SessionStarter sessions, GuardedDoor doors)
{
    /// <summary>The password to hand over; it is shown once and kept nowhere.</summary>
    public async Task<string> HandleAsync(ResetPasswordCommand command, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(command.AccountId, cancellationToken);
        if (account.UserName is null) throw new RefusedException(AccountsText.NoPassword);
        var password = Passwords.OneTime();
        await db.Entry(account).Collection(one => one.Providers).LoadAsync(cancellationToken);
        await db.Entry(account).Reference(one => one.WeChat).LoadAsync(cancellationToken);
        account.CloseOtherWays();
        await passwords.SetAsync(account, password, byOwner: false);
        await db.SaveChangesAsync(cancellationToken);
        await sessions.EndAsync(account.Id, null, null, SessionEnd.PasswordChanged, cancellationToken);
        await doors.OpenAsync(Door.Password(account.UserName, account), cancellationToken);
        return password;
    }
}
