using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Data;

/// <summary>A confirmed request as an example. Every fifth is held out for ever, by its id, so that no model has learned what it is tried on.</summary>
internal sealed record ConfirmedRequest(TrainingExample Example, bool IsHeldOut);

internal static class ConfirmedRequests
{
    // Older ones say less about what people ask today, and learning must not take minutes.
    private const int Newest = 20_000;

    /// <summary>
    /// What people have confirmed, in the order of registration. What was told in confidence is not learned (R-PRI-13), nor is a whole that was split, whose
    /// text is about several matters.
    /// </summary>
    public static async Task<IReadOnlyList<ConfirmedRequest>> ConfirmedRequestsAsync(this AppDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<WorkerRequest>().AsNoTracking()
            .Where(request => request.TriagedAt != null && request.Stream != null && request.Type != null && request.Secrecy == Secrecy.Named
                && request.State != RequestState.Split && request.State != RequestState.Rejected)
            .OrderByDescending(request => request.SubmittedAt).ThenByDescending(request => request.Id).Take(Newest)
            .Select(request => new { request.Id, request.Facts, Type = request.Type!.Value, Stream = request.Stream!.Value }).ToListAsync(cancellationToken);
        rows.Reverse();
        return [.. rows.Select(row => new ConfirmedRequest(TrainingExample.Confirmed(row.Facts, row.Type, row.Stream), row.Id.ToByteArray()[^1] % Trial.Folds == 0))];
    }
}
