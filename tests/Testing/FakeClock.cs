using System.Globalization;

namespace Niangjia.Testing;

/// <summary>
/// The clock of a test: it stands still until the test moves it. Times in text are Chinese local time.
/// Timers made from it are real ones, so background work must be called, not awaited.
/// </summary>
public sealed class FakeClock : TimeProvider
{
    /// <summary>Asia/Shanghai: one zone for the whole country, no summer time.</summary>
    public static TimeZoneInfo China { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private long _utcTicks = Parse("2026-03-02 09:00").UtcTicks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => China;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _utcTicks), TimeSpan.Zero);

    /// <summary>Sets the clock, e.g. <c>"2026-03-02 09:00"</c> or <c>"2026-03-02"</c> (midnight), forward or back.</summary>
    public void Set(string chinaTime) => Set(Parse(chinaTime));

    /// <summary>Sets the clock to an instant.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _utcTicks, now.UtcTicks);

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _utcTicks, by.Ticks);

    /// <summary>Reads Chinese local time from text.</summary>
    public static DateTimeOffset Parse(string chinaTime)
    {
        var local = DateTime.Parse(chinaTime, CultureInfo.InvariantCulture, DateTimeStyles.None);
        return new DateTimeOffset(local, China.GetUtcOffset(local));
    }
}
