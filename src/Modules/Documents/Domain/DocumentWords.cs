using Niangjia.Contracts.Documents;
using Niangjia.Ui;

namespace Niangjia.Documents.Domain;

/// <summary>States in words and colours.</summary>
internal static class DocumentWords
{
    public static string Of(DocumentState state) => state switch
    {
        DocumentState.Draft => DocumentsText.StateDraft,
        DocumentState.Issued => DocumentsText.StateIssued,
        _ => DocumentsText.StateVoided,
    };

    public static Tone ToneOf(DocumentState state) => state switch
    {
        DocumentState.Draft => Tone.Neutral,
        DocumentState.Issued => Tone.Good,
        _ => Tone.Warn,
    };
}
