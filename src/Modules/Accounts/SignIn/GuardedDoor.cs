using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;

namespace Niangjia.Accounts;

/// <summary>What somebody tries to get through.</summary>
/// <param name="Key">Name of the door, for counting.</param>
/// <param name="Kind">How the access log calls it.</param>
/// <param name="Account">The account, if it is known.</param>
/// <param name="Name">The name typed, if it is not.</param>
internal sealed record Door(string Key, AccessKind Kind, Account? Account, string Name)
{
    // A lock belongs to the name that was typed, whether or not such an account exists: it tells nothing.
    public static Door Password(string userName, Account? account) => new("password:" + userName, AccessKind.SignIn, account, userName);

    public static Door SecondFactor(Account account) => new("factor:" + account.Id, AccessKind.SecondFactor, account, "");
}

/// <summary>Lets somebody try a secret as often as R-SEC-02 allows, and writes down what was wrong.</summary>
internal sealed class GuardedDoor(AttemptCounter attempts, AccessLog log)
{
    /// <summary>Returns when the secret was right.</summary>
    /// <exception cref="RefusedException">It was wrong (<paramref name="wrong"/>), or the door is locked.</exception>
    public async Task PassAsync(Door door, Func<Task<bool>> isRight, RefusedException wrong, CancellationToken cancellationToken)
    {
        var locked = await attempts.TryAsync(door.Key, cancellationToken);
        if (locked is null)
        {
            if (await isRight())
            {
                await attempts.ClearAsync(door.Key, cancellationToken);
                return;
            }
            locked = await attempts.FailedAsync(door.Key, cancellationToken);
        }
        var target = locked is null ? "Wrong" : "TooManyTries";
        if (door.Account is null) await log.RecordUnknownAsync(door.Kind, door.Name, target, cancellationToken);
        else await log.RecordAsync(door.Kind, false, door.Account, target, cancellationToken);
        throw locked is { } until ? new RefusedException(string.Format(AccountsText.TooManyTries, Moments.TimeOfDay(until)), "R-SEC-02") : wrong;
    }

    /// <summary>Forgets the failed tries.</summary>
    public Task OpenAsync(Door door, CancellationToken cancellationToken) => attempts.ClearAsync(door.Key, cancellationToken);
}
