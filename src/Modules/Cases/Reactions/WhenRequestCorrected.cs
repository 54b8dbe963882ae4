using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>More people or more money than was first said: other duties (R-CAS-07), and perhaps another level (R §2.5).</summary>
internal sealed class WhenRequestCorrected(AppDbContext db, RequestTasks tasks, Escalations escalations) : IReaction<RequestCorrected>
{
    public async Task ReactAsync(RequestCorrected happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(happened.RequestId, cancellationToken);
        if (!RequestTransitions.Open.Contains(request.State) || request.State == RequestState.Split) return;
        await tasks.SyncDutiesAsync(request, entry.At, cancellationToken);
        await escalations.ByTriggerAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
