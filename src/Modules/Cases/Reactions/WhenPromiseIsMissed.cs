using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// An instalment or another promise was missed: the body that mediated must urge it, by a day, and the unit above sees to it when nobody does (R-MED-09).
/// What was made up for, or came to an end otherwise, needs no urging.
/// </summary>
internal sealed class WhenPromiseIsMissed(AppDbContext db, RequestTasks tasks)
    : IReaction<InstalmentBreached>, IReaction<OtherDutiesBreached>, IReaction<BreachRemedied>, IReaction<AgreementPerformed>, IReaction<DisputeReferred>
{
    public Task ReactAsync(InstalmentBreached happened, JournalEntry entry, CancellationToken cancellationToken) => UrgeAsync(happened.DisputeId, entry, cancellationToken);

    public Task ReactAsync(OtherDutiesBreached happened, JournalEntry entry, CancellationToken cancellationToken) => UrgeAsync(happened.DisputeId, entry, cancellationToken);

    public Task ReactAsync(BreachRemedied happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.DisputeId, cancellationToken);

    public Task ReactAsync(AgreementPerformed happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.DisputeId, cancellationToken);

    public Task ReactAsync(DisputeReferred happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.DisputeId, cancellationToken);

    private async Task UrgeAsync(Guid disputeId, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().SingleAsync(found => found.Id == disputeId, cancellationToken);
        // After an outage the money may have come meanwhile.
        if (!DisputeTransitions.Promised.Contains(dispute.State) || !dispute.Agreement!.IsLate) return;
        var request = await db.Set<WorkerRequest>().FoundAsync(dispute.RequestId, cancellationToken);
        await tasks.UrgeAsync(request, dispute.UnitPath, dispute.Number, entry.At, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SettleAsync(Guid disputeId, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().Where(found => found.Id == disputeId).Select(found => new { found.RequestId, found.Number }).SingleAsync(cancellationToken);
        await tasks.SettleAsync(dispute.RequestId, TaskCodes.UrgePromise, about => about == dispute.Number, MediationText.PromiseIsKept, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
