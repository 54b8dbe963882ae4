using Niangjia.Cases.Domain;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;
using Niangjia.Ui;

namespace Niangjia.Cases.Messages;

/// <summary>Words and tones of messages.</summary>
internal static class MessageWords
{
    public static Tone ToneOf(BatchState state) => state switch
    {
        BatchState.Mapping => Tone.Warn,
        BatchState.Reading => Tone.Info,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(MessageState state) => state switch
    {
        MessageState.Faulty => Tone.Bad,
        MessageState.Accepted => Tone.Info,
        MessageState.Taken => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>The first words of a message.</summary>
    public static string Short(string text, int most = 120)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= most ? line : TypedText.Cut(line, most) + "…";
    }

    /// <summary>What it is taken for.</summary>
    public static string Kind(AffairStream? stream, CaseType? type) =>
        stream is null && type is null ? CasesText.NeedsPerson : string.Join(" · ", new[] { stream is { } s ? CaseWords.Of(s) : null, type is { } t ? CaseWords.Of(t) : null }.OfType<string>());
}
