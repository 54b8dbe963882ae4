using Niangjia.Kernel.Calendars;

namespace Niangjia.Accounts;

/// <summary>Instants as people in China read them.</summary>
internal static class Moments
{
    public static string TimeOfDay(DateTimeOffset instant) => ChinaTime.Of(instant).ToString("HH:mm");

    public static string Full(DateTimeOffset instant) => ChinaTime.Of(instant).ToString("yyyy-MM-dd HH:mm");
}
