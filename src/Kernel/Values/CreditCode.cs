using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Values;

/// <summary>Why a text is no unified social credit code at all.</summary>
public enum CreditCodeFault
{
    /// <summary>It is one (its check characters may still fail, see <see cref="CreditCode.FailedChecks"/>).</summary>
    None,
    /// <summary>Nothing was typed.</summary>
    Empty,
    /// <summary>A 15-digit registration number from before 2015: ask for the new licence.</summary>
    LegacyNumber,
    /// <summary>Not 18 characters.</summary>
    WrongLength,
    /// <summary>A character outside the 31 of the standard (I, O, S, V, Z are not used), or letters inside the region part.</summary>
    WrongCharacter,
}

/// <summary>The check characters of a credit code that do not fit the rest.</summary>
[Flags]
public enum CreditCodeChecks
{
    /// <summary>All fit.</summary>
    None = 0,
    /// <summary>Character 17, the check of the organisation code in characters 9–16 (GB 11714).</summary>
    OrganisationCode = 1,
    /// <summary>Character 18, the check of the whole code (GB 32100).</summary>
    Whole = 2,
}

/// <summary>
/// 统一社会信用代码, GB 32100-2015 (R-COD-01): 18 characters, normalised. A code that was really issued can fail a check character, so a failed
/// check does not prevent the value: the caller warns, and an authorised person may keep it.
/// </summary>
[JsonConverter(typeof(CreditCodeJson))]
public sealed record CreditCode : IParsable<CreditCode>
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] WholeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private CreditCode(string value) => Value = value;

    /// <summary>The 18 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>Who registered it: 1 机构编制, 5 民政, 8 工会, 9 市场监管, N 农业, Y other.</summary>
    public char Department => Value[0];

    /// <summary>The six-digit administrative code of the registering office (R-COD-03).</summary>
    public string Region => Value[2..8];

    /// <summary>The nine-character organisation code inside (GB 11714).</summary>
    public string OrganisationCode => Value[8..17];

    /// <summary>Issued by the trade unions (first character 8).</summary>
    public bool IsUnion => Department == '8';

    /// <summary>Which check characters do not fit; <see cref="CreditCodeChecks.None"/> for a sound code.</summary>
    public CreditCodeChecks FailedChecks =>
        (Value[16] == ExpectedOrganisationCheck(Value) ? CreditCodeChecks.None : CreditCodeChecks.OrganisationCode)
        | (Value[17] == ExpectedWholeCheck(Value) ? CreditCodeChecks.None : CreditCodeChecks.Whole);

    /// <summary>Reads a code as typed: any case, full-width characters, with blanks or hyphens. Never throws.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="code">The code; its checks may still have failed.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CreditCode? code, out CreditCodeFault fault)
    {
        code = null;
        var value = TypedText.Compact(text).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        fault = Judge(value);
        if (fault != CreditCodeFault.None) return false;
        code = new(value);
        return true;
    }

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out CreditCode result) =>
        TryParse(s, out result, out _);

    /// <summary>Reads a code; failed check characters do not matter here.</summary>
    /// <exception cref="FormatException">Wrong length or alphabet.</exception>
    public static CreditCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, out var code, out var fault) ? code : throw new FormatException($"Not a credit code: {fault}.");

    /// <summary>The 18 characters: the code of an enterprise is public (rules §13, masking formats).</summary>
    public override string ToString() => Value;

    private static CreditCodeFault Judge(string value)
    {
        if (value.Length == 0) return CreditCodeFault.Empty;
        if (value.Length == 15 && value.All(char.IsAsciiDigit)) return CreditCodeFault.LegacyNumber;
        if (value.Length != 18) return CreditCodeFault.WrongLength;
        var wrong = value.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)) || !value[2..8].All(char.IsAsciiDigit);
        return wrong ? CreditCodeFault.WrongCharacter : CreditCodeFault.None;
    }

    /// <summary>The code that begins with these sixteen characters, with both check characters right.</summary>
    internal static string Complete(string beginning)
    {
        var value = beginning + ExpectedOrganisationCheck(beginning);
        return value + ExpectedWholeCheck(value);
    }

    private static char ExpectedWholeCheck(string value)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++) sum += Alphabet.IndexOf(value[i], StringComparison.Ordinal) * WholeWeights[i];
        return Alphabet[(31 - sum % 31) % 31];
    }

    private static char ExpectedOrganisationCheck(string value)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var c = value[8 + i];
            sum += (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) * OrganisationWeights[i];
        }
        return (11 - sum % 11) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }
}
