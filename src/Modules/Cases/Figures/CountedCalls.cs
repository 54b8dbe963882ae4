using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Figures;

/// <summary>Calls to the hotline as facts, of the unit whose hotline it is; what was done about them is that of their requests (R-HOT-04).</summary>
internal sealed class CountedCalls() : Facts<HotlineCall>(
[
    new("cases.hotline.calls", Began, Heard),
    new("cases.hotline.question", Began, Of(HotlineCategory.Question)),
    new("cases.hotline.support", Began, Of(HotlineCategory.Support)),
    new("cases.hotline.complaint", Began, Of(HotlineCategory.Complaint)),
    new("cases.hotline.legalAid", Began, Of(HotlineCategory.LegalAid)),
    new("cases.hotline.opinion", Began, Of(HotlineCategory.Opinion)),
    new("cases.hotline.atOnce", Began, call => call.Ending == HotlineEnding.AnsweredAtOnce, Heard),
    new("cases.hotline.firstContact", Began,
        call => call.Ending == HotlineEnding.AnsweredAtOnce || (call.Request!.Reopenings == 0 && call.Request.Handlings.Count(handling => handling.Start != HandlingStart.CoHandler) == 1),
        call => call.Ending == HotlineEnding.AnsweredAtOnce || (call.RequestId != null && call.Request!.ClosedAt != null && call.Request.Result != null)),
    new("cases.hotline.solved", Began, call => call.Request!.Solved == true, Rated),
    new("cases.hotline.satisfied", Began, call => call.Request!.Stars >= 4, Rated),
    new("cases.hotline.reopened", Began, call => call.Request!.Reopenings > 0, WithResult),
    new("cases.hotline.callBack", Began, call => call.CalledBackAt != null || call.Request!.Stars != null, WithResult),
])
{
    private const int Began = 0;

    /// <inheritdoc/>
    protected override FactShape<HotlineCall> ShapeOf(AppDbContext db) => new(
        db.Set<HotlineCall>(),
        call => new FactRow(call.Id, call.UnitPath, call.Request!.Type, call.BeganAt, null, null, null, FactRow.Measured, null, null),
        call => call.UnitPath, call => call.Request!.Type, [(from, to) => Between(Span(from, to))]);

    /// <inheritdoc/>
    protected override Expression<Func<HotlineCall, bool>>? Touched(IReadOnlyCollection<ChangedSubject> changes)
    {
        var (calls, requests) = (Ids(changes, HotlineDesk.Subject), Ids(changes, RequestClocks.Subject).Select(id => (Guid?)id).ToList());
        return calls.Count + requests.Count > 0 ? call => calls.Contains(call.Id) || requests.Contains(call.RequestId) : null;
    }

    // Calls in which somebody spoke.
    private static Expression<Func<HotlineCall, bool>> Heard => call => call.Ending == HotlineEnding.AnsweredAtOnce || call.Ending == HotlineEnding.BecameRequest;

    // Somebody can be called back about it.
    private static Expression<Func<HotlineCall, bool>> WithResult => call => call.RequestId != null && call.Request!.Result != null && call.Request.PersonId != null
        && (call.Request.State == RequestState.Evaluated || call.Request.State == RequestState.Closed);

    private static Expression<Func<HotlineCall, bool>> Rated => call => call.RequestId != null && call.Request!.Result != null && call.Request.Stars != null
        && (call.Request.State == RequestState.Evaluated || call.Request.State == RequestState.Closed);

    private static Expression<Func<HotlineCall, bool>> Of(HotlineCategory category) => call => call.Category == category && (call.Ending == HotlineEnding.AnsweredAtOnce || call.Ending == HotlineEnding.BecameRequest);

    private static Expression<Func<HotlineCall, bool>> Between((DateTimeOffset From, DateTimeOffset Before) span)
    {
        var (from, before) = span;
        return call => call.BeganAt >= from && call.BeganAt < before;
    }
}
