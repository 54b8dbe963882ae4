using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Domain;

/// <summary>How a state is meant, for badges.</summary>
internal static class CaseTones
{
    public static Tone Of(RequestState state) => state switch
    {
        RequestState.Resolved or RequestState.Evaluated or RequestState.Closed => Tone.Good,
        RequestState.Escalated or RequestState.Reopened or RequestState.PendingSupplement => Tone.Warn,
        RequestState.Rejected => Tone.Bad,
        RequestState.Submitted or RequestState.Registered or RequestState.Triaged or RequestState.Assigned => Tone.Info,
        _ => Tone.Neutral,
    };
}
