using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ListMyRequests;

/// <summary>A request of the signed-in worker.</summary>
internal sealed record MyRequest(Guid Id, string Number, string Title, RequestState State, DateTimeOffset SubmittedAt);

internal sealed class ListMyRequestsHandler(AppDbContext db, CurrentUser user)
{
    public async Task<IReadOnlyList<MyRequest>> HandleAsync(CancellationToken cancellationToken)
    {
        if (user.PersonId is not { } person) return [];
        return await db.Set<WorkerRequest>().Where(request => request.PersonId == person && request.ParentId == null)
            .OrderByDescending(request => request.SubmittedAt).Take(50)
            .Select(request => new MyRequest(request.Id, request.Number, request.Title, request.State, request.SubmittedAt)).ToListAsync(cancellationToken);
    }
}
