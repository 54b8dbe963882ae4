using System.Globalization;

namespace Niangjia.Kernel.Calendars;

/// <summary>Days of the lunar calendar and the solar term Qingming, 1950–2100 (rules §12.3).</summary>
public static class ChineseFestivals
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>First year for which days are computed.</summary>
    public const int FirstYear = 1950;

    /// <summary>Last year for which days are computed; the lunar tables end soon after.</summary>
    public const int LastYear = 2100;

    /// <summary>除夕, the eve of the Spring Festival that falls in the given year.</summary>
    public static DateOnly NewYearsEve(int year) => SpringFestival(year).AddDays(-1);

    /// <summary>春节, the first day of the first month.</summary>
    public static DateOnly SpringFestival(int year) => OfLunar(year, 1, 1);

    /// <summary>端午, the fifth of the fifth month.</summary>
    public static DateOnly DragonBoat(int year) => OfLunar(year, 5, 5);

    /// <summary>中秋, the fifteenth of the eighth month.</summary>
    public static DateOnly MidAutumn(int year) => OfLunar(year, 8, 15);

    /// <summary>
    /// The day of a lunar date. <paramref name="month"/> is the ordinary month 1–12: .NET numbers months through, so from the
    /// leap month on its index is one higher.
    /// </summary>
    public static DateOnly OfLunar(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }

    /// <summary>
    /// 清明, the day in China on which the sun's apparent longitude reaches 15°. Position of the sun after the low-precision
    /// series of the astronomical almanac (error below 0.01°, a quarter of an hour).
    /// </summary>
    public static DateOnly Qingming(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var day = new DateOnly(year, 4, 3);
        while (SunLongitude(ChinaTime.EndOfDay(day)) < 15) day = day.AddDays(1);
        return day;
    }

    private static double SunLongitude(DateTimeOffset instant)
    {
        var centuries = (instant - new DateTimeOffset(2000, 1, 1, 12, 0, 0, TimeSpan.Zero)).TotalDays / 36525;
        var mean = 280.46646 + centuries * (36000.76983 + centuries * 0.0003032);
        var anomaly = Radians(357.52911 + centuries * (35999.05029 - centuries * 0.0001537));
        var centre = (1.914602 - centuries * 0.004817) * Math.Sin(anomaly) + 0.019993 * Math.Sin(2 * anomaly) + 0.000289 * Math.Sin(3 * anomaly);
        var apparent = mean + centre - 0.00569 - 0.00478 * Math.Sin(Radians(125.04 - 1934.136 * centuries));
        return (apparent % 360 + 360) % 360;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
