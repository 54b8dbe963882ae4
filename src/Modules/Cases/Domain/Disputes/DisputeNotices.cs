namespace Niangjia.Cases.Domain.Disputes;

/// <summary>The written notices of a dispute and whom they are addressed to (R §14).</summary>
internal static class DisputeNotices
{
    /// <summary>Name of the page of a notice; null for papers that are none.</summary>
    public static string? PageOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Acceptance or DocumentKind.NonAcceptance => "acceptance",
        DocumentKind.FailureNotice => "failure",
        _ => null,
    };

    /// <summary>Notices that went out to a side, oldest first.</summary>
    public static IEnumerable<IssuedDocument> NoticesTo(this DisputeCase dispute, PartySide side) =>
        dispute.Documents.Where(document => PageOf(document.Kind) is not null && IsFor(document.Kind, side));

    /// <summary>The notice of a page, as a side received it; as the body keeps it when no side is named. Null when there is none.</summary>
    public static IssuedDocument? Notice(this DisputeCase dispute, string page, PartySide? side) =>
        dispute.Documents.LastOrDefault(document => PageOf(document.Kind) == page && (side is not { } only || IsFor(document.Kind, only)));

    /// <summary>To whom a notice is addressed: to both sides, or to whoever applied when it was not accepted (R-MED-03).</summary>
    public static IEnumerable<DisputeParty> AddresseesOf(this DisputeCase dispute, IssuedDocument document) =>
        dispute.Parties.Where(party => IsFor(document.Kind, party.Side));

    private static bool IsFor(DocumentKind kind, PartySide side) => kind != DocumentKind.NonAcceptance || side == PartySide.Applicant;
}
