using Niangjia.Contracts.Cases;
using static Niangjia.Cases.Domain.Disputes.LockInRoute;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>A way to make the promise enforceable, and why it is named.</summary>
internal sealed record RouteAdvice(LockInRoute Route, string Reason);

/// <summary>The decision table of R §1.10. It advises and never decides (R-GEN-05).</summary>
internal static class LockInAdvice
{
    private static readonly HashSet<CaseType> PaymentOrderTypes =
        [CaseType.WageArrears, CaseType.WorkInjury, CaseType.Termination, CaseType.OvertimePay, CaseType.NoWrittenContract, CaseType.SocialInsurance, CaseType.FemaleWorkerProtection];

    /// <summary>Ways in the order in which they are recommended.</summary>
    public static IReadOnlyList<RouteAdvice> For(DisputeCase dispute)
    {
        if (dispute.Agreement is not { } agreement) return [];
        var overdue = dispute.State is DisputeState.Breached or DisputeState.PaymentOrderApplied || agreement.Instalments.Any(one => one.State == InstalmentState.Breached);
        if (overdue)
        {
            List<RouteAdvice> ways = [];
            if (PaymentOrderTypes.Contains(dispute.Type)) ways.Add(new(PaymentOrder, MediationText.AdvicePaymentOrder));
            if (agreement.IsOnlyPayment) ways.Add(new(Court, MediationText.AdviceSueOnAgreement));
            ways.Add(new(Arbitration, MediationText.AdviceArbitration));
            return ways;
        }
        if (agreement.ConfirmsRelation) return [new(Perform, MediationText.AdviceRelation), new(Arbitration, MediationText.AdviceArbitration)];
        if (!agreement.IsOnlyPayment) return [new(ArbitrationReview, MediationText.AdviceReviewMixed)];
        return dispute.Body == MediationBody.PeoplesCommittee
            ? [new(JudicialConfirmation, MediationText.AdviceConfirmPeoples), new(ArbitrationReview, MediationText.AdviceReview)]
            : [new(ArbitrationReview, MediationText.AdviceReview), new(JudicialConfirmation, MediationText.AdviceConfirmOther)];
    }
}
