using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// Nothing rests with others when a request has its result or ends: open work orders are recalled, and tasks of the handling end. Whom the law or R-CAS-07
/// wants informed must be informed even after a result; only with the end of the request that lapses too.
/// </summary>
internal sealed class WhenRequestEnded(AppDbContext db, RequestClocks clocks, RequestTasks tasks, TimeProvider time)
    : IReaction<RequestResolved>, IReaction<RequestWithdrawn>, IReaction<RequestMerged>, IReaction<RequestRejected>, IReaction<RequestSplit>, IReaction<RequestClosed>
{
    public Task ReactAsync(RequestResolved happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, true, RequestState.Resolved, cancellationToken);

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, false, RequestState.Withdrawn, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, false, RequestState.Merged, cancellationToken);

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, false, RequestState.Rejected, cancellationToken);

    public Task ReactAsync(RequestSplit happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, false, RequestState.Split, cancellationToken);

    public Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, false, RequestState.Closed, cancellationToken);

    private async Task EndAsync(Guid requestId, bool ofHandlingOnly, RequestState state, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reason = string.Format(HandlingText.BecauseRequest, Domain.CaseWords.Of(state));
        var orders = await db.Set<WorkOrder>().Where(order => order.RequestId == requestId && (order.State == WorkOrderState.Sent || order.State == WorkOrderState.Accepted))
            .ToListAsync(cancellationToken);
        foreach (var order in orders)
        {
            order.Recall(reason, now);
            await clocks.CancelFeedbackAsync(order, reason, cancellationToken);
        }
        await tasks.LapseAsync(requestId, ofHandlingOnly, reason, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
