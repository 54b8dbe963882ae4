using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

/// <summary>Checks the second factor, and hands out keys for it.</summary>
internal sealed class SecondFactor(AppDbContext db, ISealer sealer, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly SealedField Key = new("second-factor");
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _protector = protection.CreateProtector("Niangjia.Accounts.SecondFactor");

    public SealedText Seal(string key) => sealer.Seal(Key, key);

    /// <summary>A key for an account, protected, to travel in the form until the app has proved that it knows it.</summary>
    public string Offer(string key, Guid accountId) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{(clock.GetUtcNow() + OfferLifetime).UtcTicks} {accountId} {key}"));

    /// <summary>The key offered to this account a short while ago, or null.</summary>
    public string? Accept(string? offer, Guid accountId)
    {
        try
        {
            return offer is not null && _protector.Unprotect(offer).Split(' ') is [var until, var owner, var key] && owner == accountId.ToString()
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether the code is right and was not used before. A used recovery code is saved with the caller's context.</summary>
    public async Task<bool> IsRightAsync(Account account, string typed, CancellationToken cancellationToken)
    {
        var code = TypedText.Compact(typed);
        if (account.Credential?.SecondFactorKey is not { } sealedKey) return false;
        if (code.Length != Totp.Digits) return account.UseRecoveryCode(RecoveryCodes.Hash(code));
        if (Totp.Match(sealer.Open(Key, sealedKey), code, clock.GetUtcNow()) is not { } step) return false;
        // In one statement: of two requests with one code, one wins.
        var used = await db.Set<Credential>().Where(row => row.AccountId == account.Id && row.SecondFactorStep < step)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.SecondFactorStep, step), cancellationToken);
        return used == 1;
    }
}

/// <summary>Asks somebody who is signed in for the second factor again, before it is changed.</summary>
internal sealed class SecondFactorProof(SecondFactor factor, GuardedDoor doors)
{
    /// <exception cref="RefusedException">The code is wrong, or was wrong too often.</exception>
    public Task DemandAsync(Account account, string code, CancellationToken cancellationToken) => doors.PassAsync(
        Door.SecondFactor(account), () => factor.IsRightAsync(account, code, cancellationToken), new(AccountsText.WrongCode, "R-SEC-04", "Code"), cancellationToken);
}

/// <summary>Whether the second factor is on.</summary>
internal sealed class SecondFactorState(AppDbContext db)
{
    public Task<bool> IsOnAsync(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<Credential>().AnyAsync(credential => credential.AccountId == accountId && credential.SecondFactorSince != null, cancellationToken);
}
