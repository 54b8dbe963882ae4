using System.Globalization;
using System.Text.Json;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Calendars;

/// <summary>
/// What reading a year's file gave: either a <see cref="Year"/> that can be used, or sentences that say why not.
/// Remarks do not stop the import but should be shown before it.
/// </summary>
/// <param name="Year">Null when refused.</param>
/// <param name="Refusals">Why the file cannot be used, in the asked language; empty when it can.</param>
/// <param name="Remarks">What a person should look at.</param>
public sealed record HolidayYearReading(HolidayYear? Year, IReadOnlyList<string> Refusals, IReadOnlyList<string> Remarks);

/// <summary>
/// Reads a year's notice in the form of holiday-cn (<c>{year, papers[], days[{name, date, isOffDay}]}</c>) and refuses nonsense.
/// A file that forgets a statutory holiday is refused: a cut-off file would move deadlines without anybody noticing.
/// </summary>
public static class HolidayYearFile
{
    private const int LongestFile = 256 * 1024;
    private const int MostDays = 100;

    /// <summary>Reads a file's text.</summary>
    /// <param name="json">The file's content.</param>
    /// <param name="expectedYear">The year the user means to import, if stated.</param>
    /// <param name="culture">Language of the sentences; the current one when null.</param>
    public static HolidayYearReading Read(string json, int? expectedYear = null, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new Reader(expectedYear, culture).Read(json);
    }

    /// <summary>The file's text of a notice, in the same form.</summary>
    public static string Write(HolidayYear year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return JsonSerializer.Serialize(
            new { year = year.Year, papers = year.Papers, days = year.Days.Select(d => new { name = d.Name, date = d.Date, isOffDay = d.IsOffDay }) },
            JournalJson.Options);
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    /// <summary>Reads one file and gathers what it has to say about it.</summary>
    private sealed class Reader(int? expectedYear, CultureInfo? culture)
    {
        private readonly List<string> _refusals = [];
        private readonly List<string> _remarks = [];
        private readonly SortedDictionary<DateOnly, HolidayDay> _days = [];

        public HolidayYearReading Read(string json)
        {
            HolidayYear? year = null;
            if (json.Length > LongestFile) Refuse(nameof(TimeText.FileTooLong), LongestFile / 1024);
            else year = Parse(json);
            return new(_refusals.Count == 0 ? year : null, _refusals, _remarks);
        }

        private void Refuse(string key, params object?[] values) => _refusals.Add(Sentence.In(culture, key, values));

        private void Remark(string key, params object?[] values) => _remarks.Add(Sentence.In(culture, key, values));

        private HolidayYear? Parse(string json)
        {
            try
            {
                using var file = JsonDocument.Parse(json.TrimStart('\uFEFF'), new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
                return ReadYear(file.RootElement);
            }
            catch (JsonException wrong)
            {
                Refuse(nameof(TimeText.FileIsNotJson), (wrong.LineNumber ?? 0) + 1);
                return null;
            }
        }

        private HolidayYear? ReadYear(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("year", out var yearElement) || yearElement.ValueKind != JsonValueKind.Number || !yearElement.TryGetInt32(out var year)
                || !root.TryGetProperty("days", out var daysElement) || daysElement.ValueKind != JsonValueKind.Array)
            {
                Refuse(nameof(TimeText.FileHasOtherForm));
                return null;
            }
            if (year is < ChineseFestivals.FirstYear or >= ChineseFestivals.LastYear)
            {
                Refuse(nameof(TimeText.YearOutOfRange), year, ChineseFestivals.FirstYear, ChineseFestivals.LastYear - 1);
                return null;
            }
            if (expectedYear is { } wanted && wanted != year) Refuse(nameof(TimeText.OtherYear), year, wanted);
            var papers = ReadPapers(root);
            if (daysElement.GetArrayLength() > MostDays)
            {
                Refuse(nameof(TimeText.TooManyDays), daysElement.GetArrayLength(), MostDays);
                return null;
            }
            var number = 0;
            foreach (var element in daysElement.EnumerateArray()) ReadDay(element, ++number, year);
            CompareWithLaw(year);
            return new(year, papers, [.. _days.Values]);
        }

        private List<string> ReadPapers(JsonElement root)
        {
            var papers = new List<string>();
            if (root.TryGetProperty("papers", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var paper in list.EnumerateArray())
                {
                    if (paper.ValueKind == JsonValueKind.String && paper.GetString() is { Length: <= 500 } address
                        && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") papers.Add(address);
                    else Refuse(nameof(TimeText.PaperIsNoAddress), Shorten(paper.ToString()));
                }
            }
            if (papers.Count == 0) Remark(nameof(TimeText.NoPaper));
            return papers;
        }

        private void ReadDay(JsonElement element, int number, int year)
        {
            if (element.ValueKind != JsonValueKind.Object
                || !element.TryGetProperty("date", out var dateElement) || dateElement.ValueKind != JsonValueKind.String
                || !element.TryGetProperty("name", out var nameElement) || nameElement.ValueKind != JsonValueKind.String
                || !element.TryGetProperty("isOffDay", out var off) || off.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                Refuse(nameof(TimeText.DayHasOtherForm), number);
                return;
            }
            var (text, name) = (dateElement.GetString()!, nameElement.GetString()!.Trim());
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                Refuse(nameof(TimeText.DayIsNoDate), number, Shorten(text));
            else if (date < new DateOnly(year, 1, 1).AddDays(-10) || date > new DateOnly(year, 12, 31).AddDays(10))
                Refuse(nameof(TimeText.DayOfOtherYear), text, year);
            else if (name.Length is 0 or > 30 || name.Any(char.IsControl))
                Refuse(nameof(TimeText.DayHasNoName), text);
            else if (!_days.TryAdd(date, new(date, name, off.GetBoolean())))
                Refuse(nameof(TimeText.DayTwice), text);
            else if (!off.GetBoolean() && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                Remark(nameof(TimeText.MakeUpOnWeekday), text);
        }

        private void CompareWithLaw(int year)
        {
            foreach (var (date, name) in StatutoryHolidays.Of(year))
            {
                var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (!_days.TryGetValue(date, out var day)) Refuse(nameof(TimeText.StatutoryDayMissing), text, name);
                else if (!day.IsOffDay) Refuse(nameof(TimeText.StatutoryDayWorked), text, name);
            }
        }
    }
}
