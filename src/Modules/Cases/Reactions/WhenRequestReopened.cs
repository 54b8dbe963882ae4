using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>A reopened request goes back to the unit that had it; the second time one level up (R §1.5).</summary>
internal sealed class WhenRequestReopened(AppDbContext db, RequestClocks clocks, IUnitDirectory units, RequestOfficers officers, TimeProvider time)
    : IReaction<RequestReopened>
{
    public async Task ReactAsync(RequestReopened happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(happened.RequestId, cancellationToken);
        if (request.State != RequestState.Reopened) return;
        var tree = await units.TreeAsync(cancellationToken);
        var level = request.Level ?? HandlingLevel.Community;
        var unit = (happened.Times > 1 && level < HandlingLevel.District ? tree.HandlerOf(request.HandlerPath, level + 1) : tree.ByPath(request.HandlerPath)) ?? tree.District;
        var now = time.GetUtcNow();
        request.Assign(unit, await officers.ForAsync(request, unit, cancellationToken), entry.Reason, now);
        await clocks.CancelAllAsync(request, CasesText.HandledAgain, cancellationToken);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
