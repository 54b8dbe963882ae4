using System.Globalization;
using System.Text.RegularExpressions;

namespace Niangjia.Kernel.Values;

/// <summary>
/// Personal data as it may be shown to those who need not know it (rules §13.1, masking formats). Whatever does not look as expected is hidden whole,
/// never shown. Empty stays empty.
/// </summary>
public static partial class Masked
{
    private const string Hidden = "****";

    /// <summary>张* for two characters, 张** for more; the number of stars does not tell the length.</summary>
    public static string Name(string? name)
    {
        var letters = Letters(name);
        return letters.Length switch { 0 => "", 1 => "*", 2 => letters[0] + "*", _ => letters[0] + "**" };
    }

    /// <summary>For lists in which people look for themselves (公示, R-PRI-10): first and last character, 张*三; two characters as <see cref="Name"/>.</summary>
    public static string NameInList(string? name)
    {
        var letters = Letters(name);
        return letters.Length < 3 ? Name(name) : letters[0] + "*" + letters[^1];
    }

    /// <summary>First six and last four: 500116********0012.</summary>
    public static string CitizenId(string? number)
    {
        var value = TypedText.Compact(number);
        if (value.Length == 0) return "";
        return value.Length == 18 ? value[..6] + "********" + value[^4..] : Hidden;
    }

    /// <summary>138****5678; also for the E.164 form. A landline keeps its area code and the last three digits.</summary>
    public static string Mobile(string? number)
    {
        var value = TypedText.Compact(number);
        if (value.Length == 0) return "";
        if (value.StartsWith("+86", StringComparison.Ordinal)) value = value[3..];
        if (value.Length == 11 && value[0] == '1' && value.All(char.IsAsciiDigit)) return value[..3] + Hidden + value[^4..];
        var landline = Landline().Match(value);
        return landline.Success ? landline.Groups["area"].Value + Hidden + landline.Groups["tail"].Value : Hidden;
    }

    /// <summary>**** **** **** 1234.</summary>
    public static string BankCard(string? number)
    {
        var value = TypedText.Compact(number).Replace("-", "", StringComparison.Ordinal);
        if (value.Length == 0) return "";
        return value.Length >= 12 && value.All(char.IsAsciiDigit) ? $"{Hidden} {Hidden} {Hidden} {value[^4..]}" : Hidden;
    }

    /// <summary>Keeps the address down to the street, town or township; without one down to the district, county or city; else nothing.</summary>
    public static string Address(string? address)
    {
        var value = TypedText.OneLine(address);
        if (value.Length == 0) return "";
        var street = Street().Match(value);
        return (street.Success ? street : District().Match(value)).Value + Hidden;
    }

    /// <summary>a***@example.org: the first letter and where the post goes.</summary>
    public static string Email(string? address)
    {
        var value = TypedText.Compact(address);
        var at = value.LastIndexOf('@');
        return value.Length == 0 ? "" : at > 0 ? value[0] + "***" + value[at..] : Hidden;
    }

    /// <summary>A sentence of a machine with every number of seven digits or more hidden: telephone, citizen and card numbers stand in errors.</summary>
    public static string LongNumbers(string text) => LongNumber().Replace(text, "***");

    private static string[] Letters(string? name)
    {
        var value = TypedText.OneLine(name);
        var elements = StringInfo.GetTextElementEnumerator(value);
        var letters = new List<string>();
        while (elements.MoveNext()) letters.Add(elements.GetTextElement());
        return [.. letters];
    }

    [GeneratedRegex(@"\d{7,}[\dXx]?")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^(?<area>0\d{2,3}-?)?[2-9]\d{3,4}(?<tail>\d{3})(?:-\d{1,6})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Landline();

    // Roads, lanes, numbers and villages lie below the street, so none may be inside what is kept; counties and cities whose own name holds 镇 or 乡 are passed over.
    [GeneratedRegex(@"^[^路巷弄号村栋幢]{2,40}?(?:街道|镇(?![市江海原雄远宁康沅平赉坪巴安])|乡(?![宁城市县])|苏木)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Street();

    [GeneratedRegex(@"^(?:.{2,8}?(?:省|自治区))?(?:[^路街巷弄号村]{2,10}?(?:市|自治州|盟|地区))?(?:[^路街巷弄号村小]{1,10}?(?:区|县|市|旗))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex District();
}
