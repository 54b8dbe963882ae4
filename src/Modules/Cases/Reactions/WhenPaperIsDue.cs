using Niangjia.Cases.Papers;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// A step that must be told in writing issues its document: as it was drafted before, or in its standard wording (R §14). What lacks an element, such as the first
/// meeting of an accepted dispute, waits for the step that brings it, or for an officer.
/// </summary>
internal sealed class WhenPaperIsDue(AppDbContext db, IDocuments documents, EmployerPapers asked) :
    IReaction<MediationAccepted>, IReaction<MediatorAppointed>, IReaction<MediationSessionScheduled>, IReaction<MediationNotAccepted>, IReaction<MediationEndedInFailure>,
    IReaction<AgreementTookEffect>, IReaction<MediationRecordFrozen>, IReaction<EmployerPapersAsked>
{
    public Task ReactAsync(MediationAccepted happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.Acceptance, cancellationToken);

    public Task ReactAsync(MediatorAppointed happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.Acceptance, cancellationToken);

    public Task ReactAsync(MediationSessionScheduled happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.Acceptance, cancellationToken);

    public Task ReactAsync(MediationNotAccepted happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.NonAcceptance, cancellationToken);

    public Task ReactAsync(MediationEndedInFailure happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.FailureNotice, cancellationToken);

    public Task ReactAsync(AgreementTookEffect happened, JournalEntry entry, CancellationToken cancellationToken) => IssueAsync(happened.DisputeId, DocumentKind.Agreement, cancellationToken);

    public async Task ReactAsync(MediationRecordFrozen happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().FoundAsync(happened.DisputeId, cancellationToken);
        await IssueAsync(happened.DisputeId, DocumentKind.Record, cancellationToken, dispute.Session(happened.SessionId).Number);
    }

    public async Task ReactAsync(EmployerPapersAsked happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        await documents.IssueAsync(EvidenceDocuments.Name, happened.RequestId, EvidenceDocuments.Kind, (await asked.AllAsync(happened.RequestId, cancellationToken)).Count, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task IssueAsync(Guid disputeId, DocumentKind kind, CancellationToken cancellationToken, int sheet = 0)
    {
        await documents.IssueAsync(DisputeDocuments.Name, disputeId, kind.ToString(), sheet, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
