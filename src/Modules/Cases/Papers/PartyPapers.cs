using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel;
using Niangjia.Kernel.Documents;

namespace Niangjia.Cases.Papers;

/// <summary>
/// The papers of one party, by the names in its addresses: <c>acceptance</c>, <c>failure</c>, <c>agreement</c>, and <c>evidence</c> for the employer. Until a notice is
/// issued, the party already reads what was decided.
/// </summary>
internal sealed class PartyPapers(IDocuments documents, DisputeDocuments dispute, EvidenceDocuments evidence, EmployerPapers asked)
{
    /// <summary>Names of all of them.</summary>
    public static readonly string[] Names = ["acceptance", "failure", "agreement", "evidence"];

    /// <summary>The paper as this party reads it.</summary>
    /// <exception cref="NotFoundException">There is none for this party.</exception>
    public async Task<PaperDocument> ReadAsync(PartyVisit visit, string name, CancellationToken cancellationToken)
    {
        var (subject, id, kind, sheet) = await PlaceAsync(visit, name, cancellationToken) ?? throw new NotFoundException();
        var reader = ReaderOf(visit);
        if (await documents.ReadAsync(subject, id, kind, sheet, reader, cancellationToken) is { } issued) return issued;
        using var chinese = PaperLanguage.Use();
        IDocumentSource source = subject == EvidenceDocuments.Name ? evidence : dispute;
        return documents.Preview(await source.FillAsync(id, kind, sheet, cancellationToken) ?? throw new NotFoundException()).For(reader.Opens, reader.Name);
    }

    /// <summary>The paper as a file: of an agreement the party's own copy.</summary>
    /// <exception cref="NotFoundException">It is not issued, or not for this party.</exception>
    public async Task<PaperFile> PdfAsync(PartyVisit visit, string name, CancellationToken cancellationToken)
    {
        var (subject, id, kind, sheet) = await PlaceAsync(visit, name, cancellationToken) ?? throw new NotFoundException();
        int? copy = kind != nameof(DocumentKind.Agreement) ? null : visit.Party.Side == PartySide.Applicant ? 1 : 2;
        return await documents.PdfAsync(subject, id, kind, sheet, ReaderOf(visit), copy, cancellationToken) ?? throw new NotFoundException();
    }

    /// <summary>Whether it can be had as a file.</summary>
    public async Task<bool> IsIssuedAsync(PartyVisit visit, string name, CancellationToken cancellationToken) =>
        await PlaceAsync(visit, name, cancellationToken) is var (subject, id, kind, sheet)
        && (await documents.OfAsync(subject, id, cancellationToken)).Any(line => line.State == DocumentState.Issued && (line.Kind, line.Sheet) == (kind, sheet));

    private async Task<(string Subject, Guid Id, string Kind, int Sheet)?> PlaceAsync(PartyVisit visit, string name, CancellationToken cancellationToken)
    {
        switch (name)
        {
            case "evidence" when visit.Party.Side == PartySide.Respondent:
                var times = (await asked.AllAsync(visit.Dispute.RequestId, cancellationToken)).Count;
                return times == 0 ? null : (EvidenceDocuments.Name, visit.Dispute.RequestId, EvidenceDocuments.Kind, times);
            case "agreement" when visit.Dispute.Agreement?.EffectiveOn is not null:
                return (DisputeDocuments.Name, visit.Dispute.Id, nameof(DocumentKind.Agreement), 0);
            default:
                return visit.Dispute.Notice(name, visit.Party.Side) is { } notice ? (DisputeDocuments.Name, visit.Dispute.Id, notice.Kind.ToString(), 0) : null;
        }
    }

    // The side that pays needs the accounts to pay, a payee checks their own; nobody needs them once everything is paid (R-PRI-03).
    private static PaperReader ReaderOf(PartyVisit visit)
    {
        var (agreement, party) = (visit.Dispute.Agreement, visit.Party);
        var needed = PayeeAccounts.IsNeeded(visit.Dispute);
        bool Own(GuardedText text) => agreement?.Instalments.FirstOrDefault(one => text.Key == $"{SignedTemplates.Accounts}{one.Number}") is { } one
            && (party.Side == PartySide.Respondent || one.Payee == party.Name || one.Payee == party.SignsAs);
        return new(text => needed && Own(text), party.Name);
    }
}
