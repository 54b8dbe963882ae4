using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>A reopened request goes back to the unit that had it; the second time one level up (R §1.5).</summary>
internal sealed class WhenRequestReopened(AppDbContext db, RequestClocks clocks, IUnitDirectory units, RequestOfficers officers, Escalations escalations, TimeProvider time)
    : IReaction<RequestReopened>
{
    public async Task ReactAsync(RequestReopened happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(happened.RequestId, cancellationToken);
        if (request.State != RequestState.Reopened) return;
        var tree = await units.TreeAsync(cancellationToken);
        var level = request.Level ?? HandlingLevel.Community;
        // What was corrected since may have made it a matter for a higher level (R-CAS-07).
        var lowest = HandlingTable.LowestOf(request.Type, request.IsCollective);
        var unit = tree.HandlerOf(request.HandlerPath, level > lowest ? level : lowest) ?? tree.District;
        var now = time.GetUtcNow();
        await clocks.CancelAllAsync(request, CasesText.HandledAgain, cancellationToken);
        request.Assign(unit, await officers.ForAsync(request, unit, cancellationToken), entry.Reason, now);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await clocks.StartClassAsync(request, now, cancellationToken);
        if (happened.Times > 1) await escalations.AgainAsync(request, entry.Reason, cancellationToken);
        await escalations.ByTriggerAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
