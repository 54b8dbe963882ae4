using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>How a state is meant, for badges.</summary>
internal static class DisputeTones
{
    public static Tone Of(DisputeState state) => state switch
    {
        DisputeState.Breached or DisputeState.MediationFailed or DisputeState.NotAccepted => Tone.Bad,
        DisputeState.Performed or DisputeState.AgreementEffective or DisputeState.ArbReviewConfirmed or DisputeState.JudConfirmed => Tone.Good,
        DisputeState.MediationExtended or DisputeState.EnforcementApplied or DisputeState.PaymentOrderApplied or DisputeState.PaymentOrderEffective => Tone.Warn,
        DisputeState.Applied or DisputeState.Accepted or DisputeState.Mediating or DisputeState.AgreementReached or DisputeState.ArbReviewApplied or DisputeState.JudConfirmApplied => Tone.Info,
        _ => Tone.Neutral,
    };

    public static Tone Of(InstalmentState state) => state switch
    {
        InstalmentState.Paid => Tone.Good,
        InstalmentState.Breached => Tone.Bad,
        InstalmentState.PartlyPaid => Tone.Warn,
        _ => Tone.Neutral,
    };
}
