using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.EnrolSecondFactor;

/// <summary>Switches the second factor on, once the app shows the right code for the key it was given.</summary>
/// <param name="Key">The key as <see cref="SecondFactor.Offer"/> protected it.</param>
/// <param name="Code">Six digits.</param>
internal sealed record EnrolSecondFactorCommand(string Key, string Code);

internal sealed class EnrolSecondFactorHandler(AppDbContext db, CurrentSession session, ManagedAccounts accounts, SecondFactor factor, TimeProvider clock)
{
    /// <summary>The recovery codes; they are shown once and kept as hashes.</summary>
    public async Task<IReadOnlyList<string>> HandleAsync(EnrolSecondFactorCommand command, CancellationToken cancellationToken)
    {
        var id = session.AccountId ?? throw new NotFoundException();
        var account = await accounts.LoadAsync(id, cancellationToken);
        if (account.Credential is not { HasSecondFactor: false }) throw new RefusedException(AccountsText.SecondFactorIsOn);
        var key = factor.Accept(command.Key, id) ?? throw new RefusedException(AccountsText.SignInTookTooLong);
        var now = clock.GetUtcNow();
        var step = Totp.Match(key, TypedText.Compact(command.Code), now) ?? throw new RefusedException(AccountsText.WrongCode, "R-SEC-04", nameof(command.Code));
        var codes = RecoveryCodes.New();
        account.EnrolSecondFactor(factor.Seal(key), codes.Select(RecoveryCodes.Hash), step, now);
        (await db.FindAsync<Session>([session.SessionId], cancellationToken))?.ShowSecondFactor();
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }
}
