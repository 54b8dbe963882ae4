using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

/// <summary>Checks the second factor.</summary>
internal sealed class SecondFactor(AppDbContext db, ISealer sealer, TimeProvider clock)
{
    private static readonly SealedField Key = new("second-factor");

    public SealedText Seal(string key) => sealer.Seal(Key, key);

    /// <summary>Whether the code is right and was not used before. A used recovery code is saved with the caller's context.</summary>
    public async Task<bool> IsRightAsync(Account account, string typed, CancellationToken cancellationToken)
    {
        var code = TypedText.Compact(typed);
        var sealedKey = account.Credential!.SecondFactorKey!;
        if (code.Length != Totp.Digits) return account.UseRecoveryCode(RecoveryCodes.Hash(code));
        if (Totp.Match(sealer.Open(Key, sealedKey), code, clock.GetUtcNow()) is not { } step) return false;
        // In one statement: of two requests with one code, one wins.
        var used = await db.Set<Credential>().Where(row => row.AccountId == account.Id && row.SecondFactorStep < step)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.SecondFactorStep, step), cancellationToken);
        return used == 1;
    }
}
