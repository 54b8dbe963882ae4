using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// The request follows its dispute (R §1.5): when that is performed, referred or filed, the request is resolved with the fitting result. An application that
/// was taken back settles nothing, so the unit handles the matter again.
/// </summary>
internal sealed class WhenDisputeEnded(AppDbContext db, RequestClocks clocks, TimeProvider time) : IReaction<DisputeClosed>, IReaction<DisputeReferred>
{
    public Task ReactAsync(DisputeClosed happened, JournalEntry entry, CancellationToken cancellationToken) => ResolveAsync(happened.DisputeId, cancellationToken);

    public Task ReactAsync(DisputeReferred happened, JournalEntry entry, CancellationToken cancellationToken) => ResolveAsync(happened.DisputeId, cancellationToken);

    private async Task ResolveAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().SingleAsync(found => found.Id == disputeId, cancellationToken);
        var request = await db.Set<WorkerRequest>().SingleAsync(found => found.Id == dispute.RequestId, cancellationToken);
        // Referred and later filed: the first of the two has done it. One that was mediated anew follows the later mediation.
        if (request.DisputeId != disputeId || !RequestTransitions.Allows(request.State, RequestStep.Resolve)) return;
        var now = time.GetUtcNow();
        if ((dispute.Outcome ?? dispute.State) == DisputeState.Withdrawn)
        {
            if (request.State != RequestState.CaseOpened) return;
            request.Resume(dispute.EndReason);
            await clocks.StartLevelAsync(request, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return;
        }
        var (result, text) = ResultOf(dispute);
        request.Resolve(result, text, now);
        await clocks.AfterResultAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static (ResultCode Result, string Text) ResultOf(DisputeCase dispute) => (dispute.Outcome ?? dispute.State) switch
    {
        DisputeState.Performed => (ResultCode.AgreementReached, string.Format(MediationText.OutcomePerformed, dispute.Number, dispute.Agreed)),
        DisputeState.EnforcementApplied => (ResultCode.AgreementReached, string.Format(MediationText.OutcomeEnforcement, dispute.Number)),
        DisputeState.ReferredArbitration => (ResultCode.ReferredArbitration, string.Format(MediationText.OutcomeArbitration, dispute.Number)),
        DisputeState.ReferredCourt => (ResultCode.ReferredCourt, string.Format(MediationText.OutcomeCourt, dispute.Number)),
        DisputeState.ReferredOther => (dispute.ReferredResult ?? ResultCode.ExplainedOnly, string.Format(MediationText.OutcomeElsewhere, dispute.EndReason)),
        _ => (ResultCode.ExplainedOnly, string.Format(MediationText.OutcomeFailed, dispute.EndReason)),
    };
}
