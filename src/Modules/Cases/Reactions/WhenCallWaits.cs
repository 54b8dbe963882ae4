using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// The hotline learns that one of its requests has a result and the caller is to be called back, that a call is to be checked by somebody else than its agent, and that either is overdue
/// (R-HOT-03, R-CLK-02). Who called in confidence is called back by whoever may know it (R-PRI-13), and nobody else is asked to.
/// </summary>
internal sealed class WhenCallWaits(AppDbContext db, Recipients recipients, IOfficerDirectory officers, CaseNotices notices)
    : IReaction<RequestResolved>, IReaction<RequestAwaitsCheck>, IReaction<RequestClosed>, IReaction<ClockFellOverdue>
{
    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == HotlineDesk.Subject;

    public async Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(HotlineQueries.ToCallBack, call => call.RequestId == happened.RequestId, cancellationToken) is not { } call) return;
        await TellAsync(entry, call, NoticeTone.Info, () => string.Format(HotlineText.NoticeCallBack, call.Number), await CallersBackAsync(call, cancellationToken), cancellationToken);
    }

    public Task ReactAsync(RequestAwaitsCheck happened, JournalEntry entry, CancellationToken cancellationToken) => CheckAsync(happened.RequestId, entry, cancellationToken);

    // Of a request that was split: it closes with its last part, and the call is still to be checked.
    public Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken) => CheckAsync(happened.RequestId, entry, cancellationToken);

    private async Task CheckAsync(Guid requestId, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(HotlineQueries.ToCheck, call => call.RequestId == requestId, cancellationToken) is not { } call) return;
        await TellAsync(entry, call, NoticeTone.Info, () => string.Format(HotlineText.NoticeCheck, call.Number), await CheckersAsync(call, cancellationToken), cancellationToken);
    }

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(call => call.ClosedAt == null, call => call.Id == happened.SubjectId, cancellationToken) is not { } call) return;
        var (_, heads) = await recipients.SuperiorsAsync(call.UnitPath, cancellationToken);
        await TellAsync(entry, call, NoticeTone.Bad, () => string.Format(happened.Code == HotlineDesk.Check ? HotlineText.NoticeCheckLate : HotlineText.NoticeCallBackLate, call.Number), heads.Union(await CheckersAsync(call, cancellationToken)), cancellationToken);
    }

    private async Task<IEnumerable<Guid>> CallersBackAsync(HotlineCall call, CancellationToken cancellationToken)
    {
        var agents = await recipients.InUnitAsync(call.UnitPath, CasePermissions.AnswerCalls, cancellationToken);
        if ((await db.RequestCardAsync(call.RequestId!.Value, cancellationToken)).Secrecy != Secrecy.Confidential) return agents;
        var leaders = await officers.WithRoleAsync(Role.DistrictLeader, Scope.Of([call.UnitPath]), cancellationToken);
        return leaders.Select(leader => leader.AccountId).Union(agents.Where(agent => agent == call.AgentId));
    }

    private async Task<IEnumerable<Guid>> CheckersAsync(HotlineCall call, CancellationToken cancellationToken) =>
        (await recipients.InUnitAsync(call.UnitPath, CasePermissions.CheckCalls, cancellationToken)).Where(account => account != call.AgentId);

    private async Task TellAsync(JournalEntry entry, HotlineCall call, NoticeTone tone, Func<string> title, IEnumerable<Guid> to, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(call.RequestId!.Value, cancellationToken);
        await notices.TellAsync(entry, request, call.UnitPath, new(NoticeKind.Task, tone, title, Url: HotlineUrls.Call(call.Id)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<HotlineCall?> CallAsync(Expression<Func<HotlineCall, bool>> waiting, Expression<Func<HotlineCall, bool>> which, CancellationToken cancellationToken) =>
        db.Set<HotlineCall>().AsNoTracking().Where(waiting).SingleOrDefaultAsync(which, cancellationToken);
}
