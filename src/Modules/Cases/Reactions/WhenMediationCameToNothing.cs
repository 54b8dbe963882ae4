using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// Mediation failed, was deemed to have failed, or was not accepted: the worker's matter is not settled, so its unit has it in hand again with a clock, and
/// must say what follows: legal aid, arbitration, or nothing (R-MED-11). Where a street cannot give what is needed the district takes it (R §2.5).
/// </summary>
internal sealed class WhenMediationCameToNothing(AppDbContext db, RequestClocks clocks, RequestTasks tasks, Escalations escalations, TimeProvider time)
    : IReaction<MediationEndedInFailure>, IReaction<MediationNotAccepted>
{
    public Task ReactAsync(MediationEndedInFailure happened, JournalEntry entry, CancellationToken cancellationToken) => ResumeAsync(happened.DisputeId, true, entry.Reason, cancellationToken);

    public Task ReactAsync(MediationNotAccepted happened, JournalEntry entry, CancellationToken cancellationToken) => ResumeAsync(happened.DisputeId, false, entry.Reason, cancellationToken);

    private async Task ResumeAsync(Guid disputeId, bool failed, string? reason, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == disputeId, cancellationToken);
        var request = await db.Set<WorkerRequest>().SingleAsync(found => found.Id == dispute.RequestId, cancellationToken);
        // The worker may have gone to arbitration at once; then nothing is left to decide.
        if (!DisputeTransitions.CameToNothing.Contains(dispute.State) || request.State != RequestState.CaseOpened || request.DisputeId != disputeId) return;
        var now = time.GetUtcNow();
        request.Resume(reason);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await tasks.DecideAfterMediationAsync(request, dispute.Number, now, cancellationToken);
        await escalations.ByTriggerAsync(request, cancellationToken, mediationFailed: failed);
        await db.SaveChangesAsync(cancellationToken);
    }
}
