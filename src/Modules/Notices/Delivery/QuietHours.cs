using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Notices.Delivery;

/// <summary>The hours in which nobody is disturbed with what can wait until the morning, by Chinese time.</summary>
internal sealed class QuietHours(LegalParameters parameters)
{
    /// <summary>When the quiet hours that hold at this moment end, or null when none hold.</summary>
    public async ValueTask<DateTimeOffset?> EndAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var (from, until) = (await parameters.WholeAsync("messages.quiet.from", cancellationToken), await parameters.WholeAsync("messages.quiet.until", cancellationToken));
        var hour = ChinaTime.Of(moment).Hour;
        var holds = from <= until ? hour >= from && hour < until : hour >= from || hour < until;
        if (!holds) return null;
        var day = ChinaTime.DateOf(moment);
        return ChinaTime.StartOfDay(hour < until ? day : day.AddDays(1)).AddHours(until);
    }
}
