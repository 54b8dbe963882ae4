using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Which sheet: an agreement in one wording, the record of one meeting, or a notice.</summary>
/// <param name="Kind">Kind of the document.</param>
/// <param name="Number">Revision of an agreement, number of a meeting, 0 for a notice.</param>
internal readonly record struct DisputePaper(DocumentKind Kind, int Number = 0)
{
    // One letter a kind keeps the code short enough to be typed.
    private static readonly (DocumentKind Kind, char Letter)[] Letters =
    [
        (DocumentKind.Agreement, 'A'), (DocumentKind.Record, 'R'), (DocumentKind.Acceptance, 'S'), (DocumentKind.NonAcceptance, 'N'), (DocumentKind.FailureNotice, 'F'),
    ];

    /// <summary>A3, R1, S0 …</summary>
    public override string ToString()
    {
        var kind = Kind;
        return string.Create(CultureInfo.InvariantCulture, $"{Letters.First(known => known.Kind == kind).Letter}{Number}");
    }

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DisputePaper? paper)
    {
        paper = null;
        if (text.Length is < 2 or > 5 || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        foreach (var known in Letters)
            if (known.Letter == text[0]) paper = new DisputePaper(known.Kind, number);
        return paper is not null;
    }

    /// <summary>SHA-256 of what the sheet says as it stands now; null when there is no such sheet any more.</summary>
    public string? DigestIn(DisputeCase dispute)
    {
        var (kind, number) = (Kind, Number);
        if (kind == DocumentKind.Agreement) return dispute.HasAgreementToShow && dispute.Agreement!.Revision == number ? dispute.Agreement.DigestNow(dispute.Number) : null;
        if (kind == DocumentKind.Record)
            return dispute.Sessions.FirstOrDefault(session => session.Number == number) is { Record: { } record } session ? record.Digest ?? record.DigestNow(dispute.Number, session) : null;
        return IssuedIn(dispute) is { } issued ? Digests.Of(issued.Number, dispute.Number, issued.On.DayNumber) : null;
    }

    /// <summary>The number and day it went out under; null for a draft.</summary>
    public IssuedDocument? IssuedIn(DisputeCase dispute)
    {
        var (kind, number) = (Kind, Number);
        if (kind == DocumentKind.Agreement && dispute.Agreement?.EffectiveOn is null) return null;
        // The record of the third meeting is the third record only if all were closed in order; its digest names it in any case.
        if (kind == DocumentKind.Record && dispute.Sessions.FirstOrDefault(session => session.Number == number)?.Record is not { IsFrozen: true }) return null;
        return dispute.Documents.LastOrDefault(document => document.Kind == kind);
    }
}
