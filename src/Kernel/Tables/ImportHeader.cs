using System.Text.RegularExpressions;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tables;

/// <summary>Finds the header among the first rows of a file, below titles and notes that offices like to put above it.</summary>
internal static partial class ImportHeader
{
    /// <summary>Rows that are looked at.</summary>
    public const int Depth = 10;

    /// <summary>For each column of the file the column of the import, or -1; null when the row is no header.</summary>
    public static int[]? Match<TRow>(TableRow row, IReadOnlyList<ImportColumn<TRow>> columns)
    {
        var names = columns.Select(column => column.Names().Select(Plain).ToHashSet()).ToList();
        var places = row.Cells.Select(cell => names.FindIndex(own => own.Contains(Plain(cell.Text)))).ToArray();
        return places.Any(place => place >= 0) ? places : null;
    }

    /// <summary>Without case, blanks, stars, colons and what stands in brackets: 手机号码*（必填） is 手机号码.</summary>
    public static string Plain(string text) => Decoration().Replace(TypedText.Compact(text), "").ToLowerInvariant();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]|【[^】]*】|[*:_\-\.。、/]", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();
}
