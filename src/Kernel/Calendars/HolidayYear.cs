using System.Globalization;

namespace Niangjia.Kernel.Calendars;

/// <summary>One line of a yearly notice: a day off, or a weekend day that is worked instead.</summary>
/// <param name="Date">The day; it may lie in the last week of the year before or the first week of the year after.</param>
/// <param name="Name">The holiday's Chinese name.</param>
/// <param name="IsOffDay">True: no work. False: a working day.</param>
public sealed record HolidayDay(DateOnly Date, string Name, bool IsOffDay);

/// <summary>The State Council's arrangement of one year (R-TIM-06).</summary>
/// <param name="Year">The year of the notice.</param>
/// <param name="Papers">Addresses of the notices.</param>
/// <param name="Days">Only the days that differ from a plain week or are named holidays.</param>
public sealed record HolidayYear(int Year, IReadOnlyList<string> Papers, IReadOnlyList<HolidayDay> Days)
{
    /// <summary>The years that ship with the software, oldest first.</summary>
    public static IReadOnlyList<HolidayYear> BuiltIn { get; } = [.. ReadBuiltIn()];

    private static IEnumerable<HolidayYear> ReadBuiltIn()
    {
        var assembly = typeof(HolidayYear).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("holidays/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var file = HolidayYearFile.Read(reader.ReadToEnd(), culture: CultureInfo.InvariantCulture);
            yield return file.Year ?? throw new InvalidOperationException($"{name}: {string.Join(' ', file.Refusals)}");
        }
    }
}
