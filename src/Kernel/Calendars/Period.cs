using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Calendars;

/// <summary>How a period is counted. 3/5/10 days of the arbitration rules are working days, 15/45 calendar days (R-ARB-03).</summary>
public enum PeriodUnit
{
    /// <summary>Clock hours from the stated moment, rest days included (R-TIM-01).</summary>
    Hours,

    /// <summary>Days in a row; a last day that is a rest day rolls on (R-TIM-03).</summary>
    CalendarDays,

    /// <summary>Only days on which work is done are counted (R-TIM-06).</summary>
    WorkingDays,

    /// <summary>To the corresponding day of a later month (R-TIM-02).</summary>
    Months,

    /// <summary>To the corresponding day of a later year (R-TIM-02).</summary>
    Years,
}

/// <summary>
/// A legal period such as "15 calendar days". Refuses nonsense: negative or absurd lengths and unknown units.
/// A length of 0 is allowed for calendar days only and means "the same day" (当日).
/// </summary>
/// <param name="Length">How many units; at most thirty years.</param>
/// <param name="Unit">What is counted.</param>
/// <exception cref="ArgumentOutOfRangeException">The length or unit is not usable.</exception>
[JsonConverter(typeof(PeriodJson))]
public readonly record struct Period(int Length, PeriodUnit Unit) : IParsable<Period>
{
    private static readonly string[] Symbols = ["H", "CD", "WD", "M", "Y"];

    /// <summary>How many units.</summary>
    public int Length { get; } = Longest(Unit) < Length || Length < (Unit == PeriodUnit.CalendarDays ? 0 : 1)
        ? throw new ArgumentOutOfRangeException(nameof(Length), Length, $"A period of {Length} {Unit} is not usable.")
        : Length;

    /// <summary>What is counted.</summary>
    public PeriodUnit Unit { get; } = Unit;

    /// <summary>Clock hours.</summary>
    public static Period OfHours(int length) => new(length, PeriodUnit.Hours);

    /// <summary>Calendar days (自然日).</summary>
    public static Period OfDays(int length) => new(length, PeriodUnit.CalendarDays);

    /// <summary>Working days (工作日).</summary>
    public static Period OfWorkingDays(int length) => new(length, PeriodUnit.WorkingDays);

    /// <summary>Months.</summary>
    public static Period OfMonths(int length) => new(length, PeriodUnit.Months);

    /// <summary>Years.</summary>
    public static Period OfYears(int length) => new(length, PeriodUnit.Years);

    /// <summary>True when the last day rolls on if it is a rest day (R-TIM-03): days, months and years.</summary>
    public bool Rolls => Unit is PeriodUnit.CalendarDays or PeriodUnit.Months or PeriodUnit.Years;

    /// <summary>The moment this long before another, for keeping and forgetting: rest days count like others and nothing rolls.</summary>
    public DateTimeOffset Before(DateTimeOffset moment) => Unit switch
    {
        PeriodUnit.Hours => moment.AddHours(-Length),
        PeriodUnit.Months => moment.AddMonths(-Length),
        PeriodUnit.Years => moment.AddYears(-Length),
        _ => moment.AddDays(-Length),
    };

    /// <summary>The stored form: "15 CD", "3 WD", "6 M", "1 Y", "4 H".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Length} {Symbols[(int)Unit]}");

    /// <summary>The form for people: 15日, 3个工作日 / 15 calendar days, 3 working days.</summary>
    public string ToText(CultureInfo? culture = null)
    {
        var key = (Unit, Length) switch
        {
            (PeriodUnit.CalendarDays, 0) => nameof(TimeText.PeriodSameDay),
            (PeriodUnit.Hours, 1) => nameof(TimeText.PeriodHour),
            (PeriodUnit.Hours, _) => nameof(TimeText.PeriodHours),
            (PeriodUnit.CalendarDays, 1) => nameof(TimeText.PeriodDay),
            (PeriodUnit.CalendarDays, _) => nameof(TimeText.PeriodDays),
            (PeriodUnit.WorkingDays, 1) => nameof(TimeText.PeriodWorkingDay),
            (PeriodUnit.WorkingDays, _) => nameof(TimeText.PeriodWorkingDays),
            (PeriodUnit.Months, 1) => nameof(TimeText.PeriodMonth),
            (PeriodUnit.Months, _) => nameof(TimeText.PeriodMonths),
            (_, 1) => nameof(TimeText.PeriodYear),
            _ => nameof(TimeText.PeriodYears),
        };
        return Sentence.In(culture, key, Length);
    }

    /// <summary>Reads the stored form; letter case and the space do not matter.</summary>
    /// <exception cref="FormatException">The text is not a usable period.</exception>
    public static Period Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var period) ? period : throw new FormatException($"'{s}' is not a period such as '15 CD', '3 WD', '6 M', '1 Y' or '4 H'.");

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result)
    {
        result = default;
        if (s is null) return false;
        var text = s.AsSpan().Trim();
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 6) return false;
        var unit = Array.FindIndex(Symbols, symbol => symbol.Equals(s.Trim()[digits..].Trim(), StringComparison.OrdinalIgnoreCase));
        if (unit < 0) return false;
        var length = int.Parse(text[..digits], CultureInfo.InvariantCulture);
        if (length > Longest((PeriodUnit)unit) || (length == 0 && unit != (int)PeriodUnit.CalendarDays)) return false;
        result = new(length, (PeriodUnit)unit);
        return true;
    }

    private static int Longest(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Hours => 8760,
        PeriodUnit.CalendarDays => 10950,
        PeriodUnit.WorkingDays => 7500,
        PeriodUnit.Months => 360,
        PeriodUnit.Years => 30,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of a period."),
    };
}

/// <summary>A period in JSON is its stored form, such as "15 CD".</summary>
internal sealed class PeriodJson : JsonConverter<Period>
{
    public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Period.TryParse(reader.GetString(), null, out var period) ? period : throw new JsonException("Not a period.");

    public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
