namespace Niangjia.Reporting.Domain;

/// <summary>
/// The 95 % interval of Wilson (1927) for a share: how far the share that few cases show may lie from the one that many would. Unlike the simple one it says something
/// of 53 out of 53: at least 93 %.
/// </summary>
internal static class Wilson
{
    // The 97.5 % point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Lower and upper bound, 0–1; null of nothing.</summary>
    public static (double Low, double High)? Of(long part, long whole)
    {
        if (whole <= 0) return null;
        var (n, p) = ((double)whole, (double)part / whole);
        var centre = p + Z * Z / (2 * n);
        var half = Z * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        var below = 1 + Z * Z / n;
        // None and all are their own bounds, to the last digit.
        return (part == 0 ? 0 : (centre - half) / below, part == whole ? 1 : (centre + half) / below);
    }
}
