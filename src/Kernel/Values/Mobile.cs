using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Values;

/// <summary>
/// A mobile number of mainland China (R-COD-05). <see cref="ToString"/> masks; the full number is in <see cref="Value"/> and <see cref="E164"/>.
/// </summary>
[JsonConverter(typeof(MaskedJson<Mobile>))]
public sealed record Mobile
{
    private Mobile(string value) => Value = value;

    /// <summary>The eleven digits. Sensitive: store sealed, show masked.</summary>
    public string Value { get; }

    /// <summary>The form that is stored and sent to gateways: <c>+8613812345678</c>.</summary>
    public string E164 => "+86" + Value;

    /// <summary>Reads a number as typed: blanks, hyphens, full-width digits, <c>+86</c>, <c>0086</c> or <c>86</c> in front. Never throws.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mobile? mobile)
    {
        var digits = Digits(text);
        mobile = digits is { Length: 11 } && digits[0] == '1' && digits[1] is >= '3' and <= '9' ? new(digits) : null;
        return mobile is not null;
    }

    /// <summary>First three and last four digits.</summary>
    public override string ToString() => Masked.Mobile(Value);

    private static string? Digits(string? text)
    {
        if (text is null || text.Length > 40) return null;
        var digits = TypedText.Compact(text).Replace("-", "", StringComparison.Ordinal);
        var plus = digits.StartsWith('+');
        if (plus) digits = digits[1..];
        else if (digits.StartsWith("00", StringComparison.Ordinal)) (plus, digits) = (true, digits[2..]);
        if (!digits.All(char.IsAsciiDigit)) return null;
        if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length == 13) return digits[2..];
        return plus ? null : digits;
    }
}
