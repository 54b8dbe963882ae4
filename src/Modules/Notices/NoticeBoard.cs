using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices;

/// <summary>Puts up notices and takes their point away. The caller saves.</summary>
internal sealed class NoticeBoard(AppDbContext db, TimeProvider clock) : INotices
{
    public async Task TellAsync(NewNotice notice, IEnumerable<Guid> accountIds, CancellationToken cancellationToken)
    {
        var accounts = accountIds.ToHashSet();
        if (accounts.Count == 0) return;
        var told = await db.Set<StaffNotice>().Where(known => known.Key == notice.Key && accounts.Contains(known.AccountId)).Select(known => known.AccountId).ToListAsync(cancellationToken);
        // Told a moment ago in the same transaction and not saved yet.
        told.AddRange(db.Set<StaffNotice>().Local.Where(known => known.Key == notice.Key).Select(known => known.AccountId));
        var now = clock.GetUtcNow();
        foreach (var account in accounts.Except(told)) db.Add(StaffNotice.For(account, notice, now));
    }

    public Task SettleAsync(Guid subjectId, IReadOnlyCollection<NoticeKind> kinds, CancellationToken cancellationToken) =>
        SettleAsync(db.Set<StaffNotice>().Where(notice => notice.SubjectId == subjectId && kinds.Contains(notice.Kind)), cancellationToken);

    /// <summary>The clock has ended: nobody need be reminded of it.</summary>
    public Task SettleClockAsync(Guid clockId, CancellationToken cancellationToken) =>
        SettleAsync(db.Set<StaffNotice>().Where(notice => notice.ClockId == clockId), cancellationToken);

    private async Task SettleAsync(IQueryable<StaffNotice> notices, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var notice in await notices.Unread().ToListAsync(cancellationToken)) notice.Settle(now);
    }
}
