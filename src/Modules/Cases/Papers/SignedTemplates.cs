using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Documents;
using Niangjia.Ui;

namespace Niangjia.Cases.Papers;

/// <summary>Documents that people sign word by word: nothing of them is edited on the way to paper (R-MED-06, R §14).</summary>
internal static class SignedTemplates
{
    /// <summary>Beginning of the keys of account numbers.</summary>
    public const string Accounts = "account-";

    /// <summary>Key of what was proposed in the talks.</summary>
    public const string Proposals = "proposals";

    /// <summary>调解协议书 in three copies or more: for each side, and one for the file of the body.</summary>
    public static DocumentTemplate? Agreement(DisputeFile file)
    {
        var dispute = file.Dispute;
        if (dispute.Agreement is not { } agreement || !dispute.HasAgreementToShow) return null;
        var given = agreement.EffectiveOn is null ? null : DisputeTemplates.Given(dispute, DocumentKind.Agreement);
        DocumentElement Fixed(string key, string label, string? text, bool isRequired = true, params Block[] blocks) =>
            new(key, label, text, IsRequired: isRequired) { IsFixed = true, Blocks = blocks };
        return DisputeTemplates.Of(file, DocumentKind.Agreement, given,
        [
            .. DisputeTemplates.Parties(dispute, isFixed: true),
            Fixed("facts", MediationText.AgreementFacts, agreement.Facts),
            Fixed("terms", MediationText.Terms, agreement.Terms),
            Fixed("total", MediationText.Total, agreement.Total.IsZero ? null : $"{agreement.Total}（{MediationText.InCapitals}{agreement.Total.ToCapitals()}）", false, [.. Instalments(agreement)]),
            Fixed("duties", MediationText.OtherDuties, agreement.OtherDuties is { } duties ? string.Format(MediationText.DutiesUntil, duties, agreement.OtherDutiesDue is { } due ? DateText.Day(due) : "") : null, false),
            Fixed("settled", MediationText.SettledClaims, agreement.SettlesForGood ? string.Format(MediationText.SettledText, agreement.SettledClaims) : null, false),
            Fixed("method", MediationText.Method, agreement.Method),
            Fixed("effect", MediationText.EffectLabel, $"{MediationText.EffectText}\n{string.Format(MediationText.CopiesText, agreement.Copies)}"),
            Fixed("signatures", MediationText.Signatures, null, true, new Signatures([.. Lines(file, dispute.AgreementSignatures, dispute.Parties)])),
        ]) with
        {
            IsForSigning = true,
            Copies = [.. Enumerable.Range(1, agreement.Copies).Select(CopyMark)],
            Guarded = [.. agreement.Instalments.Where(one => file.Accounts.ContainsKey(one.Number)).Select(one => new GuardedText($"{Accounts}{one.Number}", one.AccountMasked ?? "", file.Accounts[one.Number]))],
        };
    }

