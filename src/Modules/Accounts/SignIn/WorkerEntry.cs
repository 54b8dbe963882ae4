using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

/// <summary>The account of whoever holds a phone.</summary>
internal sealed class WorkerEntry(AppDbContext db, ISealer sealer, IPeopleDirectory people, TimeProvider clock)
{
    /// <summary>The account, or a new one added to the context. It is tied to a person only if exactly one has this mobile.</summary>
    public async Task<Account> FindOrAddAsync(string mobile, CancellationToken cancellationToken)
    {
        var index = sealer.BlindIndex(SealedField.Phone, mobile);
        if (await db.Set<Account>().SingleOrDefaultAsync(account => account.MobileIndex == index, cancellationToken) is { } known) return known;
        var holders = await people.MatchAsync(mobile, cancellationToken);
        // A phone that several people share does not say which of them holds it now.
        var person = holders.Count == 1 ? holders[0] : null;
        var now = clock.GetUtcNow();
        var account = Account.OfWorker(
            Guid.CreateVersion7(now), index, sealer.Seal(SealedField.Phone, mobile), person?.Name ?? Masked.Mobile(mobile), person?.Id, now);
        db.Add(account);
        return account;
    }
}
