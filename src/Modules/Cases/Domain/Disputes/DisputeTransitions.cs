using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using static Niangjia.Contracts.Cases.DisputeState;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>What a step needs and does (R-MED-00): who takes it, the document that evidences it, the clocks it touches.</summary>
internal sealed record StepRule(DisputeActor Actor, DocumentKind? Document, string[] Starts, string[] Meets, bool CancelsRest = false);

/// <summary>The state machine of R §1.6 as a table; whatever is not in it is refused.</summary>
internal static class DisputeTransitions
{
    /// <summary>Between application and agreement.</summary>
    public static readonly DisputeState[] Talking = [Applied, Accepted, Mediating, DisputeState.MediationExtended, AgreementReached];

    /// <summary>There was no mediation, or it failed; nothing is agreed.</summary>
    public static readonly DisputeState[] CameToNothing = [NotAccepted, MediationFailed];

    /// <summary>The agreement is in force and not yet performed.</summary>
    public static readonly DisputeState[] Promised =
        [AgreementEffective, Breached, ArbReviewApplied, ArbReviewConfirmed, JudConfirmApplied, JudConfirmed, PaymentOrderApplied, PaymentOrderEffective, EnforcementApplied];

    /// <summary>Nothing is expected of us any more.</summary>
    public static readonly DisputeState[] Over = [Performed, ReferredArbitration, ReferredCourt, ReferredOther, Withdrawn, Closed];

    private static readonly Dictionary<(DisputeState From, DisputeStep Step), DisputeState> Table = Build();

    /// <summary>All allowed steps.</summary>
    public static IReadOnlyDictionary<(DisputeState From, DisputeStep Step), DisputeState> All => Table;

    /// <summary>Clocks that begin with the application (R-CLK-01: the legal one counts from receipt).</summary>
    public static readonly string[] StartedByApplication = ["CLK-MED-ACCEPT", "CLK-MED-LEGAL15"];

    /// <summary>Two years in which what was confirmed can be enforced.</summary>
    public const string Enforcement = "CLK-ENF-2Y";

    /// <summary>Whether a step is possible.</summary>
    public static bool Allows(DisputeState from, DisputeStep step) => Table.ContainsKey((from, step));

    /// <summary>The state after a step.</summary>
    /// <exception cref="RefusedException">The step is not possible now.</exception>
    public static DisputeState Next(DisputeState from, DisputeStep step) =>
        Table.TryGetValue((from, step), out var to)
            ? to
            : throw new RefusedException(string.Format(MediationText.DisputeStepNotPossible, CaseWords.Of(from), CaseWords.Of(step)), "R-MED-00");

    /// <summary>What a step needs and does.</summary>
    public static StepRule RuleOf(DisputeStep step) => step switch
    {
        DisputeStep.Accept => new(DisputeActor.Body, DocumentKind.Acceptance, ["CLK-MED-ORG15"], ["CLK-MED-ACCEPT"]),
        DisputeStep.NotAccept => new(DisputeActor.Body, DocumentKind.NonAcceptance, [], ["CLK-MED-ACCEPT"], true),
        DisputeStep.Begin or DisputeStep.Extend or DisputeStep.TalkAgain => new(DisputeActor.Mediator, DocumentKind.Record, [], []),
        DisputeStep.Agree => new(DisputeActor.Mediator, DocumentKind.Agreement, [], []),
        DisputeStep.TakeEffect => new(DisputeActor.Body, DocumentKind.Agreement, ["CLK-ARBREV-APPLY", "CLK-JC-APPLY"], ["CLK-MED-ORG15"], true),
        DisputeStep.Breach => new(DisputeActor.Clock, null, [], []),
        DisputeStep.Remedy => new(DisputeActor.Respondent, null, [], []),
        DisputeStep.Perform => new(DisputeActor.Respondent, null, [], [], true),
        DisputeStep.ApplyArbReview => new(DisputeActor.Applicant, DocumentKind.ArbitrationReview, ["CLK-ARBREV-DECIDE"], ["CLK-ARBREV-APPLY"], true),
        DisputeStep.ConfirmArbReview => new(DisputeActor.Arbitration, null, [Enforcement], ["CLK-ARBREV-DECIDE"], true),
        DisputeStep.RefuseArbReview => new(DisputeActor.Arbitration, null, [], ["CLK-ARBREV-DECIDE"], true),
        DisputeStep.ApplyJudConfirm => new(DisputeActor.Applicant, DocumentKind.JudicialConfirmation, ["CLK-JC-ACCEPT"], ["CLK-JC-APPLY"], true),
        DisputeStep.AcceptJudConfirm => new(DisputeActor.Court, null, ["CLK-JC-DECIDE"], ["CLK-JC-ACCEPT"]),
        DisputeStep.ConfirmJud => new(DisputeActor.Court, null, [Enforcement], ["CLK-JC-ACCEPT", "CLK-JC-DECIDE"], true),
        DisputeStep.RefuseJud => new(DisputeActor.Court, null, [], ["CLK-JC-ACCEPT", "CLK-JC-DECIDE"], true),
        DisputeStep.ApplyPaymentOrder => new(DisputeActor.Applicant, DocumentKind.PaymentOrder, ["CLK-PO-ACCEPT"], [], true),
        DisputeStep.AcceptPaymentOrder => new(DisputeActor.Court, null, ["CLK-PO-ISSUE"], ["CLK-PO-ACCEPT"]),
        DisputeStep.ServePaymentOrder => new(DisputeActor.Court, null, ["CLK-PO-OBJECT"], ["CLK-PO-ACCEPT", "CLK-PO-ISSUE"]),
        DisputeStep.PaymentOrderTakesEffect => new(DisputeActor.Court, null, [Enforcement], ["CLK-PO-ACCEPT", "CLK-PO-ISSUE", "CLK-PO-OBJECT"], true),
        DisputeStep.PaymentOrderFails => new(DisputeActor.Court, null, [], ["CLK-PO-ACCEPT", "CLK-PO-ISSUE", "CLK-PO-OBJECT"], true),
        DisputeStep.ApplyEnforcement => new(DisputeActor.Applicant, null, [], [Enforcement], true),
        DisputeStep.Fail => new(DisputeActor.Mediator, DocumentKind.FailureNotice, [], ["CLK-MED-ORG15"], true),
        DisputeStep.GoToArbitration or DisputeStep.GoToCourt or DisputeStep.GoElsewhere or DisputeStep.Withdraw => new(DisputeActor.Applicant, null, [], [], true),
        _ => new(DisputeActor.Mediator, null, [], [], true), // Filed: nothing is due any more.
    };

