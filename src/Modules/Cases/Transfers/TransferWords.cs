using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Cases.Transfers;

/// <summary>How the states of a transfer are meant, for badges.</summary>
internal static class TransferWords
{
    public static Tone ToneOf(TransferState state) => state switch
    {
        TransferState.Received => Tone.Warn,
        TransferState.Accepted => Tone.Info,
        TransferState.Answered => Tone.Good,
        _ => Tone.Neutral,
    };
}
