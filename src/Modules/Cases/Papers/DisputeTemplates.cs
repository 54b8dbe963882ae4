using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Documents;
using Niangjia.Ui;

namespace Niangjia.Cases.Papers;

/// <summary>What a dispute's documents are filled from.</summary>
/// <param name="Dispute">The dispute.</param>
/// <param name="Request">The request it came from.</param>
/// <param name="UnitName">Unit whose body works on it.</param>
/// <param name="Images">Drawn signatures.</param>
/// <param name="Accounts">Payees' accounts in full, by instalment.</param>
internal sealed record DisputeFile(
    DisputeCase Dispute, WorkerRequest Request, string UnitName, IReadOnlyDictionary<Guid, byte[]> Images, IReadOnlyDictionary<int, string> Accounts);

/// <summary>The notices of a dispute with their required elements (R §14); its agreement and records stand in <see cref="SignedTemplates"/>.</summary>
internal static class DisputeTemplates
{
    /// <summary>Fills a document; null when the dispute has none of the kind.</summary>
    public static DocumentTemplate? Fill(DisputeFile file, DocumentKind kind, int sheet) => kind switch
    {
        DocumentKind.Application => Application(file),
        DocumentKind.Acceptance => Acceptance(file),
        DocumentKind.NonAcceptance => NonAcceptance(file),
        DocumentKind.FailureNotice => Failure(file),
        DocumentKind.Agreement => SignedTemplates.Agreement(file),
        DocumentKind.Record => SignedTemplates.Record(file, sheet),
        _ => null,
    };

    /// <summary>Documents that are possible now (R-MED-00).</summary>
    public static IEnumerable<(DocumentKind Kind, int Sheet)> Possible(DisputeCase dispute)
    {
        yield return (DocumentKind.Application, 0);
        var decided = dispute.Documents.Any(document => document.Kind is DocumentKind.Acceptance or DocumentKind.NonAcceptance);
        if (!decided || dispute.AcceptedAt is not null) yield return (DocumentKind.Acceptance, 0);
        if (!decided || dispute.AcceptedAt is null) yield return (DocumentKind.NonAcceptance, 0);
        foreach (var session in dispute.Sessions.Where(session => session.Record is not null)) yield return (DocumentKind.Record, session.Number);
        if (dispute.HasAgreementToShow) yield return (DocumentKind.Agreement, 0);
        if (Given(dispute, DocumentKind.FailureNotice) is not null || DisputeTransitions.Talking.Contains(dispute.State)) yield return (DocumentKind.FailureNotice, 0);
    }

    /// <summary>A party with what tells it from all others.</summary>
    public static string Basics(DisputeParty party) => string.Join("，", new[]
    {
        party.Name, party.IdKind is { } kind ? $"{CaseWords.Of(kind)} {party.IdMasked}" : null, party.CreditCode is { } code ? $"{MediationText.CreditCode} {code}" : null,
        party.LegalRepresentative is { } head ? $"{MediationText.LegalRepresentative} {head}" : null, party.Address is { } address ? $"{MediationText.ReachedAt} {address}" : null,
        party.AgentName is { } agent ? $"{MediationText.AgentName} {agent}（{CaseWords.Of(party.AgentAuthority)}）" : null,
    }.OfType<string>()) + "。";

    /// <summary>The document as the dispute issued it, with its number and day; null when the step has not been taken.</summary>
    public static IssuedDocument? Given(DisputeCase dispute, DocumentKind kind) => dispute.Documents.LastOrDefault(document => document.Kind == kind);

    /// <summary>What all documents of a dispute share.</summary>
    public static DocumentTemplate Of(DisputeFile file, DocumentKind kind, IssuedDocument? given, IReadOnlyList<DocumentElement> elements) =>
        new(CaseWords.Of(kind), CodeOf(kind), file.Dispute.UnitPath, file.UnitName, file.Dispute.Number, elements)
        {
            Number = given?.Number,
            On = given?.On,
            AwaitsStep = given is null,
            Version = MediationText.TemplateVersion,
        };