    /// <summary>调解笔录. Proposals and concessions leave the house in no file but the mediators' own (R-EVD-02).</summary>
    public static DocumentTemplate? Record(DisputeFile file, int number)
    {
        var dispute = file.Dispute;
        if (dispute.Sessions.FirstOrDefault(found => found.Number == number) is not { Record: { } record } session) return null;
        DocumentElement Led(string key, string label, string? text, bool isRequired = true) => new(key, label, text, ElementStyle.Led, isRequired) { IsFixed = true };
        DocumentElement Said(string key, string label, string? text, bool isRequired = true) => new(key, label, text, IsRequired: isRequired) { IsFixed = true };
        var present = string.Join('、', new[]
        {
            session.ApplicantCame ? CaseWords.Of(PartySide.Applicant) : null, session.RespondentCame ? CaseWords.Of(PartySide.Respondent) : null, session.OthersPresent,
        }.OfType<string>());
        var proposals = string.IsNullOrWhiteSpace(record.Proposals) ? null : new GuardedText(Proposals, MediationText.ProposalsLeftOut, $"{record.Proposals.ReplaceLineEndings("；")}（{MediationText.ConfidentialSettlement}）");
        return DisputeTemplates.Of(file, DocumentKind.Record, GivenRecord(dispute, session),
        [
            Led("time", MediationText.SessionAt, DateText.Moment(session.At)),
            Led("place", MediationText.Place, session.Place),
            Led("mediators", MediationText.Mediators, string.Join('、', dispute.ActiveMediators.Select(mediator => mediator.Name)), false),
            Led("present", MediationText.Present, present),
            Led("identity", MediationText.IdentityChecked, record.IdentityChecked ? CasesText.Yes : null),
            Led("rights", MediationText.RightsRead, record.RightsRead ? MediationText.RightsText : null),
            Said("applicant", MediationText.ApplicantSaid, record.ApplicantSaid, record.RespondentSaid.Length == 0),
            Said("respondent", MediationText.RespondentSaid, record.RespondentSaid, record.ApplicantSaid.Length == 0),
            Said("proposals", MediationText.Proposals, proposals?.Token ?? MediationText.ProposalsLeftOut, false),
            Said("result", MediationText.Result, record.Result),
            Said("unsigned", MediationText.NotSigned, record.NotSigned, false),
            new("signatures", MediationText.Signatures, null) { IsFixed = true, Blocks = [new Signatures([.. Lines(file, dispute.RecordSignatures(session), Came(dispute, session))])] },
        ]) with
        { IsForSigning = true, Guarded = proposals is null ? [] : [proposals] };
    }

    // Records get their numbers in the order in which they were closed, not in that of the meetings.
    private static IssuedDocument? GivenRecord(DisputeCase dispute, MediationSession session)
    {
        if (session.Record is not { FrozenAt: { } at }) return null;
        var before = dispute.Sessions.Count(other => other.Record?.FrozenAt < at);
        return dispute.Documents.Where(document => document.Kind == DocumentKind.Record).ElementAtOrDefault(before);
    }

    private static IEnumerable<DisputeParty> Came(DisputeCase dispute, MediationSession session) =>
        dispute.Parties.Where(party => party.Side == PartySide.Applicant ? session.ApplicantCame : session.RespondentCame);

    private static IEnumerable<Block> Instalments(MediationAgreement agreement)
    {
        if (agreement.Instalments.Count == 0) yield break;
        yield return new Grid(
            [new(MediationText.InstalmentColumn, 3), new(MediationText.DueDay, 6), new(MediationText.Amount, 8, Right: true), new(MediationText.PayByLabel, 5), new(MediationText.Payee, 5), new(MediationText.Account, 11)],
            [.. agreement.Instalments.Select(one => (IReadOnlyList<string>)
                [$"{one.Number}", PaperWords.Day(one.Due), $"{one.Amount}", CaseWords.Of(one.PayBy), one.Payee, one.Account is null ? "—" : new GuardedText($"{Accounts}{one.Number}", "", "").Token])]);
    }

    // Those who signed, with their strokes; then those who have not, with a line for the pen.
    private static IEnumerable<SignatureLine> Lines(DisputeFile file, IReadOnlyList<DisputeSignature> signatures, IEnumerable<DisputeParty> parties)
    {
        foreach (var signature in signatures.Where(signature => signature.Role != SignerRole.Body))
            yield return new(CaseWords.Of(signature.Role), signature.Name, signature.ImageId is { } image ? file.Images.GetValueOrDefault(image) : null,
                signature.Method == SignatureMethod.Paper ? null : $"{CaseWords.Of(signature.Method)}　{ChinaTime.Of(signature.At):yyyy-MM-dd HH:mm}");
        foreach (var party in parties.Where(party => signatures.All(signature => signature.PartyNumber != party.Number))) yield return new(CaseWords.Of(party.Side), party.SignsAs);
        if (signatures.Any(signature => signature.Role == SignerRole.Mediator)) yield break;
        foreach (var mediator in file.Dispute.ActiveMediators) yield return new(CaseWords.Of(SignerRole.Mediator), mediator.Name);
    }

    private static string CopyMark(int number) => number switch
    {
        1 => MediationText.CopyOfApplicant,
        2 => MediationText.CopyOfRespondent,
        3 => MediationText.CopyOfBody,
        _ => MediationText.FurtherCopy,
    };
}
