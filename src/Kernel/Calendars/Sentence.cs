using System.Globalization;

namespace Niangjia.Kernel.Calendars;

/// <summary>Fills a sentence of <see cref="TimeText"/> in a given language, whatever the language of the current request is.</summary>
internal static class Sentence
{
    public static string In(CultureInfo? culture, string key, params object?[] values)
    {
        var language = culture ?? CultureInfo.CurrentUICulture;
        var pattern = TimeText.ResourceManager.GetString(key, language) ?? throw new InvalidOperationException($"No text '{key}'.");
        return values.Length == 0 ? pattern : string.Format(language, pattern, values);
    }

    /// <summary>2026年2月24日 / 24 February 2026.</summary>
    public static string Date(CultureInfo? culture, DateOnly date) =>
        date.ToString(In(culture, nameof(TimeText.DatePattern)), culture ?? CultureInfo.CurrentUICulture);
}
