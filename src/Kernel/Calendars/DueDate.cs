namespace Niangjia.Kernel.Calendars;

/// <summary>When a period ends and how that came about.</summary>
/// <param name="Start">The day of the event; never counted itself (R-TIM-01).</param>
/// <param name="Natural">The last day before rolling. For working days the same as <paramref name="Due"/>.</param>
/// <param name="Due">The last day on which the act is in time.</param>
/// <param name="RolledDays">Days between natural and due day (R-TIM-03).</param>
/// <param name="Provisional">True when a day that mattered lies in a year whose notice has not been loaded (R-TIM-08).</param>
/// <param name="Years">The years whose arrangement mattered, ascending.</param>
/// <param name="Moment">The UTC instant at which the period is over: 24:00 of the due day in China, or the exact hour (R-TIM-04).</param>
public sealed record DueDate(DateOnly Start, DateOnly Natural, DateOnly Due, int RolledDays, bool Provisional, IReadOnlyList<int> Years, DateTimeOffset Moment);

/// <summary>What kind of day it is.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, worked.</summary>
    Workday,

    /// <summary>Saturday or Sunday without a notice.</summary>
    Weekend,

    /// <summary>Off by the yearly notice but not a statutory holiday (200 % overtime).</summary>
    OffDay,

    /// <summary>Named by the regulation itself (300 % overtime, R-TIM-09).</summary>
    StatutoryHoliday,

    /// <summary>A Saturday or Sunday worked in exchange (调休上班).</summary>
    MakeUpWorkday,
}

/// <summary>A day of the calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="Kind">What kind of day.</param>
/// <param name="Name">The holiday's Chinese name, or null on a plain day.</param>
/// <param name="Provisional">True while the year's notice has not been loaded.</param>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind, string? Name, bool Provisional)
{
    /// <summary>True on plain workdays and make-up workdays (R-TIM-06).</summary>
    public bool IsWorking => Kind is DayKind.Workday or DayKind.MakeUpWorkday;
}

/// <summary>One day in the explanation of a count.</summary>
/// <param name="Day">The day.</param>
/// <param name="Number">Its number in the count, or null when it was skipped.</param>
public readonly record struct CountedDay(CalendarDay Day, int? Number);
