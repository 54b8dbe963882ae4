using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// Somebody must look at who handles or mediates: a mediator stepped down or is objected to, a side no longer wants to be mediated, or an officer declared a
/// relation to a party of a matter in hand (R-CAS-08, R-MED-03, R-MED-04).
/// </summary>
internal sealed class WhenBenchIsInDoubt(AppDbContext db, Recipients recipients, CaseNotices notices, RelationRegister relations, IOfficerDirectory officers)
    : IReaction<MediatorRecused>, IReaction<MediatorObjectedTo>, IReaction<MediationConsentRecorded>, IReaction<RelationDeclared>
{
    public Task ReactAsync(MediatorRecused happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellDirectorsAsync(happened.DisputeId, number => string.Format(NotifyText.MediatorGone, number), entry, cancellationToken);

    public Task ReactAsync(MediatorObjectedTo happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellDirectorsAsync(happened.DisputeId, number => string.Format(NotifyText.MediatorObjected, number), entry, cancellationToken);

    public async Task ReactAsync(MediationConsentRecorded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.DisputeCardAsync(happened.DisputeId, cancellationToken);
        var to = await recipients.MediatorsAsync(dispute, cancellationToken);
        var side = happened.IsApplicant ? PartySide.Applicant : PartySide.Respondent;
        await notices.TellAsync(entry, dispute, new(NoticeKind.Mediation, NoticeTone.Warn, () => string.Format(NotifyText.NoLongerWilling, dispute.Number, CaseWords.Of(side))), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whatever the officer has in hand already is looked at by those who can give it to somebody else.</summary>
    public async Task ReactAsync(RelationDeclared happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (await officers.FindAsync(happened.MediatorId, cancellationToken) is not { } officer) return;
        var requests = await db.Set<WorkerRequest>().AsNoTracking()
            .Where(request => request.HandlerId == happened.MediatorId && RequestTransitions.InHand.Contains(request.State))
            .Where(request => (happened.PersonId != null && request.PersonId == happened.PersonId) || (happened.EnterpriseId != null && request.EnterpriseId == happened.EnterpriseId))
            .Select(request => request.Id).ToListAsync(cancellationToken);
        foreach (var id in requests)
        {
            var request = await db.RequestCardAsync(id, cancellationToken);
            var to = await recipients.InUnitAsync(request.HandlerPath, CasePermissions.Dispatch, cancellationToken);
            var said = new Said(NoticeKind.Assignment, NoticeTone.Warn, () => string.Format(NotifyText.OfficerRelated, request.Number, officer.Name));
            await notices.TellAsync(entry, request, request.HandlerPath, said, to, cancellationToken);
        }
        var disputes = await db.Set<DisputeCase>().AsNoTracking()
            .Where(dispute => DisputeTransitions.Talking.Contains(dispute.State) && dispute.Mediators.Any(mediator => mediator.AccountId == happened.MediatorId && mediator.EndedAt == null))
            .ToListAsync(cancellationToken);
        foreach (var dispute in disputes)
        {
            if ((await relations.ConflictsAsync(happened.MediatorId, dispute, cancellationToken)).Count == 0) continue;
            await TellDirectorsAsync(dispute.Id, number => string.Format(NotifyText.MediatorRelated, number, officer.Name), entry, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task TellDirectorsAsync(Guid disputeId, Func<string, string> sentence, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.DisputeCardAsync(disputeId, cancellationToken);
        var to = await recipients.InUnitAsync(dispute.UnitPath, CasePermissions.DirectMediation, cancellationToken);
        await notices.TellAsync(entry, dispute, new(NoticeKind.Mediation, NoticeTone.Warn, () => sentence(dispute.Number)), to, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
