using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.SignIn;

/// <summary>Sign-in with user name and password.</summary>
internal sealed record SignInCommand(string UserName, string Password, string? ReturnUrl);

internal sealed class SignInHandler(
    AppDbContext db, Passwords passwords, AttemptCounter attempts, SessionStarter sessions, SignInTicket ticket, AccessLog log)
{
    /// <summary>Returns the address to go on to.</summary>
    public async Task<string> HandleAsync(SignInCommand command, CancellationToken cancellationToken)
    {
        var name = UserNames.Normal(command.UserName) ?? "";
        var door = Doors.Password(name);
        // A lock belongs to the name that was typed, whether or not such an account exists.
        if (await attempts.TryAsync(door, cancellationToken) is { } until) throw await RefusedAsync(name, null, until, cancellationToken);
        var account = await db.Set<Account>().Include(account => account.Credential).SingleOrDefaultAsync(account => account.UserName == name, cancellationToken);
        if (!await passwords.IsRightAsync(account, command.Password))
            throw await RefusedAsync(name, account, await attempts.FailedAsync(door, cancellationToken), cancellationToken);
        await attempts.ClearAsync(door, cancellationToken);
        if (account!.LockedAt is not null)
        {
            await log.RecordAsync(AccessKind.SignIn, false, account, "locked", cancellationToken);
            throw new RefusedException(AccountsText.AccountIsLocked, "R-SEC-05");
        }
        if (!account.Credential!.HasSecondFactor)
        {
            await sessions.StartAsync(account, SignInMethod.Password, false, cancellationToken);
            return command.ReturnUrl ?? "/";
        }
        // Identity may have renewed an old hash.
        await db.SaveChangesAsync(cancellationToken);
        ticket.Keep(Tickets.SecondFactor, account.Id.ToString());
        return command.ReturnUrl is null ? AccountUrls.SecondFactor : $"{AccountUrls.SecondFactor}?return={Uri.EscapeDataString(command.ReturnUrl)}";
    }

    private async Task<RefusedException> RefusedAsync(string name, Account? account, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var target = until is null ? "password" : "too many tries";
        if (account is null) await log.RecordUnknownAsync(AccessKind.SignIn, name, target, cancellationToken);
        else await log.RecordAsync(AccessKind.SignIn, false, account, target, cancellationToken);
        return until is { } end
            ? new(string.Format(AccountsText.TooManyTries, Moments.TimeOfDay(end)), "R-SEC-02")
            : new(AccountsText.WrongPassword);
    }
}
