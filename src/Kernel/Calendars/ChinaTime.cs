namespace Niangjia.Kernel.Calendars;

/// <summary>
/// Converts between instants and Chinese calendar days. The whole country keeps UTC+8 without daylight saving (R-GEN-04),
/// so the offset is fixed and needs no time zone data of the operating system.
/// </summary>
public static class ChinaTime
{
    /// <summary>UTC+8.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same instant on the clock of Asia/Shanghai.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The calendar day in China on which <paramref name="instant"/> falls.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>0:00 of the day in China, as a UTC instant.</summary>
    public static DateTimeOffset StartOfDay(DateOnly date) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>24:00 of the day in China, as a UTC instant (R-TIM-04). The instant itself is already the next day's first moment.</summary>
    public static DateTimeOffset EndOfDay(DateOnly date) => StartOfDay(date.AddDays(1));

    /// <summary>Today's date in China.</summary>
    public static DateOnly Today(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return DateOf(time.GetUtcNow());
    }
}
