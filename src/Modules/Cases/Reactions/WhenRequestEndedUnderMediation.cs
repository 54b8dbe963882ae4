using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>A worker who withdraws the request withdraws the application for mediation with it; one that came to nothing is filed.</summary>
internal sealed class WhenRequestEndedUnderMediation(AppDbContext db, DisputeDesk desk, TimeProvider time) : IReaction<RequestWithdrawn>, IReaction<RequestMerged>
{
    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, entry.Reason, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, entry.Reason, cancellationToken);

    private async Task EndAsync(Guid requestId, string? reason, CancellationToken cancellationToken)
    {
        foreach (var dispute in await db.Set<DisputeCase>().Where(found => found.RequestId == requestId).ToListAsync(cancellationToken))
        {
            if (DisputeTransitions.Talking.Contains(dispute.State)) dispute.Withdraw(reason ?? MediationText.RequestEnded, time.GetUtcNow());
            else if (DisputeTransitions.CameToNothing.Contains(dispute.State)) dispute.Close(time.GetUtcNow(), reason ?? MediationText.RequestEnded);
            else continue;
            await desk.SaveAsync(dispute, cancellationToken);
        }
    }
}
