using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Data;

/// <summary>What became of the matter of a transfer: of a merged one, what became of the request that carries it on (R §1.5).</summary>
internal static class TransferQueries
{
    /// <summary>Whether there is a result.</summary>
    public static async Task<bool> HasResultAsync(this AppDbContext db, WorkerRequest request, CancellationToken cancellationToken)
    {
        while (request is { State: RequestState.Merged, MasterId: { } master })
            request = await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(master, cancellationToken);
        return request.Result is not null || RequestTransitions.Ended.Contains(request.State);
    }

    /// <summary>Transfers whose sender waits for what becomes of this request, or of those that were merged into it.</summary>
    public static async Task<List<Transfer>> WaitingForAsync(this AppDbContext db, Guid requestId, CancellationToken cancellationToken)
    {
        var all = new HashSet<Guid> { requestId };
        for (List<Guid> carried = [requestId]; carried.Count > 0;)
        {
            var masters = carried.ConvertAll(id => (Guid?)id);
            carried = await db.Set<WorkerRequest>().Where(request => request.State == RequestState.Merged && masters.Contains(request.MasterId)).Select(request => request.Id).ToListAsync(cancellationToken);
            all.UnionWith(carried);
        }
        return (await db.Set<Transfer>().Where(transfer => all.Contains(transfer.RequestId)).ToListAsync(cancellationToken)).FindAll(transfer => transfer.IsOpen);
    }
}
