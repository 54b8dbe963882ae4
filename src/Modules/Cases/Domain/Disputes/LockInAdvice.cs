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
            if (PaymentOrderTypes.Contains(dispute.Type)) ways.Add(new(PaymentOrder, CasesText.AdvicePaymentOrder));
            if (agreement.IsOnlyPayment) ways.Add(new(Court, CasesText.AdviceSueOnAgreement));
            ways.Add(new(Arbitration, CasesText.AdviceArbitration));
            return ways;
        }
        if (agreement.ConfirmsRelation) return [new(Perform, CasesText.AdviceRelation), new(Arbitration, CasesText.AdviceArbitration)];
        if (!agreement.IsOnlyPayment) return [new(ArbitrationReview, CasesText.AdviceReviewMixed)];
        return dispute.Body == MediationBody.PeoplesCommittee
            ? [new(JudicialConfirmation, CasesText.AdviceConfirmPeoples), new(ArbitrationReview, CasesText.AdviceReview)]
            : [new(ArbitrationReview, CasesText.AdviceReview), new(JudicialConfirmation, CasesText.AdviceConfirmOther)];
    }
}
