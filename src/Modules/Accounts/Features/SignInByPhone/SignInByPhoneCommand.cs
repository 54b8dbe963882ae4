using Microsoft.EntityFrameworkCore;
using Niangjia.Accounts.Features.SendPhoneCode;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts.Features.SignInByPhone;

/// <summary>The code that came to the phone.</summary>
internal sealed record SignInByPhoneCommand(string Code);

internal sealed class SignInByPhoneHandler(
    AppDbContext db, ISealer sealer, IPeopleDirectory people, SessionStarter sessions, SignInTicket ticket, AccessLog log, SecurityRules rules, TimeProvider clock)
{
    /// <summary>The phone a code was sent to, masked; null when none was, or too long ago.</summary>
    public string? SentTo => ticket.Find(Tickets.Phone) is { } mobile ? Masked.Mobile(mobile) : null;

    public async Task HandleAsync(SignInByPhoneCommand command, CancellationToken cancellationToken)
    {
        var mobile = ticket.Find(Tickets.Phone) ?? throw new RefusedException(AccountsText.SignInTookTooLong);
        var index = sealer.BlindIndex(SealedField.Phone, mobile);
        await UseCodeAsync(mobile, index, TypedText.Compact(command.Code), cancellationToken);
        var account = await db.Set<Account>().SingleOrDefaultAsync(account => account.MobileIndex == index, cancellationToken)
            ?? await AddAsync(mobile, index, cancellationToken);
        if (account.LockedAt is not null)
        {
            await log.RecordAsync(AccessKind.SignIn, false, account, "locked", cancellationToken);
            throw new RefusedException(AccountsText.AccountIsLocked);
        }
        ticket.Forget();
        await sessions.StartAsync(account, SignInMethod.PhoneCode, false, cancellationToken);
    }

    // The try is counted before it is judged; a right code is used up in one statement.
    private async Task UseCodeAsync(string mobile, string index, string typed, CancellationToken cancellationToken)
    {
        var (now, tries) = (clock.GetUtcNow(), rules.CodeTries);
        var code = await db.Set<PhoneCode>().AsNoTracking().Where(code => code.MobileIndex == index).OrderByDescending(code => code.SentAt).FirstOrDefaultAsync(cancellationToken);
        var open = code is null ? null : db.Set<PhoneCode>().Where(row => row.Id == code.Id && row.UsedAt == null && row.ExpiresAt > now);
        var counted = open is null ? 0 : await open.Where(row => row.WrongTries < tries)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.WrongTries, row => row.WrongTries + 1), cancellationToken);
        if (counted == 0)
        {
            await log.RecordUnknownAsync(AccessKind.SignIn, Masked.Mobile(mobile), "code expired", cancellationToken);
            throw new RefusedException(AccountsText.CodeExpired, "R-SEC-02", "Code");
        }
        var right = PhoneCodes.Hash(sealer, code!.Id, typed) == code.CodeHash
            && await open!.ExecuteUpdateAsync(update => update.SetProperty(row => row.UsedAt, now), cancellationToken) == 1;
        if (right) return;
        await log.RecordUnknownAsync(AccessKind.SignIn, Masked.Mobile(mobile), "code", cancellationToken);
        throw new RefusedException(AccountsText.WrongCode, "R-SEC-02", "Code");
    }

    private async Task<Account> AddAsync(string mobile, string index, CancellationToken cancellationToken)
    {
        // A phone that several people share says nothing about who holds it now.
        var known = await people.MatchAsync(mobile, cancellationToken);
        var person = known.Count == 1 ? known[0] : null;
        var now = clock.GetUtcNow();
        var account = Account.OfWorker(
            Guid.CreateVersion7(now), index, sealer.Seal(SealedField.Phone, mobile), person?.Name ?? Masked.Mobile(mobile), person?.Id, now);
        db.Add(account);
        return account;
    }
}
