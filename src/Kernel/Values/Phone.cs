using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Niangjia.Kernel.Values;

/// <summary>What kind of line a <see cref="Phone"/> is.</summary>
public enum PhoneKind
{
    /// <summary>A mobile, see <see cref="Values.Mobile"/>.</summary>
    Mobile,
    /// <summary>A fixed line, with or without area code and extension.</summary>
    Landline,
    /// <summary>A public short number: 12351, 12345, 12348, 12333, 110, 119, 120.</summary>
    Hotline,
}

/// <summary>Any number one can call in mainland China (R-COD-05): of an office, an enterprise or a person. <see cref="ToString"/> shows it in full unless it is a mobile.</summary>
[JsonConverter(typeof(MaskedJson<Phone>))]
public sealed partial record Phone
{
    private Phone(PhoneKind kind, string value, string? e164) => (Kind, Value, E164) = (kind, value, e164);

    /// <summary>Mobile, landline or hotline.</summary>
    public PhoneKind Kind { get; }

    /// <summary>Normalised for people: <c>13812345678</c>, <c>0515-82312345-8</c>, <c>12351</c>.</summary>
    public string Value { get; }

    /// <summary>For storing and dialling from anywhere: <c>+8651582312345</c>, with <c>;ext=8</c>. Nothing for a hotline or a local number without area code.</summary>
    public string? E164 { get; }

    /// <summary>Reads a number as typed. Never throws.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="phone">The number.</param>
    /// <param name="areaCode">Area code of this place (<c>0515</c>), put before a local number that has none.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Phone? phone, string? areaCode = null)
    {
        phone = Values.Mobile.TryParse(text, out var mobile)
            ? new(PhoneKind.Mobile, mobile.Value, mobile.E164)
            : ReadLine(text, areaCode);
        return phone is not null;
    }

    /// <summary>The number; a mobile masked.</summary>
    public override string ToString() => Kind == PhoneKind.Mobile ? Masked.Mobile(Value) : Value;

    private static Phone? ReadLine(string? text, string? areaCode)
    {
        if (text is null || text.Length > 40) return null;
        var line = Dashes().Replace(TypedText.Compact(text), "-").TrimStart('-');
        if (Hotlines().IsMatch(line)) return new(PhoneKind.Hotline, line, null);
        var match = Landline().Match(line);
        if (!match.Success) return null;
        var area = match.Groups["area"].Success ? "0" + match.Groups["area"].Value : areaCode;
        var (number, extension) = (match.Groups["number"].Value, match.Groups["extension"].Value);
        var value = (area is null ? "" : area + "-") + number + (extension.Length == 0 ? "" : "-" + extension);
        var e164 = area is null ? null : $"+86{area[1..]}{number}{(extension.Length == 0 ? "" : ";ext=" + extension)}";
        return new(PhoneKind.Landline, value, e164);
    }

    // Three-digit area codes are 010 and 02x, all others have four: without a hyphen that alone tells where the number begins.
    [GeneratedRegex(@"^(?:(?:\+86-?|0086-?|0)(?<area>10|2\d|[3-9]\d{2})-?)?(?<number>[2-9]\d{6,7})(?:-(?<extension>\d{1,6}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Landline();

    [GeneratedRegex(@"^(?:12351|12345|12348|12333|110|119|120)$", RegexOptions.CultureInvariant)]
    private static partial Regex Hotlines();

    // People separate with brackets, slashes of other keyboards, "转" for the extension.
    [GeneratedRegex(@"[-—–－‐‑~)(转]+", RegexOptions.CultureInvariant)]
    private static partial Regex Dashes();
}
