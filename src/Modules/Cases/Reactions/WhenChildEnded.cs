using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>The parent of a split request closes with the last of its children (R-TRI-05).</summary>
internal sealed class WhenChildEnded(AppDbContext db, TimeProvider time)
    : IReaction<RequestClosed>, IReaction<RequestWithdrawn>, IReaction<RequestRejected>, IReaction<RequestMerged>
{
    public Task ReactAsync(RequestClosed happened, JournalEntry entry, CancellationToken cancellationToken) => CloseParentAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestWithdrawn happened, JournalEntry entry, CancellationToken cancellationToken) => CloseParentAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestRejected happened, JournalEntry entry, CancellationToken cancellationToken) => CloseParentAsync(happened.RequestId, cancellationToken);

    public Task ReactAsync(RequestMerged happened, JournalEntry entry, CancellationToken cancellationToken) => CloseParentAsync(happened.RequestId, cancellationToken);

    private async Task CloseParentAsync(Guid childId, CancellationToken cancellationToken)
    {
        var parentId = await db.Set<WorkerRequest>().Where(request => request.Id == childId).Select(request => request.ParentId).SingleAsync(cancellationToken);
        if (parentId is null) return;
        var parent = await db.Set<WorkerRequest>().SingleAsync(request => request.Id == parentId, cancellationToken);
        if (parent.State != RequestState.Split) return;
        if (await db.Set<WorkerRequest>().AnyAsync(child => child.ParentId == parentId && child.ClosedAt == null, cancellationToken)) return;
        parent.Close(time.GetUtcNow(), false);
        await db.SaveChangesAsync(cancellationToken);
    }
}
