using System.Globalization;

namespace Niangjia.Reporting.Domain;

/// <summary>A stretch of days as an address names it: <c>2026</c>, <c>2026-Q1</c>, <c>2026-03</c> or <c>12m</c>, the twelve months up to now.</summary>
internal sealed record BoardPeriod(string Key, DateOnly From, DateOnly To)
{
    /// <summary>The twelve months up to now.</summary>
    public const string TwelveMonths = "12m";

    private const int Oldest = 2000;

    /// <summary>Reads it; what cannot be read is the twelve months up to now.</summary>
    public static BoardPeriod Read(string? text, DateOnly today)
    {
        if (text is { Length: 4 } && Number(text, Oldest, 2100) is { } year) return new(text, new(year, 1, 1), new(year, 12, 31));
        if (text is { Length: 7 } && Number(text[..4], Oldest, 2100) is { } of && text[4] == '-')
        {
            if (text[5] == 'Q' && Number(text[6..], 1, 4) is { } quarter) return new(text, new(of, quarter * 3 - 2, 1), new DateOnly(of, quarter * 3 - 2, 1).AddMonths(3).AddDays(-1));
            if (Number(text[5..], 1, 12) is { } month) return Month(new(of, month, 1));
        }
        return new(TwelveMonths, new DateOnly(today.Year, today.Month, 1).AddMonths(-11), today);
    }

    /// <summary>The month of a day.</summary>
    public static BoardPeriod Month(DateOnly day) => new(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), new(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1).AddDays(-1));

    /// <summary>What a leader chooses from: the year up to now, this quarter and the last, this month and those before, earlier years.</summary>
    public static IReadOnlyList<string> Offered(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return
        [
            TwelveMonths, $"{today.Year}", $"{today.Year - 1}", Quarter(month), Quarter(month.AddMonths(-3)),
            .. Enumerable.Range(0, 12).Select(back => month.AddMonths(-back).ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ];
    }

    /// <summary>Its months, oldest first.</summary>
    public IReadOnlyList<BoardPeriod> Months
    {
        get
        {
            var months = new List<BoardPeriod>();
            for (var at = new DateOnly(From.Year, From.Month, 1); at <= To; at = at.AddMonths(1)) months.Add(Month(at));
            return months;
        }
    }

    /// <summary>For people.</summary>
    public string Name => Key switch
    {
        TwelveMonths => ReportingText.TwelveMonths,
        { Length: 4 } => string.Format(ReportingText.Year, From.Year),
        _ when Key[5] == 'Q' => string.Format(ReportingText.QuarterOfYear, From.Year, Key[6]),
        _ => string.Format(ReportingText.MonthOfYear, From.Year, From.Month),
    };

    private static string Quarter(DateOnly month) => $"{month.Year}-Q{(month.Month + 2) / 3}";

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
