using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

/// <summary>Where a code goes.</summary>
/// <param name="Field">What kind of address it is.</param>
/// <param name="Value">The address.</param>
/// <param name="Shown">The address as the access log may hold it.</param>
/// <param name="Name">The field of the form in which it is typed.</param>
internal sealed record CodeAddress(SealedField Field, string Value, string Shown, string Name)
{
    public static CodeAddress Of(Mobile mobile) => Of(mobile.E164);

    /// <summary>A mobile in E.164.</summary>
    public static CodeAddress Of(string mobile) => new(SealedField.Phone, mobile, Masked.Mobile(mobile), "Mobile");

    public static CodeAddress OfEmail(string address) => new(EmailAddress.Field, address, Masked.Email(address), "Email");
}

/// <summary>A code, to be sent.</summary>
internal sealed record IssuedCode(Guid Id, string Code);

/// <summary>Codes sent to phones and mailboxes: few, short-lived, good once.</summary>
internal sealed class PhoneCodes(AppDbContext db, ISealer sealer, AccessLog log, SecuritySettings settings, TimeProvider clock)
{
    private static readonly SealedField Field = new("phone-code");

    /// <summary>A new code for this address, whether or not it is known here. The caller saves.</summary>
    /// <exception cref="RefusedException">Too many were sent of late.</exception>
    public async Task<IssuedCode> IssueAsync(CodeAddress to, CancellationToken cancellationToken)
    {
        var (now, index) = (clock.GetUtcNow(), sealer.BlindIndex(to.Field, to.Value));
        if (await IsTooManyAsync(index, now, cancellationToken))
        {
            await log.RecordUnknownAsync(Contracts.Accounts.AccessKind.PhoneCode, to.Shown, "TooManyCodes", cancellationToken);
            throw new RefusedException(AccountsText.TooManyCodes, "R-SEC-02", to.Name);
        }
        var (id, code) = (Guid.CreateVersion7(now), RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        db.Add(new PhoneCode { Id = id, MobileIndex = index, CodeHash = Hash(id, code), SentAt = now, ExpiresAt = now + settings.CodeLifetime });
        return new(id, code);
    }

    /// <summary>Uses up the last code sent to an address. A try is counted before it is judged, in one statement.</summary>
    /// <param name="sentTo">Where the code went.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="purpose">What it is used for, as the access log tells a wrong one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="RefusedException">The code is wrong, or no longer good after five wrong tries or five minutes.</exception>
    public async Task UseAsync(CodeAddress sentTo, string typed, Contracts.Accounts.AccessKind purpose, CancellationToken cancellationToken)
    {
        var (now, tries, index) = (clock.GetUtcNow(), settings.CodeTries, sealer.BlindIndex(sentTo.Field, sentTo.Value));
        var code = await db.Set<PhoneCode>().AsNoTracking().Where(code => code.MobileIndex == index).OrderByDescending(code => code.SentAt).FirstOrDefaultAsync(cancellationToken);
        var open = db.Set<PhoneCode>().Where(row => row.Id == (code == null ? Guid.Empty : code.Id) && row.UsedAt == null && row.ExpiresAt > now);
        var counted = await open.Where(row => row.WrongTries < tries)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.WrongTries, row => row.WrongTries + 1), cancellationToken);
        var right = counted == 1 && Hash(code!.Id, TypedText.Compact(typed)) == code.CodeHash
            && await open.ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
        if (right) return;
        await log.RecordUnknownAsync(purpose, sentTo.Shown, counted == 1 ? "Wrong" : "CodeExpired", cancellationToken);
        throw new RefusedException(counted == 1 ? AccountsText.WrongCode : AccountsText.CodeExpired, "R-SEC-02", "Code");
    }

    private async Task<bool> IsTooManyAsync(string index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, hour) = (now.AddDays(-1), now.AddHours(-1));
        var sent = await db.Set<PhoneCode>().Where(code => code.MobileIndex == index && code.SentAt > day)
            .OrderByDescending(code => code.SentAt).Select(code => code.SentAt).Take(settings.CodesADay).ToListAsync(cancellationToken);
        return sent.Count >= settings.CodesADay || sent.Count(at => at > hour) >= settings.CodesAnHour || sent.Any(at => at > now - settings.CodeInterval);
    }

    // Six digits are soon guessed from a plain hash; this one needs the key of the deployment.
    private string Hash(Guid id, string code) => sealer.BlindIndex(Field, $"{id}/{code}");
}
