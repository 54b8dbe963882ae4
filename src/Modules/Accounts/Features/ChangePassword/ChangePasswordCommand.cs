using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ChangePassword;

/// <summary>The owner changes the password, of his own will or because he must (R-SEC-05).</summary>
internal sealed record ChangePasswordCommand(string Current, string Password);

internal sealed class ChangePasswordHandler(
    AppDbContext db, CurrentSession session, Passwords passwords, AttemptCounter attempts, SessionStarter sessions, AccessLog log)
{
    public async Task HandleAsync(ChangePasswordCommand command, CancellationToken cancellationToken)
    {
        var id = session.AccountId ?? throw new NotFoundException();
        var account = await db.Set<Account>().Include(account => account.Credential).FoundAsync(id, cancellationToken);
        if (account.UserName is null) throw new RefusedException(AccountsText.NoPassword);
        var door = Doors.Password(account.UserName);
        var locked = await attempts.TryAsync(door, cancellationToken);
        if (locked is null && !await passwords.IsRightAsync(account, command.Current))
        {
            await log.RecordAsync(AccessKind.SignIn, false, account, "password change", cancellationToken);
            locked = await attempts.FailedAsync(door, cancellationToken);
            if (locked is null) throw new RefusedException(AccountsText.WrongCurrentPassword, field: "Current");
        }
        if (locked is { } until) throw new RefusedException(string.Format(AccountsText.TooManyTries, Moments.TimeOfDay(until)), "R-SEC-02");
        await attempts.ClearAsync(door, cancellationToken);
        await passwords.SetAsync(account, command.Password, byOwner: true);
        await db.SaveChangesAsync(cancellationToken);
        // Whoever else knew the old password is out.
        await sessions.EndAsync(id, null, session.SessionId, SessionEnd.PasswordChanged, cancellationToken);
    }
}
