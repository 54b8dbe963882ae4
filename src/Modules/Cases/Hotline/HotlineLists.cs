using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Ui;

namespace Niangjia.Cases.Hotline;

/// <summary>Views of the calls of a hotline.</summary>
internal enum CallTab
{
    /// <summary>My own that are not closed.</summary>
    Mine,
    /// <summary>The result waits for the call-back.</summary>
    ToCallBack,
    /// <summary>Called back, waits for the quality check.</summary>
    ToCheck,
    /// <summary>Something of it is overdue.</summary>
    Overdue,
    /// <summary>All that are not closed.</summary>
    Open,
    All,
}

/// <summary>How many calls each view holds; of closed ones nobody counts.</summary>
internal sealed record CallCounts(int Mine, int ToCallBack, int ToCheck, int Overdue, int Open)
{
    public int? Of(CallTab tab) => tab switch
    {
        CallTab.Mine => Mine,
        CallTab.ToCallBack => ToCallBack,
        CallTab.ToCheck => ToCheck,
        CallTab.Overdue => Overdue,
        CallTab.Open => Open,
        _ => null,
    };
}

/// <summary>The calls in each view; the page, its counts and the badges ask the same.</summary>
internal sealed class HotlineLists(AppDbContext db, CurrentUser user)
{
    /// <summary>What a view shows, as far as the user may see it.</summary>
    public IQueryable<HotlineCall> Of(CallTab tab) => tab == CallTab.All ? Seen : Seen.Where(Condition(tab));

    /// <summary>What each view holds.</summary>
    public async Task<CallCounts> CountAsync(CancellationToken cancellationToken)
    {
        var counts = await Counting.CountEachToMostAsync([Of(CallTab.Mine), Of(CallTab.ToCallBack), Of(CallTab.ToCheck), Of(CallTab.Overdue), Of(CallTab.Open)], cancellationToken);
        return new(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }

    /// <summary>What waits for somebody here: call-backs and checks.</summary>
    public Task<int> WaitingAsync(CancellationToken cancellationToken) => Seen.Where(CaseQueries.Or(HotlineQueries.ToCallBackBy(user), HotlineQueries.ToCheck)).CountToMostAsync(cancellationToken);

    /// <summary>Calls that ring for the user.</summary>
    public IQueryable<HotlineCall> Ringing => db.Set<HotlineCall>().AsNoTracking().RingingFor(user);

    private IQueryable<HotlineCall> Seen => db.Set<HotlineCall>().AsNoTracking().SeenBy(user);

    private Expression<Func<HotlineCall, bool>> Condition(CallTab tab)
    {
        var accounts = user.Accounts.Select(id => (Guid?)id).ToList();
        var late = db.Set<Clock>().Where(clock => clock.Status == ClockStatus.Overdue && (clock.SubjectKind == HotlineDesk.Subject || clock.Code.StartsWith(Desk.RequestClocks.Hotline)));
        return tab switch
        {
            CallTab.Mine => call => accounts.Contains(call.AgentId) && call.ClosedAt == null,
            CallTab.ToCallBack => HotlineQueries.ToCallBackBy(user),
            CallTab.ToCheck => HotlineQueries.ToCheck,
            CallTab.Overdue => call => call.ClosedAt == null && late.Any(clock => clock.SubjectId == call.Id || clock.SubjectId == call.RequestId),
            _ => call => call.ClosedAt == null,
        };
    }
}

/// <summary>Beside "hotline desk": calls that ring.</summary>
internal sealed class RingingBadge(HotlineLists lists) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => HotlineUrls.Desk;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => lists.Ringing.CountToMostAsync(cancellationToken);
}

/// <summary>Beside "hotline calls": what waits to be called back or checked.</summary>
internal sealed class CallsBadge(HotlineLists lists) : IMenuBadge
{
    /// <inheritdoc/>
    public string Url => HotlineUrls.Calls;

    /// <inheritdoc/>
    public Task<int> CountAsync(CancellationToken cancellationToken) => lists.WaitingAsync(cancellationToken);
}
