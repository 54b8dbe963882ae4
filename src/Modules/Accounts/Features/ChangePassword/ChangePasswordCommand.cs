using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ChangePassword;

/// <summary>The owner changes the password, of his own will or because he must (R-SEC-05).</summary>
internal sealed record ChangePasswordCommand(string Current, string Password);

internal sealed class ChangePasswordHandler(AppDbContext db, CurrentSession session, Passwords passwords, GuardedDoor doors, SessionStarter sessions)
{
    public async Task HandleAsync(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        var id = session.AccountId ?? throw new NotFoundException();
        var account = await db.Set<Account>().Include(account => account.Credential).FoundAsync(id, cancellationToken);
        if (account.UserName is null) throw new RefusedException(AccountsText.NoPassword);
        await doors.PassAsync(
            Door.Password(account.UserName, account), () => passwords.IsRightAsync(account, command.Current),
            new(AccountsText.WrongCurrentPassword, field: nameof(command.Current)), cancellationToken);
        await passwords.SetAsync(account, command.Password, byOwner: true);
        await db.SaveChangesAsync(cancellationToken);
        // Whoever else knew the old password is out.
        await sessions.EndAsync(id, null, session.SessionId, SessionEnd.PasswordChanged, cancellationToken);
    }
}
