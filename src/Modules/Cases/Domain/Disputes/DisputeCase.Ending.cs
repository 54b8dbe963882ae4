using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Locking in, failure, leaving for arbitration or court, closing.</summary>
internal sealed partial class DisputeCase
{
    private static readonly DisputeStep[] LockInSteps =
    [
        DisputeStep.ApplyArbReview, DisputeStep.ConfirmArbReview, DisputeStep.RefuseArbReview, DisputeStep.ApplyJudConfirm, DisputeStep.ConfirmJud,
        DisputeStep.RefuseJud, DisputeStep.ApplyPaymentOrder, DisputeStep.PaymentOrderTakesEffect, DisputeStep.PaymentOrderFails, DisputeStep.ApplyEnforcement,
        DisputeStep.AcceptJudConfirm, DisputeStep.AcceptPaymentOrder, DisputeStep.ServePaymentOrder,
    ];

    /// <summary>Why it was not accepted, failed or was left.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Where the applicant was told to turn.</summary>
    public string? OtherRoutesTold { get; private set; }

    /// <summary>The state before it was closed, for figures (R-MED-13).</summary>
    public DisputeState? Outcome { get; private set; }

    /// <summary>What a request says that went elsewhere.</summary>
    public ResultCode? ReferredResult { get; private set; }

    /// <summary>Steps of locking in that are possible now.</summary>
    public IReadOnlyList<DisputeStep> PossibleLockInSteps => [.. LockInSteps.Where(step => DisputeTransitions.Allows(State, step))];

    /// <summary>Mediation failed; both sides get a notice with their right to arbitrate or sue (R-MED-11).</summary>
    /// <param name="reason">Why.</param>
    /// <param name="documentNumber">Number of the notice.</param>
    /// <param name="on">The day it failed.</param>
    /// <param name="lapsed">The period ran out: it is deemed failed (CLK-MED-ORG15).</param>
    public void Fail(string reason, string documentNumber, DateOnly on, bool lapsed)
    {
        reason = Needed(reason);
        Move(DisputeStep.Fail);
        EndReason = reason;
        Interrupt(lapsed ? InterruptionCause.MediationLapsed : InterruptionCause.MediationFailed, on);
        Issue(DocumentKind.FailureNotice, documentNumber, on);
        Tell(new MediationEndedInFailure(Id), reason);
    }

    /// <summary>The worker, or staff for the worker, leaves for arbitration. Nothing stands in the way (R-GEN-06).</summary>
    public void GoToArbitration(string? reason, DateTimeOffset now) => Leave(DisputeStep.GoToArbitration, ResultCode.ReferredArbitration, reason, now);

    /// <summary>The worker, or staff for the worker, goes to court.</summary>
    public void GoToCourt(string? reason, DateTimeOffset now) => Leave(DisputeStep.GoToCourt, ResultCode.ReferredCourt, reason, now);

    /// <summary>Inspection, police, or another way outside.</summary>
    public void GoElsewhere(ResultCode result, string reason, DateTimeOffset now)
    {
        if (!OtherRoutes.All.Contains(result)) throw new RefusedException(MediationText.OtherRouteUnknown, "R §1.6", "Result");
        Leave(DisputeStep.GoElsewhere, result, Needed(reason), now);
    }

    /// <summary>The applicant takes the application back.</summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        reason = Needed(reason);
        Move(DisputeStep.Withdraw);
        EndReason = reason;
        Close(now, reason);
    }

    /// <summary>An application to lock the agreement in, or its decision (R §1.10).</summary>
    public void TakeLockInStep(DisputeStep step, string? documentNumber, LockInChecks checks, DateOnly on, bool inTime)
    {
        if (!LockInSteps.Contains(step)) throw new RefusedException(MediationText.NotALockInStep, "R §1.10");
        if (!DisputeTransitions.Allows(State, step)) Move(step); // says why not
        if (step is DisputeStep.ApplyArbReview or DisputeStep.ApplyJudConfirm)
        {
            if (!inTime) throw new RefusedException(MediationText.LockInTooLate, step == DisputeStep.ApplyArbReview ? "CLK-ARBREV-APPLY" : "CLK-JC-APPLY");
            if (Agreement!.ConfirmsRelation) throw new RefusedException(MediationText.RelationNotLockedIn, "R §1.10");
            if (!checks.BothApply) throw new RefusedException(MediationText.BothApplyTogether, "R §1.10", "BothApply");
            if (!checks.NoRefusalGround) throw new RefusedException(MediationText.RefusalGroundFound, "R-LOCK-02", "NoRefusalGround");
        }
        if (step == DisputeStep.ApplyPaymentOrder && !checks.AllPaymentOrderConditions)
            throw new RefusedException(MediationText.PaymentOrderConditions, "R-LOCK-03", "MoneyIsCertain");
        Move(step);
        if (step == DisputeStep.ApplyPaymentOrder) Interrupt(InterruptionCause.PaymentOrderApplied, on);
        if (DisputeTransitions.RuleOf(step).Document is { } document && documentNumber is not null) Issue(document, documentNumber, on);
        Tell(new LockInStepTaken(Id, State));
    }

    /// <summary>Files it away.</summary>
    public void Close(DateTimeOffset now, string? reason = null)
    {
        var outcome = State;
        Move(DisputeStep.Close);
        (Outcome, EndedAt, NextCheckOn) = (outcome, now, null);
        Tell(new DisputeClosed(Id, outcome), reason);
    }

    private void Leave(DisputeStep step, ResultCode result, string? reason, DateTimeOffset now)
    {
        Move(step);
        (ReferredResult, EndReason, NextCheckOn) = (result, Blank(reason) ?? EndReason, null);
        if (step == DisputeStep.GoToArbitration) Interrupt(InterruptionCause.ArbitrationApplied, ChinaTime.DateOf(now));
        if (step == DisputeStep.GoToCourt) Interrupt(InterruptionCause.SuitFiled, ChinaTime.DateOf(now));
        Tell(new DisputeReferred(Id, State), Blank(reason));
    }
}

/// <summary>What staff looked at before an application (R-LOCK-02/03).</summary>
internal sealed record LockInChecks(
    bool BothApply = false, bool NoRefusalGround = false, bool MoneyIsCertain = false, bool NothingOwedBack = false, bool DebtorCanBeServed = false, bool NoPreservation = false)
{
    /// <summary>R-LOCK-03: due and certain, no counter-obligation, debtor in China and reachable, no pre-action preservation.</summary>
    public bool AllPaymentOrderConditions => MoneyIsCertain && NothingOwedBack && DebtorCanBeServed && NoPreservation;
}
