using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;

namespace Niangjia.Accounts;

internal sealed class Contacts(AppDbContext db, ISealer sealer) : IContacts
{
    public async Task<IReadOnlyDictionary<Guid, Contact>> OfAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Account>().AsNoTracking().Where(account => accountIds.Contains(account.Id) && account.LockedAt == null)
            .Select(account => new { account.Id, account.Mobile, account.WorkPhone, Email = account.Email!.Address, account.WeChat!.OpenId }).ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Id, row => new Contact(
            row.Id, sealer.OpenIfAny(SealedField.Phone, row.Mobile) ?? (Mobile.TryParse(row.WorkPhone, out var work) ? work.E164 : null),
            sealer.OpenIfAny(EmailAddress.Field, row.Email), sealer.OpenIfAny(WeChatBinding.Field, row.OpenId)));
    }

    public async Task<IReadOnlyDictionary<string, Guid>> HoldersOfAsync(IReadOnlyCollection<string> mobiles, CancellationToken cancellationToken)
    {
        var indexOf = mobiles.Distinct().ToDictionary(mobile => mobile, mobile => sealer.BlindIndex(SealedField.Phone, mobile));
        var indexes = indexOf.Values.Distinct().ToList();
        var found = await db.Set<Account>().Where(account => indexes.Contains(account.MobileIndex!) && account.LockedAt == null)
            .Select(account => new { account.Id, account.MobileIndex }).ToDictionaryAsync(row => row.MobileIndex!, row => row.Id, cancellationToken);
        return indexOf.Where(pair => found.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => found[pair.Value]);
    }
}
