using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Administration.Features.ShowCalendar;

/// <summary>A year of the work calendar; this year when none is given.</summary>
internal sealed record ShowCalendarQuery(int? Year);

/// <summary>A year month by month.</summary>
/// <param name="Year">The year.</param>
/// <param name="IsKnown">False while its notice has not been loaded: every date that rests on it is provisional (R-TIM-08).</param>
/// <param name="Source">File it came from.</param>
/// <param name="LoadedAt">When it was loaded, in UTC.</param>
/// <param name="Papers">Addresses of the notices.</param>
/// <param name="Months">Twelve months.</param>
/// <param name="Holidays">Runs of days that are off by law or notice, and make-up workdays, in order.</param>
internal sealed record YearView(
    int Year, bool IsKnown, string? Source, DateTimeOffset? LoadedAt, IReadOnlyList<string> Papers, IReadOnlyList<MonthView> Months, IReadOnlyList<HolidayRow> Holidays)
{
    /// <summary>Working days of the year.</summary>
    public int WorkingDays => Months.Sum(month => month.WorkingDays);
}

/// <summary>A month in weeks that begin on Monday; null outside the month.</summary>
public sealed record MonthView(DateOnly First, int WorkingDays, IReadOnlyList<CalendarDay?[]> Weeks);

/// <summary>A holiday in words: its name, the days off, the days worked instead.</summary>
internal sealed record HolidayRow(string Name, IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> Worked);

internal sealed class ShowCalendarHandler(AppDbContext db, WorkCalendars calendars, TimeProvider clock)
{
    public async Task<YearView> HandleAsync(ShowCalendarQuery query, CancellationToken cancellationToken)
    {
        var today = ChinaTime.Today(clock);
        var year = query.Year is >= ChineseFestivals.FirstYear and < ChineseFestivals.LastYear ? query.Year.Value : today.Year;
        var calendar = await calendars.CurrentAsync(cancellationToken);
        var record = await db.Set<HolidayYearRecord>().AsNoTracking().SingleOrDefaultAsync(y => y.Year == year, cancellationToken);
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(d => calendar.Day(new DateOnly(year, 1, 1).AddDays(d))).ToList();
        var holidays = days.Where(d => d.Name is not null).GroupBy(d => d.Name!)
            .Select(g => new HolidayRow(StatutoryHolidays.Name(g.Key), [.. g.Where(d => !d.IsWorking).Select(d => d.Date)], [.. g.Where(d => d.IsWorking).Select(d => d.Date)]));
        return new(
            year, calendar.IsKnown(year), record?.Source, record?.LoadedAt, record?.ToYear().Papers ?? [],
            [.. days.GroupBy(d => d.Date.Month).Select(g => MonthOf([.. g]))], [.. holidays.OrderBy(h => h.Off.Concat(h.Worked).Min())]);
    }

    private static MonthView MonthOf(List<CalendarDay> days)
    {
        var before = ((int)days[0].Date.DayOfWeek + 6) % 7;
        var cells = Enumerable.Repeat<CalendarDay?>(null, before).Concat(days.Select(d => (CalendarDay?)d)).ToList();
        while (cells.Count % 7 != 0) cells.Add(null);
        return new(days[0].Date, days.Count(d => d.IsWorking), [.. cells.Chunk(7)]);
    }
}
