using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Desk;

/// <summary>Moments as they are typed: Chinese time, to the minute.</summary>
internal static class Moments
{
    /// <summary>The instant behind what was typed; null when nothing was.</summary>
    public static DateTimeOffset? Of(DateTime? typed) => typed is { } local ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), ChinaTime.Offset).ToUniversalTime() : null;

    /// <summary>Now, for a field to begin with.</summary>
    public static DateTime Now(TimeProvider time)
    {
        var now = ChinaTime.Of(time.GetUtcNow()).DateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }
}
