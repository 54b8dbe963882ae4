using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// The hotline learns that one of its requests has a result and the caller is to be called back, that a call is to be checked by somebody else than its agent, and that either is overdue
/// (R-HOT-03, R-CLK-02).
/// </summary>
internal sealed class WhenCallWaits(AppDbContext db, Recipients recipients, CaseNotices notices) : IReaction<RequestResolved>, IReaction<RequestAwaitsCheck>, IReaction<ClockFellOverdue>
{
    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == HotlineDesk.Subject;

    public async Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(call => call.RequestId == happened.RequestId && call.ClosedAt == null, cancellationToken) is not { } call) return;
        var agents = await recipients.InUnitAsync(call.UnitPath, CasePermissions.AnswerCalls, cancellationToken);
        await TellAsync(entry, call, NoticeTone.Info, () => string.Format(HotlineText.NoticeCallBack, call.Number), agents, cancellationToken);
    }

    public async Task ReactAsync(RequestAwaitsCheck happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(call => call.Id == happened.CallId, cancellationToken) is not { } call) return;
        await TellAsync(entry, call, NoticeTone.Info, () => string.Format(HotlineText.NoticeCheck, call.Number), await CheckersAsync(call, cancellationToken), cancellationToken);
    }

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await CallAsync(call => call.Id == happened.SubjectId && call.ClosedAt == null, cancellationToken) is not { } call) return;
        var (_, heads) = await recipients.SuperiorsAsync(call.UnitPath, cancellationToken);
        await TellAsync(entry, call, NoticeTone.Bad, () => string.Format(happened.Code == HotlineDesk.Check ? HotlineText.NoticeCheckLate : HotlineText.NoticeCallBackLate, call.Number), heads.Union(await CheckersAsync(call, cancellationToken)), cancellationToken);
    }

    private async Task<IEnumerable<Guid>> CheckersAsync(HotlineCall call, CancellationToken cancellationToken) =>
        (await recipients.InUnitAsync(call.UnitPath, CasePermissions.CheckCalls, cancellationToken)).Where(account => account != call.AgentId);

    private async Task TellAsync(JournalEntry entry, HotlineCall call, NoticeTone tone, Func<string> title, IEnumerable<Guid> to, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(call.RequestId!.Value, cancellationToken);
        await notices.TellAsync(entry, request, call.UnitPath, new(NoticeKind.Task, tone, title, Url: HotlineUrls.Call(call.Id)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private Task<HotlineCall?> CallAsync(System.Linq.Expressions.Expression<Func<HotlineCall, bool>> which, CancellationToken cancellationToken) =>
        db.Set<HotlineCall>().AsNoTracking().SingleOrDefaultAsync(which, cancellationToken);
}