    /// <summary>The kind in the number of a document (R §14).</summary>
    public static string CodeOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Application => "调申",
        DocumentKind.Acceptance or DocumentKind.NonAcceptance => "调受",
        DocumentKind.Record => "调录",
        DocumentKind.Agreement => "调协",
        DocumentKind.FailureNotice => "调终",
        DocumentKind.ArbitrationReview => "裁审",
        DocumentKind.JudicialConfirmation => "司确",
        _ => "支令",
    };

    /// <summary>Anything the unit wants to add.</summary>
    public static DocumentElement More { get; } = new("more", MediationText.MoreWords, null, IsRequired: false);

    private static DocumentTemplate Application(DisputeFile file)
    {
        var (dispute, request) = (file.Dispute, file.Request);
        var claims = request.Claims.Select(claim =>
            CaseWords.Of(claim.Type) + (claim.Amount.IsZero ? "" : $"，{claim.Amount}（{claim.Amount.ToCapitals()}）") + (claim.From is { } from && claim.To is { } to ? $"，{PaperWords.Day(from)}至{PaperWords.Day(to)}" : ""));
        var evidence = Domain.Catalogue.EvidenceLists.Of(request, EvidenceSide.Worker).Where(item => request.StateOf(EvidenceSide.Worker, item.Chinese) != EvidenceState.Missing).Select(item => item.Chinese);
        return Of(file, DocumentKind.Application, null,
        [
            .. Parties(dispute),
            new("claims", MediationText.ApplicationClaims, string.Join('\n', claims), ElementStyle.Items),
            new("facts", MediationText.ApplicationFacts, request.Facts),
            new("evidence", MediationText.ApplicationEvidence, string.Join('\n', evidence), ElementStyle.Items),
            new("to", MediationText.ApplicationTo, file.UnitName, ElementStyle.Led),
            new("signature", MediationText.Signatures, null, ElementStyle.Plain)
            {
                IsFixed = true,
                Blocks = [new Signatures([.. dispute.Of(PartySide.Applicant).Select(party => new SignatureLine(CaseWords.Of(party.Side), party.SignsAs))])],
            },
        ]) with
        { AwaitsStep = false, HasSeal = false, On = ChinaTime.DateOf(dispute.AppliedAt) };
    }

    private static DocumentTemplate Acceptance(DisputeFile file)
    {
        var dispute = file.Dispute;
        var given = Given(dispute, DocumentKind.Acceptance);
        var on = given?.On is { } day ? DateText.Day(day) : null;
        return Of(file, DocumentKind.Acceptance, given,
        [
            new("opening", MediationText.Opening, on is null ? null : string.Format(MediationText.AcceptanceText, DateText.Day(dispute.AppliedAt), dispute.Number, on), ElementStyle.Plain),
            new("body", MediationText.BodyLabel, $"{file.UnitName}，{CaseWords.Of(dispute.Body)}", ElementStyle.Led),
            new("mediators", MediationText.Mediators, string.Join('、', dispute.ActiveMediators.Select(mediator => mediator.Name)), ElementStyle.Led),
            new("session", MediationText.SessionWhere, dispute.Sessions is [var first, ..] ? $"{DateText.Moment(first.At)}，{first.Place}" : null, ElementStyle.Led),
            new("rights", MediationText.RightsAndDuties, MediationText.RightsText),
            More,
        ]) with
        { To = [.. dispute.Parties.Select(party => party.Name)] };
    }

    private static DocumentTemplate NonAcceptance(DisputeFile file)
    {
        var dispute = file.Dispute;
        var given = Given(dispute, DocumentKind.NonAcceptance);
        return Of(file, DocumentKind.NonAcceptance, given,
        [
            new("opening", MediationText.Opening, string.Format(MediationText.NonAcceptanceText, DateText.Day(dispute.AppliedAt), dispute.Number), ElementStyle.Plain),
            new("reason", CasesText.Reason, given is null ? null : dispute.EndReason, ElementStyle.Led),
            new("routes", MediationText.OtherRoutes, given is null ? null : dispute.OtherRoutesTold, ElementStyle.Led),
            More,
        ]) with
        { To = [.. dispute.Of(PartySide.Applicant).Select(party => party.Name)] };
    }

    private static DocumentTemplate Failure(DisputeFile file)
    {
        var dispute = file.Dispute;
        var given = Given(dispute, DocumentKind.FailureNotice);
        return Of(file, DocumentKind.FailureNotice, given,
        [
            new("opening", MediationText.Opening, given is null ? null : string.Format(MediationText.FailureText, dispute.Number, DateText.Day(given.On), dispute.EndReason), ElementStyle.Plain),
            new("rights", MediationText.YourRights, MediationText.RightToArbitrate),
            new("limitation", MediationText.LimitationTrail, MediationText.LimitationText)
            {
                Blocks = [new Listing([.. dispute.Interruptions.Select(known => $"{DateText.Day(known.On)}　{CaseWords.Of(known.Cause)}")]), new Paragraph(MediationText.ForReference)],
            },
            More,
        ]) with
        { To = [.. dispute.Parties.Select(party => party.Name)] };
    }

    /// <summary>Who is against whom.</summary>
    internal static IEnumerable<DocumentElement> Parties(DisputeCase dispute, bool isFixed = false) => dispute.Parties.Select(party =>
        new DocumentElement($"party-{party.Number}", CaseWords.Of(party.Side), Basics(party), ElementStyle.Led) { IsFixed = isFixed });
}
