namespace Niangjia.Kernel.Scoping;

/// <summary>
/// A unit's place in the tree as text: <c>/</c> for the root above all, <c>/qu/</c> for the district, <c>/qu/s03/</c> for a
/// street and so on. A unit's path begins with the paths of all units above it, so scope is a prefix. Paths are ASCII and are
/// never reused or changed: a unit that ends is closed, not moved.
/// </summary>
public static class UnitPath
{
    /// <summary>Above every unit: rows that belong to the whole installation.</summary>
    public const string Root = "/";

    /// <summary>Longest path, in characters.</summary>
    public const int MaxLength = 120;

    /// <summary>The path of a child. The segment is 1–12 lower-case letters or digits.</summary>
    /// <exception cref="ArgumentException">The segment has other characters.</exception>
    public static string Child(string parent, string segment) =>
        segment.Length is > 0 and <= 12 && segment.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            ? $"{parent}{segment}/"
            : throw new ArgumentException("A path segment is 1–12 lower-case letters or digits.", nameof(segment));

    /// <summary>Whether <paramref name="path"/> is <paramref name="ancestor"/> or below it.</summary>
    public static bool IsWithin(string path, string ancestor) => path.StartsWith(ancestor, StringComparison.Ordinal);

    /// <summary>The path one level up; the root is its own parent.</summary>
    public static string Parent(string path) =>
        path.Length <= 1 ? Root : path[..(path.LastIndexOf('/', path.Length - 2) + 1)];

    /// <summary>The unit itself and every unit above it, nearest first, without the root.</summary>
    public static IEnumerable<string> SelfAndAncestors(string path)
    {
        for (; path.Length > 1; path = Parent(path)) yield return path;
    }

    /// <summary>0 for the root, 1 for a district, 2 street, 3 community, 4 grid.</summary>
    public static int Depth(string path) => path.Length <= 1 ? 0 : path.AsSpan(1).Count('/');

    /// <summary>The street that a unit lies in; the unit itself when it lies above the streets.</summary>
    public static string StreetOf(string path) => SelfAndAncestors(path).FirstOrDefault(unit => Depth(unit) == 2) ?? path;

    /// <summary>The smallest text that is greater than every path within <paramref name="path"/>.</summary>
    internal static string After(string path) => string.Concat(path.AsSpan(0, path.Length - 1), "0"); // '0' follows '/'
}
