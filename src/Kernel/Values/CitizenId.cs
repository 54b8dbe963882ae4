using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Values;

/// <summary>Sex as the citizen identity number and the forms of the union record it.</summary>
public enum Sex
{
    /// <summary>男</summary>
    Male = 1,
    /// <summary>女</summary>
    Female = 2,
}

/// <summary>Why a text is no citizen identity number.</summary>
public enum CitizenIdFault
{
    /// <summary>It is one.</summary>
    None,
    /// <summary>Nothing was typed.</summary>
    Empty,
    /// <summary>Not 18 characters (15-digit numbers ended in 2013).</summary>
    WrongLength,
    /// <summary>Something other than 17 digits and a last digit or X.</summary>
    WrongCharacter,
    /// <summary>The first two digits are no province.</summary>
    UnknownRegion,
    /// <summary>The birth date does not exist, is before 1900 or more than 120 years ago, or lies in the future.</summary>
    WrongBirthDate,
    /// <summary>The last character does not fit the others: almost always a slip of the finger.</summary>
    WrongCheckDigit,
}

/// <summary>
/// 公民身份号码, GB 11643-1999 (R-COD-02), checked. <see cref="ToString"/> masks, so that a log line or a page that prints it by mistake tells nothing;
/// the full number is in <see cref="Value"/>.
/// </summary>
[JsonConverter(typeof(MaskedJson<CitizenId>))]
public sealed record CitizenId
{
    /// <summary>The unassigned prefix of demo people: no number that starts with it can belong to anybody.</summary>
    public const string FictionRegion = "999901";

    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private CitizenId(string value, DateOnly birthDate) => (Value, BirthDate) = (value, birthDate);

    /// <summary>The 18 characters. Sensitive: store sealed, show masked, journal every full view.</summary>
    public string Value { get; }

    /// <summary>Date of birth, from digits 7–14.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>Six-digit code of the region that issued the number first.</summary>
    public string Region => Value[..6];

    /// <summary>Odd 17th digit is male.</summary>
    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>From the demo prefix.</summary>
    public bool IsFiction => Region == FictionRegion;

    /// <summary>Full years on a day; a birthday on 29 February counts from 1 March in common years.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - BirthDate.Year;
        return (day.Month, day.Day).CompareTo((BirthDate.Month, BirthDate.Day)) < 0 ? years - 1 : years;
    }

    /// <summary>Reads a number as typed: full-width digits, lower-case x, with blanks. Never throws.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">Today in Asia/Shanghai; nobody is born later.</param>
    /// <param name="allowFiction">Accept the demo prefix (a demo: setting <c>Niangjia:Demo</c>).</param>
    /// <param name="id">The number.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryParse(string? text, DateOnly today, bool allowFiction, [NotNullWhen(true)] out CitizenId? id, out CitizenIdFault fault)
    {
        id = null;
        var value = TypedText.Compact(text).ToUpperInvariant();
        fault = Judge(value, today, allowFiction, out var birthDate);
        if (fault != CitizenIdFault.None) return false;
        id = new(value, birthDate);
        return true;
    }

    /// <summary>First six and last four characters only.</summary>
    public override string ToString() => Masked.CitizenId(Value);

    private static CitizenIdFault Judge(string value, DateOnly today, bool allowFiction, out DateOnly birthDate)
    {
        birthDate = default;
        if (value.Length == 0) return CitizenIdFault.Empty;
        if (value.Length != 18) return CitizenIdFault.WrongLength;
        if (!value[..17].All(char.IsAsciiDigit) || value[17] != 'X' && !char.IsAsciiDigit(value[17])) return CitizenIdFault.WrongCharacter;
        if (!IsProvince(int.Parse(value.AsSpan(0, 2), CultureInfo.InvariantCulture)) && !(allowFiction && value.StartsWith(FictionRegion, StringComparison.Ordinal)))
            return CitizenIdFault.UnknownRegion;
        if (!DateOnly.TryParseExact(value[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out birthDate)
            || birthDate.Year < 1900 || birthDate > today || birthDate.AddYears(121) <= today)
            return CitizenIdFault.WrongBirthDate;
        return value[17] == ExpectedCheck(value) ? CitizenIdFault.None : CitizenIdFault.WrongCheckDigit;
    }

    /// <summary>The last character that belongs to the first seventeen digits.</summary>
    internal static char ExpectedCheck(string value)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (value[i] - '0') * Weights[i];
        return CheckCharacters[sum % 11];
    }

    private static bool IsProvince(int code) =>
        code is >= 11 and <= 15 or >= 21 and <= 23 or >= 31 and <= 37 or >= 41 and <= 46 or >= 50 and <= 54 or >= 61 and <= 65 or 71 or 81 or 82 or 83;
}
