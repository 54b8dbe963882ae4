using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.FindUntriaged;

/// <summary>A request that waits for a person to confirm what it is.</summary>
internal sealed record UntriagedRow(
    Guid Id, string Number, string Title, AffairStream? Stream, CaseType? Type, Urgency Urgency, double? Confidence, DateTimeOffset SubmittedAt, DateTimeOffset DueOrder);

internal sealed class FindUntriagedHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<UntriagedRow>> HandleAsync(string? after, CancellationToken cancellationToken) =>
        db.Set<WorkerRequest>().AsNoTracking().UntriagedBy(user).PageAsync(
            request => request.DueOrder, request => request.Id,
            request => new UntriagedRow(
                request.Id, request.Number, request.Title, request.SuggestedStream, request.SuggestedType, request.Urgency, request.SuggestionConfidence,
                request.SubmittedAt, request.DueOrder),
            after, 30, false, cancellationToken);
}
