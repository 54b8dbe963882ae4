using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices;

/// <summary>Puts up notices, sends them out to whoever wants that, and takes their point away. The caller saves.</summary>
internal sealed class NoticeBoard(AppDbContext db, IContacts contacts, ChosenWays chosen, Outbox outbox, TimeProvider clock) : INotices
{
    public async Task TellAsync(NewNotice notice, IEnumerable<Guid> accountIds, CancellationToken cancellationToken)
    {
        var accounts = accountIds.ToHashSet();
        if (accounts.Count == 0) return;
        var told = await db.Set<StaffNotice>().Where(known => known.Key == notice.Key && accounts.Contains(known.AccountId)).Select(known => known.AccountId).ToListAsync(cancellationToken);
        // Told a moment ago in the same transaction and not saved yet.
        told.AddRange(db.Set<StaffNotice>().Local.Where(known => known.Key == notice.Key).Select(known => known.AccountId));
        var now = clock.GetUtcNow();
        List<StaffNotice> put = [.. accounts.Except(told).Select(account => StaffNotice.For(account, notice, now))];
        db.AddRange(put);
        await SendOutAsync(put, notice, cancellationToken);
    }

    public Task SettleAsync(Guid subjectId, IReadOnlyCollection<NoticeKind> kinds, CancellationToken cancellationToken) =>
        SettleAsync(db.Set<StaffNotice>().Where(notice => notice.SubjectId == subjectId && kinds.Contains(notice.Kind)), cancellationToken);

    /// <summary>The clock has ended: nobody need be reminded of it.</summary>
    public Task SettleClockAsync(Guid clockId, CancellationToken cancellationToken) =>
        SettleAsync(db.Set<StaffNotice>().Where(notice => notice.ClockId == clockId), cancellationToken);

    private async Task SendOutAsync(List<StaffNotice> put, NewNotice notice, CancellationToken cancellationToken)
    {
        if (put.Count == 0) return;
        var accounts = put.ConvertAll(one => one.AccountId);
        var reached = await contacts.OfAsync(accounts, cancellationToken);
        var wanted = await chosen.OfAsync(accounts, notice.Kind.ToString(), cancellationToken);
        foreach (var one in put)
            if (reached.TryGetValue(one.AccountId, out var contact))
                outbox.Repeat(one, notice.IsUrgent, wanted.TryGetValue(one.AccountId, out var ways) ? ways : ChosenWays.Usual(notice.Kind, contact), contact);
    }

    private async Task SettleAsync(IQueryable<StaffNotice> notices, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var notice in await notices.Unread().ToListAsync(cancellationToken)) notice.Settle(now);
    }
}
