using System.Globalization;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tables;

/// <summary>What reading a cell gave: a value, a value with a doubt, or a sentence why there is none.</summary>
/// <param name="Value">The value.</param>
/// <param name="Problem">Why the row cannot be taken.</param>
/// <param name="Doubt">What somebody should look at, although the row can be taken.</param>
public readonly record struct CellReading<T>(T Value, string? Problem = null, string? Doubt = null)
{
    /// <summary>A plain value.</summary>
    public static implicit operator CellReading<T>(T value) => new(value);
}

/// <summary>Makes readings.</summary>
public static class CellReading
{
    /// <summary>No value, and why.</summary>
    public static CellReading<T> Refused<T>(string problem) => new(default!, problem);
}

/// <summary>
/// Readers for the cells of an import; each gets the text of a cell that is not blank. An own reader is a function from text to
/// <see cref="CellReading{T}"/>; a <see cref="RefusedException"/> it throws counts as the problem.
/// </summary>
public static class Cells
{
    private static readonly string[] DateFormats =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd", "yyyy-M-d HH:mm:ss", "yyyy/M/d HH:mm:ss", "yyyy/M/d H:mm", "yyyy-M-d H:mm", "yyyy-M", "yyyy年M月", "yyyy.M", "yyyy/M",
    ];

    /// <summary>One line of text, at most so many characters.</summary>
    public static Func<string, CellReading<string>> Text(int maxLength) => text =>
    {
        var line = TypedText.OneLine(text);
        return line.Length <= maxLength ? line : CellReading.Refused<string>(string.Format(TablesText.CellMaxLength, maxLength));
    };

    /// <summary>A whole number between two bounds.</summary>
    public static Func<string, CellReading<int>> Whole(int min = 0, int max = int.MaxValue) => text =>
    {
        var typed = TypedText.Compact(text).Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number != decimal.Truncate(number))
            return CellReading.Refused<int>(TablesText.CellNoNumber);
        return number >= min && number <= max ? (int)number : CellReading.Refused<int>(string.Format(TablesText.CellNumberBounds, min, max));
    };

    /// <summary>A day in any of the usual spellings; the first of the month where no day is given.</summary>
    public static CellReading<DateOnly> Date(string text) =>
        DateTime.TryParseExact(TypedText.HalfWidth(text).Trim(), DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment) && moment.Year is >= 1900 and <= 2200
            ? DateOnly.FromDateTime(moment)
            : CellReading.Refused<DateOnly>(TablesText.CellNoDate);

    /// <summary>An amount that is not negative.</summary>
    public static CellReading<Money> Amount(string text) =>
        Money.TryParse(text, allowNegative: false, out var money) ? money : CellReading.Refused<Money>(TablesText.CellNoAmount);

    /// <summary>Yes or no: 是/否, 有/无, Y/N, 1/0, √/×.</summary>
    public static CellReading<bool> YesNo(string text) => TypedText.Compact(text).ToUpperInvariant() switch
    {
        "是" or "有" or "Y" or "YES" or "TRUE" or "1" or "√" or "✓" or "对" => true,
        "否" or "无" or "没有" or "N" or "NO" or "FALSE" or "0" or "×" or "X" or "不" => false,
        _ => CellReading.Refused<bool>(TablesText.CellNoYesNo),
    };

    /// <summary>One of some names; several names may mean the same value.</summary>
    public static Func<string, CellReading<T>> OneOf<T>(IEnumerable<(string Name, T Value)> choices)
    {
        var all = choices.ToList();
        return text =>
        {
            var typed = ImportHeader.Plain(text);
            foreach (var (name, value) in all)
                if (ImportHeader.Plain(name) == typed) return value;
            return CellReading.Refused<T>(string.Format(TablesText.CellNotOneOf, string.Join('、', all.Select(choice => choice.Name).Distinct().Take(12))));
        };
    }

    /// <summary>A credit code; a check character that fails is a doubt, no problem (R-COD-01).</summary>
    public static CellReading<CreditCode> CreditCode(string text)
    {
        if (!Values.CreditCode.TryParse(text, out var code, out var fault))
            return CellReading.Refused<CreditCode>(fault == CreditCodeFault.LegacyNumber ? TablesText.CellLegacyCode : TablesText.CellNoCreditCode);
        return new(code, Doubt: code.FailedChecks == CreditCodeChecks.None ? null : TablesText.CellDoubtfulCode);
    }

    /// <summary>A citizen identity number (R-COD-02).</summary>
    public static Func<string, CellReading<CitizenId>> CitizenId(DateOnly today, bool allowFiction) => text =>
        Values.CitizenId.TryParse(text, today, allowFiction, out var id, out _) ? id : CellReading.Refused<CitizenId>(TablesText.CellNoCitizenId);

    /// <summary>A mobile number (R-COD-05).</summary>
    public static CellReading<Mobile> Mobile(string text) =>
        Values.Mobile.TryParse(text, out var mobile) ? mobile : CellReading.Refused<Mobile>(TablesText.CellNoMobile);

    /// <summary>Any phone number (R-COD-05).</summary>
    public static CellReading<Phone> Phone(string text) =>
        Values.Phone.TryParse(text, out var phone) ? phone : CellReading.Refused<Phone>(TablesText.CellNoPhone);
}
