using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// A service clock of a request ran out: the next level takes over (R-ESC-01), the unit above sees to what else was missed, a supplement never came,
/// or nobody rated. The next level's clock counts from the moment the last one ended, so an outage of days is caught up level by level.
/// </summary>
internal sealed class WhenClockFellOverdue(AppDbContext db, RequestClocks clocks, Escalations escalations, RequestTasks tasks)
    : IReactionToMany<ClockFellOverdue>
{
    private const string ResolveCommon = RequestClocks.Resolve + "common";

    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == RequestClocks.Subject;

    public Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken) => ReactAsync([new(happened, entry)], cancellationToken);

    public async Task ReactAsync(IReadOnlyList<Happening<ClockFellOverdue>> happenings, CancellationToken cancellationToken)
    {
        var ids = happenings.Select(one => one.Event.SubjectId).Distinct().ToList();
        var requests = await db.Set<WorkerRequest>().Where(found => ids.Contains(found.Id)).ToDictionaryAsync(found => found.Id, cancellationToken);
        await clocks.ReadAsync(ids, cancellationToken);
        foreach (var (happened, _) in happenings)
            if (requests.TryGetValue(happened.SubjectId, out var request)) await EndAsync(request, happened, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task EndAsync(WorkerRequest request, ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        if (RequestTransitions.Ended.Contains(request.State)) return;
        if (happened.Code == RequestClocks.Supplement) await WithdrawAsync(request, happened, cancellationToken);
        else if (happened.Code == RequestClocks.AutoClose) await CloseAsync(request, happened, cancellationToken);
        else if (happened.Code == RequestClocks.SameDay) await AskReasonAsync(request, DelayCause.NotSameDay, happened, cancellationToken);
        else await LateAsync(request, happened, cancellationToken);
    }

    private async Task LateAsync(WorkerRequest request, ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        request.MarkLate(happened.Code, happened.DueAt);
        if (happened.Code == ResolveCommon) await AskReasonAsync(request, DelayCause.Overdue, happened, cancellationToken);
        var isLevel = happened.Code.StartsWith(RequestClocks.Level, StringComparison.Ordinal) || happened.Code == RequestClocks.AcceptDispatch;
        if (isLevel)
        {
            // Else the clock belongs to a level that has meanwhile handed the request on.
            if (happened.Level == request.Level?.ToString()) await escalations.ByBreachAsync(request, happened.DueAt, cancellationToken);
            return;
        }
        // Nobody takes it away for a late triage or contact, but somebody above must see to it: it may lie where nobody looks.
        var unit = await escalations.ResponsibleAsync(request, cancellationToken);
        await tasks.SuperviseAsync(request, unit.Path, happened.Code, happened.DueAt, cancellationToken);
    }

    // The target of the day was missed, which is no breach yet: a reason is (R-MED-14, R-TRI-08), and it has a clock of its own.
    private async Task AskReasonAsync(WorkerRequest request, DelayCause cause, ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        if (!request.MayAskDelayReason(cause)) return;
        await clocks.CancelAsync(request, RequestClocks.SameDay, DeskText.SameDayMissed, cancellationToken);
        var clock = await clocks.StartAsync(request, RequestClocks.Explain, happened.DueAt, cancellationToken);
        request.AskDelayReason(cause, clock.DueDate, happened.DueAt);
    }

    private async Task WithdrawAsync(WorkerRequest request, ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        if (request.State != RequestState.PendingSupplement) return;
        await clocks.CancelAllAsync(request, CasesText.NotSuppliedInTime, cancellationToken);
        request.Withdraw(CasesText.NotSuppliedInTime, true, happened.DueAt);
    }

    private async Task CloseAsync(WorkerRequest request, ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        if (request.State != RequestState.Resolved) return;
        await clocks.CancelAllAsync(request, CasesText.NobodyRated, cancellationToken);
        request.PassUnrated(happened.DueAt);
    }
}
