using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>A worker who withdraws the request withdraws the application for mediation with it.</summary>
internal sealed class WhenRequestEndedUnderMediation(AppDbContext db, DisputeDesk desk, TimeProvider time) : IReaction<RequestWithdrawn>, IReaction<RequestMerged>
{
    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, entry.Reason, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => EndAsync(happened.RequestId, entry.Reason, cancellationToken);

    private async Task EndAsync(Guid requestId, string? reason, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>()
            .SingleOrDefaultAsync(found => found.RequestId == requestId && DisputeTransitions.Talking.Contains(found.State), cancellationToken);
        if (dispute is null) return;
        dispute.Withdraw(reason ?? MediationText.RequestEnded, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
