using Niangjia.Kernel.Calendars;

namespace Niangjia.DemoData;

/// <summary>When people work: 9:00 to 17:30 Chinese time on working days of the product's own calendar.</summary>
internal static class Office
{
    private static readonly TimeSpan Opens = new(9, 0, 0);
    private static readonly TimeSpan Closes = new(17, 30, 0);
    private static readonly TimeSpan Day = Closes - Opens;

    /// <summary>So many working days, or parts of one, later.</summary>
    public static DateTimeOffset After(DateTimeOffset at, double days)
    {
        var local = Open(ChinaTime.Of(at).DateTime);
        var left = Day * days;
        while (true)
        {
            var today = local.Date + Closes - local;
            if (left <= today) return Instant(local + left);
            left -= today;
            local = Open(local.Date.AddDays(1));
        }
    }

    /// <summary>The same time of day so many working days earlier.</summary>
    public static DateTimeOffset Before(DateTimeOffset at, int days)
    {
        var local = ChinaTime.Of(at).DateTime;
        for (var date = local.Date.AddDays(-1); ; date = date.AddDays(-1))
            if (IsWorking(date) && --days <= 0) return Instant(Open(date + local.TimeOfDay));
    }

    /// <summary>The moment itself in office hours, else the next opening.</summary>
    public static DateTimeOffset In(DateTimeOffset at) => Instant(Open(ChinaTime.Of(at).DateTime));

    private static DateTime Open(DateTime local)
    {
        if (local.TimeOfDay >= Closes) local = local.Date.AddDays(1);
        if (local.TimeOfDay < Opens) local = local.Date + Opens;
        while (!IsWorking(local.Date)) local = local.Date.AddDays(1) + Opens;
        return local;
    }

    private static bool IsWorking(DateTime date) => WorkCalendar.BuiltIn.IsWorkingDay(DateOnly.FromDateTime(date));

    private static DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, ChinaTime.Offset).ToUniversalTime();
}
