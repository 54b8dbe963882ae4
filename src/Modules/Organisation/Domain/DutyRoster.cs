using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Organisation.Domain;

/// <summary>Who comes in the next two weeks, by the calendar in force.</summary>
internal sealed class DutyRoster(AppDbContext db, WorkCalendars calendars, TimeProvider clock)
{
    private const int Days = 14;

    /// <summary>The shifts of a unit that are not over, and how they cover the days from today.</summary>
    public async Task<(IReadOnlyList<DutyShift> Shifts, IReadOnlyList<DutyDay> Days)> NextAsync(string unitPath, CancellationToken cancellationToken)
    {
        var today = ChinaTime.Today(clock);
        var shifts = await db.Set<DutyShift>().AsNoTracking()
            .Where(shift => shift.UnitPath == unitPath && shift.RemovedAt == null && (shift.LastDay == null || shift.LastDay >= today))
            .OrderBy(shift => shift.FirstDay).ThenBy(shift => shift.Starts).ToListAsync(cancellationToken);
        return (shifts, DutyPlan.Of(shifts, today, Days, await calendars.CurrentAsync(cancellationToken)));
    }
}