    private static Dictionary<(DisputeState, DisputeStep), DisputeState> Build()
    {
        var table = new Dictionary<(DisputeState, DisputeStep), DisputeState>();
        void Add(DisputeStep step, DisputeState to, params ReadOnlySpan<DisputeState> from)
        {
            foreach (var state in from) table.Add((state, step), to);
        }

        Add(DisputeStep.Accept, Accepted, Applied);
        Add(DisputeStep.NotAccept, NotAccepted, Applied);
        Add(DisputeStep.Begin, Mediating, Accepted);
        Add(DisputeStep.Extend, DisputeState.MediationExtended, Mediating, DisputeState.MediationExtended);
        // A draft may be written again until the last signature; each writing is the same step.
        Add(DisputeStep.Agree, AgreementReached, Mediating, DisputeState.MediationExtended, AgreementReached);
        Add(DisputeStep.TalkAgain, Mediating, AgreementReached); // a side goes back on it before signing
        Add(DisputeStep.TakeEffect, AgreementEffective, AgreementReached);
        Add(DisputeStep.Fail, MediationFailed, Accepted, Mediating, DisputeState.MediationExtended, AgreementReached);

        Add(DisputeStep.Breach, Breached, AgreementEffective);
        Add(DisputeStep.Remedy, AgreementEffective, Breached);
        Add(DisputeStep.Perform, Performed, Promised);
        Add(DisputeStep.ApplyArbReview, ArbReviewApplied, AgreementEffective);
        Add(DisputeStep.ConfirmArbReview, ArbReviewConfirmed, ArbReviewApplied);
        Add(DisputeStep.RefuseArbReview, AgreementEffective, ArbReviewApplied);
        Add(DisputeStep.ApplyJudConfirm, JudConfirmApplied, AgreementEffective);
        Add(DisputeStep.AcceptJudConfirm, JudConfirmApplied, JudConfirmApplied); // the court's time to decide begins
        Add(DisputeStep.ConfirmJud, JudConfirmed, JudConfirmApplied);
        Add(DisputeStep.RefuseJud, AgreementEffective, JudConfirmApplied);
        Add(DisputeStep.ApplyPaymentOrder, PaymentOrderApplied, Breached);
        Add(DisputeStep.AcceptPaymentOrder, PaymentOrderApplied, PaymentOrderApplied); // the court's time to issue begins
        Add(DisputeStep.ServePaymentOrder, PaymentOrderApplied, PaymentOrderApplied); // the debtor's time to pay or object begins
        Add(DisputeStep.PaymentOrderTakesEffect, PaymentOrderEffective, PaymentOrderApplied);
        Add(DisputeStep.PaymentOrderFails, Breached, PaymentOrderApplied);
        Add(DisputeStep.ApplyEnforcement, EnforcementApplied, ArbReviewConfirmed, JudConfirmed, PaymentOrderEffective);

        // R-GEN-06: the way to arbitration or court is open from every state in which something is still in dispute.
        DisputeState[] open = [.. Talking, NotAccepted, MediationFailed, .. Promised];
        Add(DisputeStep.GoToArbitration, ReferredArbitration, open);
        Add(DisputeStep.GoToCourt, ReferredCourt, open);
        Add(DisputeStep.GoElsewhere, ReferredOther, NotAccepted, MediationFailed);
        Add(DisputeStep.Withdraw, Withdrawn, Talking);
        Add(DisputeStep.Close, Closed, Performed, NotAccepted, MediationFailed, Withdrawn, ReferredArbitration, ReferredCourt, ReferredOther, EnforcementApplied);
        return table;
    }
}
