using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Figures;

/// <summary>Requests as facts, of the unit that has them now or had them last; a part of a split one does not come in again (R-TRI-05).</summary>
internal sealed class CountedRequests() : Facts<WorkerRequest>(
[
    new("cases.received", Received, request => request.ParentId == null),
    new("cases.open", null, request => request.ClosedAt == null && request.State != RequestState.Split),
    new("cases.late", null, request => request.ClosedAt == null && request.State != RequestState.Split && request.IsLate),
    new("cases.closed", Closed, Over),
    new("cases.escalated.community", Received, Escalated(HandlingLevel.Community)),
    new("cases.escalated.street", Received, Escalated(HandlingLevel.Street)),
    new("cases.escalated.district", Received, Escalated(HandlingLevel.District)),
    new("cases.stream.public", Received, request => request.Stream == AffairStream.Public, Triaged),
    new("cases.stream.common", Received, request => request.Stream == AffairStream.Common, Triaged),
    new("cases.stream.family", Received, request => request.Stream == AffairStream.Family, Triaged),
    new("cases.firstContact", Closed, request => request.Reopenings == 0 && request.Handlings.Count(handling => handling.Start != HandlingStart.CoHandler) == 1, Done),
    new("cases.reopened", Closed, request => request.Reopenings > 0, Done),
    new("cases.callBack", Closed, request => request.Stars != null, request => request.State == RequestState.Closed && request.Result != null && request.PersonId != null),
    new("cases.satisfied", Closed, request => request.Stars >= 4, Rated),
    new("cases.solved", Closed, request => request.Solved == true, Rated),
])
{
    private const int Received = 0;
    private const int Closed = 1;

    /// <inheritdoc/>
    protected override FactShape<WorkerRequest> ShapeOf(AppDbContext db) => new(
        db.Set<WorkerRequest>(),
        request => new FactRow(request.Id, request.HandlerPath, request.Type, request.SubmittedAt, request.ClosedAt, null, null, FactRow.Measured, null, null),
        request => request.HandlerPath, request => request.Type,
        [
            (from, to) => Between(Span(from, to), (span, at) => request => request.SubmittedAt >= span && request.SubmittedAt < at),
            (from, to) => Between(Span(from, to), (span, at) => request => request.ClosedAt >= span && request.ClosedAt < at),
        ]);

    /// <inheritdoc/>
    protected override Expression<Func<WorkerRequest, bool>>? Touched(IReadOnlyCollection<ChangedSubject> changes) =>
        Ids(changes, RequestClocks.Subject) is { Count: > 0 } ids ? request => ids.Contains(request.Id) : null;

    // A whole that was split ends with its parts, which are counted themselves.
    private static Expression<Func<WorkerRequest, bool>> Over => request => request.ClosedAt != null && (request.State != RequestState.Closed || request.Result != null);

    private static Expression<Func<WorkerRequest, bool>> Done => request => request.State == RequestState.Closed && request.Result != null;

    private static Expression<Func<WorkerRequest, bool>> Rated => request => request.State == RequestState.Closed && request.Result != null && request.Stars != null;

    private static Expression<Func<WorkerRequest, bool>> Triaged => request => request.Stream != null && request.State != RequestState.Split;

    private static Expression<Func<WorkerRequest, bool>> Escalated(HandlingLevel level) =>
        request => request.Handlings.Any(handling => handling.Start == HandlingStart.Escalated && handling.Level == level);

    private static Expression<Func<WorkerRequest, bool>> Between(
        (DateTimeOffset From, DateTimeOffset Before) span, Func<DateTimeOffset, DateTimeOffset, Expression<Func<WorkerRequest, bool>>> condition) => condition(span.From, span.Before);
}
