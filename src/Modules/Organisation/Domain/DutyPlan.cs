using Niangjia.Kernel.Calendars;

namespace Niangjia.Organisation.Domain;

/// <summary>Who is on duty on one day, and which office hours nobody covers.</summary>
internal sealed record DutyDay(DateOnly Day, bool IsWorking, IReadOnlyList<DutyShift> Shifts, IReadOnlyList<(TimeOnly From, TimeOnly To)> Gaps);

/// <summary>Lays the roster over the coming days.</summary>
internal static class DutyPlan
{
    /// <summary>Hours in which workers may expect somebody, on working days.</summary>
    public static readonly (TimeOnly From, TimeOnly To) OfficeHours = (new(9, 0), new(17, 0));

    public static IReadOnlyList<DutyDay> Of(IReadOnlyList<DutyShift> shifts, DateOnly first, int days, WorkCalendar calendar) =>
    [
        .. Enumerable.Range(0, days).Select(first.AddDays).Select(day =>
        {
            var onDay = shifts.Where(shift => shift.Times.IsOn(day)).OrderBy(shift => shift.Starts).ToList();
            var working = calendar.IsWorkingDay(day);
            return new DutyDay(day, working, onDay, working ? GapsOf(onDay) : []);
        }),
    ];

    private static List<(TimeOnly, TimeOnly)> GapsOf(IEnumerable<DutyShift> shifts)
    {
        var gaps = new List<(TimeOnly, TimeOnly)>();
        var covered = OfficeHours.From;
        foreach (var shift in shifts)
        {
            var ends = shift.Ends > shift.Starts ? shift.Ends : TimeOnly.MaxValue;
            if (shift.Starts > covered && covered < OfficeHours.To) gaps.Add((covered, shift.Starts < OfficeHours.To ? shift.Starts : OfficeHours.To));
            if (ends > covered) covered = ends;
        }
        if (covered < OfficeHours.To) gaps.Add((covered, OfficeHours.To));
        return gaps;
    }
}
