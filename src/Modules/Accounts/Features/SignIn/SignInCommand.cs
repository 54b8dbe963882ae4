using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.SignIn;

/// <summary>Sign-in with user name and password.</summary>
internal sealed record SignInCommand(string UserName, string Password);

internal sealed class SignInHandler(AppDbContext db, Passwords passwords, GuardedDoor doors, SessionStarter sessions, SignInTicket ticket)
{
    /// <summary>Whether the user is signed in now; if not, the second factor is asked for on the next page.</summary>
    public async Task<bool> HandleAsync(SignInCommand command, CancellationToken cancellationToken)
    {
        var name = UserNames.Normal(command.UserName)!;
        var account = await db.Set<Account>().Include(account => account.Credential).SingleOrDefaultAsync(account => account.UserName == name, cancellationToken);
        await doors.PassAsync(
            Door.Password(name, account), () => passwords.IsRightAsync(account, command.Password), new(AccountsText.WrongPassword), cancellationToken);
        if (!account!.Credential!.HasSecondFactor)
        {
            await sessions.StartAsync(account, SignInMethod.Password, false, cancellationToken);
            ticket.Forget();
            return true;
        }
        // Identity may have renewed an old hash.
        await db.SaveChangesAsync(cancellationToken);
        ticket.KeepForSecondFactor(account.Id, SignInMethod.Password);
        return false;
    }
}
