using System.Globalization;
using System.Text.RegularExpressions;

namespace Niangjia.Kernel.Values;

/// <summary>Reads amounts as they are typed or pasted from contracts and bank messages.</summary>
internal static partial class MoneyReader
{
    // A ceiling far above any real amount keeps sums of a million rows inside 64 bits of fen.
    private const decimal Ceiling = 10_000_000_000_000m;

    /// <summary>The amount in yuan, or nothing when the text is not one, is finer than a fen, or is absurdly large.</summary>
    public static decimal? Read(string? text)
    {
        if (text is null || text.Length > 60) return null;
        var match = Pattern().Match(TypedText.Compact(text).Replace('\u2212', '-'));
        if (!match.Success) return null;
        var digits = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits + match.Groups["part"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (number >= Ceiling) return null;
        number *= match.Groups["unit"].Value switch { "百" => 100m, "千" => 1_000m, "万" => 10_000m, "亿" => 100_000_000m, _ => 1m };
        if (match.Groups["minus"].Success) number = -number;
        return Fits(number) ? number : null;
    }

    /// <summary>Whole fen and not absurdly large: three places are far more often a slip than an amount.</summary>
    public static bool Fits(decimal yuan) => Math.Abs(yuan) < Ceiling && yuan * 100m == decimal.Truncate(yuan * 100m);

    [GeneratedRegex(@"^(?:人民币|RMB|CNY)?(?<minus>-)?[¥￥]?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?<part>\.\d*)?(?<unit>[百千万亿])?(?:元|块|圆|CNY|RMB)?整?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Pattern();
}
