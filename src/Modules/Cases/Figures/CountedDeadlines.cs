using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Figures;

/// <summary>
/// The handling clocks of requests as facts, each of the unit that had to keep it: whoever takes over a neglected matter does not take over the red card (R-CLK-02).
/// </summary>
internal sealed class CountedDeadlines() : Facts<Clock>(
[
    new("cases.onTime", Due, clock => clock.OverdueAt == null, clock => clock.OverdueAt != null || clock.Status == ClockStatus.Met),
    new("cases.redCards", Due, clock => clock.OverdueAt != null),
    new("cases.hotline.onTime", Due, clock => clock.OverdueAt == null, clock => clock.Code.StartsWith(RequestClocks.Hotline) && (clock.OverdueAt != null || clock.Status == ClockStatus.Met)),
])
{
    private const int Due = 0;
    private static readonly string ClockKind = JournalNames.Of(typeof(Clock));

    /// <summary>The clocks that are meant.</summary>
    public static IQueryable<Clock> Of(AppDbContext db) => db.Set<Clock>().Where(clock => clock.SubjectKind == RequestClocks.Subject && clock.IsOurDuty);

    /// <inheritdoc/>
    protected override FactShape<Clock> ShapeOf(AppDbContext db)
    {
        var requests = db.Set<WorkerRequest>();
        return new(
            Of(db),
            clock => new FactRow(
                clock.Id, clock.UnitPath, requests.Where(request => request.Id == clock.SubjectId).Select(request => request.Type).FirstOrDefault(), clock.DueAt, null, null, null,
                FactRow.Measured, null, null),
            clock => clock.UnitPath, clock => requests.Where(request => request.Id == clock.SubjectId).Select(request => request.Type).FirstOrDefault(),
            [(from, to) => Falling(Span(from, to))]);
    }

    /// <inheritdoc/>
    protected override Expression<Func<Clock, bool>>? Touched(IReadOnlyCollection<ChangedSubject> changes)
    {
        // A request that is triaged otherwise makes its clocks those of another kind of matter.
        var (clocks, requests) = (Ids(changes, ClockKind), Ids(changes, RequestClocks.Subject));
        return clocks.Count + requests.Count > 0 ? clock => clocks.Contains(clock.Id) || requests.Contains(clock.SubjectId) : null;
    }

    private static Expression<Func<Clock, bool>> Falling((DateTimeOffset From, DateTimeOffset Before) span)
    {
        var (from, before) = span;
        return clock => clock.DueAt >= from && clock.DueAt < before;
    }
}
