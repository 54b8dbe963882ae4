using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ConfirmSecondFactor;

/// <summary>A code of the authenticator app, or a recovery code, after the password (R-SEC-04).</summary>
internal sealed record ConfirmSecondFactorCommand(string Code);

internal sealed class ConfirmSecondFactorHandler(
    AppDbContext db, SecondFactor factor, AttemptCounter attempts, SessionStarter sessions, SignInTicket ticket, AccessLog log)
{
    /// <summary>Whether the password was shown a short while ago.</summary>
    public bool IsExpected => ticket.Find(Tickets.SecondFactor) is not null;

    public async Task HandleAsync(ConfirmSecondFactorCommand command, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(ticket.Find(Tickets.SecondFactor), out var id)) throw new RefusedException(AccountsText.SignInTookTooLong);
        var account = await db.Set<Account>().Include(account => account.Credential).Where(account => account.LockedAt == null).FoundAsync(id, cancellationToken);
        var door = Doors.SecondFactor(id);
        if (await attempts.TryAsync(door, cancellationToken) is { } until) throw await RefusedAsync(account, until, cancellationToken);
        if (!await factor.IsRightAsync(account, command.Code, cancellationToken))
            throw await RefusedAsync(account, await attempts.FailedAsync(door, cancellationToken), cancellationToken);
        await attempts.ClearAsync(door, cancellationToken);
        ticket.Forget();
        await sessions.StartAsync(account, SignInMethod.Password, true, cancellationToken);
    }

    private async Task<RefusedException> RefusedAsync(Account account, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        await log.RecordAsync(AccessKind.SecondFactor, false, account, until is null ? "code" : "too many tries", cancellationToken);
        return until is { } end
            ? new(string.Format(AccountsText.TooManyTries, Moments.TimeOfDay(end)), "R-SEC-02")
            : new(AccountsText.WrongCode, "R-SEC-04", "Code");
    }
}
