using System.Globalization;

namespace Niangjia.Kernel.Calendars;

/// <summary>
/// The holidays that the regulation itself names (全国年节及纪念日放假办法), without the yearly notice's exchanged weekends.
/// Only these days carry 300 % overtime pay (R-TIM-09).
/// </summary>
public static class StatutoryHolidays
{
    private static readonly Dictionary<string, string> English = new(StringComparer.Ordinal)
    {
        ["元旦"] = "New Year's Day",
        ["春节"] = "Spring Festival",
        ["清明节"] = "Qingming Festival",
        ["劳动节"] = "Labour Day",
        ["端午节"] = "Dragon Boat Festival",
        ["中秋节"] = "Mid-Autumn Festival",
        ["国庆节"] = "National Day",
    };

    /// <summary>A holiday's name in the reader's language; an unknown one stays Chinese.</summary>
    public static string Name(string chinese, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(chinese);
        return (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh"
            ? chinese
            : string.Join(", ", chinese.Split('、').Select(name => English.GetValueOrDefault(name, name)));
    }

    /// <summary>
    /// Day → Chinese name. 13 days since 2025 (with 除夕 and 5/2), 11 days 2008–2024, 10 days before.
    /// Two festivals on one day share it, joined by 、.
    /// </summary>
    public static IReadOnlyDictionary<DateOnly, string> Of(int year)
    {
        var days = new SortedDictionary<DateOnly, string>();
        Take("元旦", new(year, 1, 1), 1);
        // 2008–2013 the eve was a holiday and the third day was not; since 2025 the eve is one again.
        var eve = year is >= 2025 or (>= 2008 and <= 2013);
        Take("春节", ChineseFestivals.SpringFestival(year).AddDays(eve ? -1 : 0), year >= 2025 ? 4 : 3);
        Take("劳动节", new(year, 5, 1), year >= 2025 ? 2 : year >= 2008 ? 1 : 3);
        if (year >= 2008)
        {
            Take("清明节", ChineseFestivals.Qingming(year), 1);
            Take("端午节", ChineseFestivals.DragonBoat(year), 1);
            Take("中秋节", ChineseFestivals.MidAutumn(year), 1);
        }
        Take("国庆节", new(year, 10, 1), 3);
        return days;

        void Take(string name, DateOnly first, int count)
        {
            for (var day = first; day < first.AddDays(count); day = day.AddDays(1))
                days[day] = days.TryGetValue(day, out var other) ? $"{other}、{name}" : name;
        }
    }
}
