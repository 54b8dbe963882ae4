using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>What a superior unit was asked to see to has been done: nobody need see to it any more.</summary>
internal sealed class WhenSupervisedWorkIsDone(AppDbContext db, RequestTasks tasks)
    : IReaction<RequestAssigned>, IReaction<RequestAccepted>, IReaction<RequestTaskEnded>, IReaction<MediationAccepted>, IReaction<MediationNotAccepted>
{
    public Task ReactAsync(RequestAssigned happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SettleAsync(happened.RequestId, code => code == RequestClocks.Triage, cancellationToken);

    public Task ReactAsync(RequestAccepted happened, JournalEntry entry, CancellationToken cancellationToken) =>
        SettleAsync(happened.RequestId, code => code.StartsWith(RequestClocks.Contact, StringComparison.Ordinal), cancellationToken);

    public async Task ReactAsync(RequestTaskEnded happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var clock = happened.Duty == TaskCodes.Supervise ? RequestTasks.Supervision : HandlingTable.Find(happened.Duty)?.Clock;
        if (clock is null) return;
        // Another one with the same time may still be late, or another unit may still have to see to something.
        var others = (await tasks.OfAsync(happened.RequestId, cancellationToken)).Where(task => task.IsOpen && task.Detail != clock);
        if (others.Any(task => task.Code == happened.Duty || HandlingTable.Find(task.Code)?.Clock == clock)) return;
        await SettleAsync(happened.RequestId, code => code == clock, cancellationToken);
    }

    public Task ReactAsync(MediationAccepted happened, JournalEntry entry, CancellationToken cancellationToken) => DecidedAsync(happened.DisputeId, cancellationToken);

    public Task ReactAsync(MediationNotAccepted happened, JournalEntry entry, CancellationToken cancellationToken) => DecidedAsync(happened.DisputeId, cancellationToken);

    private async Task DecidedAsync(Guid disputeId, CancellationToken cancellationToken) => await SettleAsync(
        await db.Set<DisputeCase>().Where(dispute => dispute.Id == disputeId).Select(dispute => dispute.RequestId).SingleAsync(cancellationToken),
        code => code == DisputeDesk.Acceptance, cancellationToken);

    private async Task SettleAsync(Guid requestId, Predicate<string> about, CancellationToken cancellationToken)
    {
        await tasks.SettleAsync(requestId, TaskCodes.Supervise, about, HandlingText.DoneMeanwhile, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
