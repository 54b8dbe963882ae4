using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SendPhoneCode;

/// <summary>Sends a sign-in code to any phone. The answer is the same whether or not the phone is known here.</summary>
internal sealed record SendPhoneCodeCommand(string Mobile);

internal sealed class SendPhoneCodeHandler(
    AppDbContext db, ISealer sealer, IMessageChannel channel, SignInTicket ticket, AccessLog log, SecurityRules rules, TimeProvider clock)
{
    public async Task HandleAsync(SendPhoneCodeCommand command, CancellationToken cancellationToken)
    {
        if (!Mobile.TryParse(command.Mobile, out var mobile)) throw new RefusedException(AccountsText.NotAMobile, "R-COD-05", "Mobile");
        var (now, index) = (clock.GetUtcNow(), sealer.BlindIndex(SealedField.Phone, mobile.E164));
        if (await IsTooManyAsync(index, now, cancellationToken))
        {
            await log.RecordUnknownAsync(AccessKind.PhoneCode, mobile.ToString(), "too many codes", cancellationToken);
            throw new RefusedException(AccountsText.TooManyCodes, "R-SEC-02", "Mobile");
        }
        var (id, code) = (Guid.CreateVersion7(now), RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture));
        db.Add(new PhoneCode { Id = id, MobileIndex = index, CodeHash = PhoneCodes.Hash(sealer, id, code), SentAt = now, ExpiresAt = now + rules.CodeLifetime });
        await db.SaveChangesAsync(cancellationToken);
        ticket.Keep(Tickets.Phone, mobile.E164);
        await channel.SendAsync(mobile.E164, string.Format(AccountsText.CodeMessage, code, (int)rules.CodeLifetime.TotalMinutes), cancellationToken);
    }

    private async Task<bool> IsTooManyAsync(string index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (day, hour) = (now.AddDays(-1), now.AddHours(-1));
        var sent = await db.Set<PhoneCode>().Where(code => code.MobileIndex == index && code.SentAt > day)
            .OrderByDescending(code => code.SentAt).Select(code => code.SentAt).Take(rules.CodesADay).ToListAsync(cancellationToken);
        return sent.Count >= rules.CodesADay || sent.Count(at => at > hour) >= rules.CodesAnHour || sent.Any(at => at > now - rules.CodeInterval);
    }
}

internal static class PhoneCodes
{
    private static readonly SealedField Field = new("phone-code");

    /// <summary>Six digits are soon guessed from a plain hash; this one needs the key of the deployment.</summary>
    public static string Hash(ISealer sealer, Guid id, string code) => sealer.BlindIndex(Field, $"{id}/{code}");
}
