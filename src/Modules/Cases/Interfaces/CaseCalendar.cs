using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Interfaces;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Interfaces;

/// <summary>Clocks that an officer must keep and meetings that a mediator holds. Numbers only, and no place, which may name the employer: a calendar hangs on many walls.</summary>
internal sealed class CaseCalendar(AppDbContext db, ClockExplanation clocks, TimeProvider time) : ICalendarSource
{
    private const int Most = 500;

    public async Task<IReadOnlyList<CalendarEvent>> OfAsync(Guid accountId, CancellationToken cancellationToken) =>
        [.. await ClocksAsync(accountId, cancellationToken), .. await SessionsAsync(accountId, cancellationToken)];

    private async Task<IEnumerable<CalendarEvent>> ClocksAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var requests = await (
            from clock in db.Set<Clock>().AsNoTracking()
            join request in db.Set<WorkerRequest>() on clock.SubjectId equals request.Id
            where request.HandlerId == accountId && clock.EndedAt == null
            orderby clock.DueAt
            select new { Clock = clock, request.Number, request.Id }).Take(Most).ToListAsync(cancellationToken);
        var disputes = await (
            from clock in db.Set<Clock>().AsNoTracking()
            join dispute in db.Set<DisputeCase>() on clock.SubjectId equals dispute.Id
            where clock.EndedAt == null && dispute.Mediators.Any(mediator => mediator.AccountId == accountId && mediator.EndedAt == null)
            orderby clock.DueAt
            select new { Clock = clock, dispute.Number, dispute.Id }).Take(Most).ToListAsync(cancellationToken);
        return requests.Select(one => Due(one.Clock, one.Number, CaseUrls.Request(one.Id))).Concat(disputes.Select(one => Due(one.Clock, one.Number, CaseUrls.Dispute(one.Id))));
    }

    private CalendarEvent Due(Clock clock, string number, string url) => clock.Period.Unit == Kernel.Calendars.PeriodUnit.Hours
        ? new(clock.Id, string.Format(DeskText.CalendarDue, number, clocks.NameOf(clock)), null, clock.DueAt, null, url, clock.StartedAt)
        : new(clock.Id, string.Format(DeskText.CalendarDue, number, clocks.NameOf(clock)), clock.DueDate, null, null, url, clock.StartedAt);

    private async Task<IEnumerable<CalendarEvent>> SessionsAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-30);
        var disputes = await db.Set<DisputeCase>().AsNoTracking()
            .Where(dispute => dispute.Mediators.Any(mediator => mediator.AccountId == accountId && mediator.EndedAt == null) && dispute.Sessions.Any(session => session.At > since))
            .OrderByDescending(dispute => dispute.Id).Take(Most).ToListAsync(cancellationToken);
        return disputes.SelectMany(dispute => dispute.Sessions.Where(session => session.At > since && session.State != SessionState.NotHeld)
            .Select(session => new CalendarEvent(session.Id, string.Format(DeskText.CalendarSession, dispute.Number), null, session.At, null, CaseUrls.Dispute(dispute.Id), dispute.AppliedAt)));
    }
}
