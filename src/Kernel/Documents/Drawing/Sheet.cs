namespace Niangjia.Kernel.Documents.Drawing;

/// <summary>A4 in points. A line takes 36 characters of 小四, so that the edges need no stretching; 23 points a line are 1.5 lines of Word.</summary>
internal static class Sheet
{
    public const double Width = 595.28;
    public const double Height = 841.89;
    public const double Left = 81.64;
    public const double Text = 432;
    public const double Top = 85;
    public const double Bottom = Height - 79;
    public const double LineHeight = 23;
    public const double Em = 12;
}

/// <summary>What cannot be cut: a line of text, a row of a table, the place of signatures.</summary>
/// <param name="Height">Points.</param>
/// <param name="Draw">Draws it with its upper edge at the height told.</param>
internal sealed record Row(double Height, Action<Canvas, double> Draw)
{
    /// <summary>Space above, unless it is the first of a page.</summary>
    public double Before { get; init; }

    /// <summary>Stands on the same page as the next: headings, first and last two lines of a paragraph, what belongs to the seal.</summary>
    public bool KeepsNext { get; init; }

    /// <summary>Repeated above it where it begins a page: the head of its table.</summary>
    public Row? Head { get; init; }

    /// <summary>Kind of element in the structure of the file.</summary>
    public string? Tag { get; init; }
}

/// <summary>One page: rows and where each begins.</summary>
internal sealed record SetPage(IReadOnlyList<(Row Row, double Y)> Rows);

/// <summary>Rows to pages, so that nothing stands alone.</summary>
internal static class Pagination
{
    public static IReadOnlyList<SetPage> Break(IReadOnlyList<Row> rows)
    {
        var pages = new List<SetPage>();
        var page = new List<(Row, double)>();
        var y = Sheet.Top;
        foreach (var together in Together(rows))
        {
            var height = together.Sum(row => row.Height + row.Before) - (page.Count == 0 ? together[0].Before : 0);
            if (page.Count > 0 && y + height > Sheet.Bottom) Turn(together[0]);
            foreach (var row in together)
            {
                // Only what is longer than a page is cut inside.
                if (page.Count > 0 && y + row.Before + row.Height > Sheet.Bottom) Turn(row);
                if (page.Count > 0) y += row.Before;
                page.Add((row, y));
                y += row.Height;
            }
        }
        pages.Add(new(page));
        return pages;

        void Turn(Row first)
        {
            pages.Add(new(page));
            (page, y) = ([], Sheet.Top);
            if (first.Head is not { } head) return;
            page.Add((head, y));
            y += head.Height;
        }
    }

    private static IEnumerable<List<Row>> Together(IReadOnlyList<Row> rows)
    {
        var group = new List<Row>();
        foreach (var row in rows)
        {
            group.Add(row);
            if (row.KeepsNext) continue;
            yield return group;
            group = [];
        }
        if (group.Count > 0) yield return group;
    }
}
