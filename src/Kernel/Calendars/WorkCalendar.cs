using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Niangjia.Kernel.Calendars;

/// <summary>
/// An immutable snapshot of the working calendar; counts periods by rules §12.1. A year without a notice knows only
/// statutory holidays and weekends, and whatever rests on it is marked provisional (R-TIM-08).
/// </summary>
/// <param name="years">The loaded notices. Where two list the same day, the later year's notice wins.</param>
public sealed class WorkCalendar(IEnumerable<HolidayYear> years)
{
    private readonly FrozenDictionary<DateOnly, HolidayDay> _special = years.OrderBy(y => y.Year).SelectMany(y => y.Days)
        .GroupBy(d => d.Date).ToFrozenDictionary(g => g.Key, g => g.Last());
    private readonly FrozenSet<int> _known = years.Select(y => y.Year).ToFrozenSet();
    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<DateOnly, string>> _statutory = new();

    /// <summary>The calendar of the years that ship with the software.</summary>
    public static WorkCalendar BuiltIn { get; } = new(HolidayYear.BuiltIn);

    /// <summary>The years whose notice is loaded.</summary>
    public IReadOnlySet<int> KnownYears => _known;

    /// <summary>True when the year's notice is loaded.</summary>
    public bool IsKnown(int year) => _known.Contains(year);

    /// <summary>What kind of day <paramref name="date"/> is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside 1950–2100.</exception>
    public CalendarDay Day(DateOnly date)
    {
        var provisional = !_known.Contains(date.Year);
        if (_statutory.GetOrAdd(date.Year, StatutoryHolidays.Of).TryGetValue(date, out var name))
            return new(date, DayKind.StatutoryHoliday, name, provisional);
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (_special.TryGetValue(date, out var special))
            return new(date, special.IsOffDay ? DayKind.OffDay : weekend ? DayKind.MakeUpWorkday : DayKind.Workday, special.Name, provisional);
        return new(date, weekend ? DayKind.Weekend : DayKind.Workday, null, provisional);
    }

    /// <summary>Monday to Friday unless off, and make-up workdays (R-TIM-06).</summary>
    public bool IsWorkingDay(DateOnly date) => Day(date).IsWorking;

    /// <summary>Counts a period of days, working days, months or years from the day of the event (R-TIM-01…03, 07).</summary>
    /// <exception cref="ArgumentException">The period is in hours: hours count from a moment, not from a day.</exception>
    public DueDate Add(DateOnly start, Period period) => Add(start, [period]);

    /// <summary>
    /// Counts periods one after another: a period and its extensions. Only the last day of all rolls, because an extension is
    /// added to the period and not to the day on which the period would have ended.
    /// </summary>
    /// <exception cref="ArgumentException">A period is in hours.</exception>
    public DueDate Add(DateOnly start, IReadOnlyList<Period> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var used = new SortedSet<int>();
        var natural = periods.Aggregate(start, (day, period) => NaturalEnd(day, period, used));
        var due = natural;
        used.Add(due.Year);
        while (!IsWorkingDay(due))
        {
            due = due.AddDays(1);
            used.Add(due.Year);
        }
        return new(start, natural, due, due.DayNumber - natural.DayNumber, used.Any(y => !IsKnown(y)), [.. used], ChinaTime.EndOfDay(due));
    }

    /// <summary>Counts a period from a moment: hours exactly, everything else from the day in China on which the moment falls.</summary>
    public DueDate Add(DateTimeOffset start, Period period)
    {
        var day = ChinaTime.DateOf(start);
        if (period.Unit != PeriodUnit.Hours) return Add(day, period);
        var moment = start.ToUniversalTime().AddHours(period.Length);
        var due = ChinaTime.DateOf(moment);
        return new(day, due, due, 0, false, [], moment);
    }

    /// <summary>The nth working day before a day, the day itself not counted: latest day for "at least n working days before".</summary>
    public DateOnly WorkingDaysBefore(DateOnly date, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (var left = count; left > 0;)
        {
            date = date.AddDays(-1);
            if (IsWorkingDay(date)) left--;
        }
        return date;
    }

    /// <summary>Working days after <paramref name="start"/> up to and including <paramref name="end"/>; 0 when the end is not later.</summary>
    public int WorkingDaysBetween(DateOnly start, DateOnly end)
    {
        var count = 0;
        for (var day = start.AddDays(1); day <= end; day = day.AddDays(1))
            if (IsWorkingDay(day)) count++;
        return count;
    }

    /// <summary>
    /// The count day by day: the counted days with their number, the skipped ones without. Of months and years only the
    /// last day and the days it rolled over are listed, since no single day in between is counted. Hours have no days.
    /// </summary>
    public IReadOnlyList<CountedDay> Explain(DateOnly start, Period period)
    {
        if (period.Unit == PeriodUnit.Hours) return [];
        var end = Add(start, period);
        var days = new List<CountedDay>();
        var number = 0;
        var first = period.Unit is PeriodUnit.Months or PeriodUnit.Years ? end.Natural : start.AddDays(1);
        for (var date = first; date <= end.Due; date = date.AddDays(1))
        {
            var day = Day(date);
            var counts = period.Unit == PeriodUnit.WorkingDays ? day.IsWorking : period.Unit == PeriodUnit.CalendarDays && date <= end.Natural;
            days.Add(new(day, counts ? ++number : null));
        }
        return days;
    }

    private DateOnly NaturalEnd(DateOnly start, Period period, SortedSet<int> used)
    {
        switch (period.Unit)
        {
            case PeriodUnit.CalendarDays: return start.AddDays(period.Length);
            // To the corresponding day or, where there is none, to the last day of the month (R-TIM-02): what .NET does.
            case PeriodUnit.Months: return start.AddMonths(period.Length);
            case PeriodUnit.Years: return start.AddYears(period.Length);
            case PeriodUnit.WorkingDays:
                for (var counted = 0; counted < period.Length;)
                {
                    start = start.AddDays(1);
                    used.Add(start.Year);
                    if (IsWorkingDay(start)) counted++;
                }
                return start;
            default: throw new ArgumentException("Hours count from a moment, not from a day.", nameof(period));
        }
    }
}
