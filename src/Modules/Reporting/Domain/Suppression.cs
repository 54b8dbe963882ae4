namespace Niangjia.Reporting.Domain;

/// <summary>
/// Decides which cells are published (R-PRI): none that stands for fewer matters than the threshold, and of the others as many withheld as are needed so that no
/// withheld one can be worked out from totals, from other units, from other months, or from what was published earlier in the year.
/// </summary>
internal static class Suppression
{
    /// <summary>One table: the parts and their total, which is published beside them. The last place of the answer is the total.</summary>
    /// <param name="sizes">How many matters stand behind each part.</param>
    /// <param name="least">The threshold.</param>
    /// <param name="forbidden">Parts, and at last the total, that must not be shown for another reason; null for none.</param>
    public static bool[] Shown(IReadOnlyList<long> sizes, int least, IReadOnlyList<bool>? forbidden = null)
    {
        var total = sizes.Sum();
        var shown = sizes.Select((size, at) => IsLarge(size, least) && forbidden?[at] != true).ToArray();
        var showsTotal = IsLarge(total, least) && forbidden?[sizes.Count] != true;
        // Beside the total what is withheld must be at least two parts that together are large, or their sum is a small cell itself.
        while (showsTotal && Hidden() is { Count: > 0 } hidden && (hidden.Count < 2 || hidden.Sum() < least))
        {
            var next = Enumerable.Range(0, sizes.Count).Where(at => shown[at] && sizes[at] > 0).Select(at => (int?)at).MinBy(at => sizes[at!.Value]);
            if (next is { } smallest) shown[smallest] = false;
            else showsTotal = false;
        }
        return [.. shown, showsTotal];

        List<long> Hidden() => [.. sizes.Where((size, at) => !shown[at] && size > 0)];
    }

    /// <summary>
    /// Months of a year, and after each the year so far. A year so far is shown only when nothing withheld follows from it together with all that was shown before
    /// (<see cref="Knowledge"/>): else the difference of two of them would give a month away. What was decided for one month does not depend on later ones.
    /// </summary>
    /// <param name="cells">For each month every part: its value and the matters behind it.</param>
    /// <param name="least">The threshold.</param>
    /// <param name="isShare">Whether the value is itself a number of matters, which must not be small either.</param>
    public static IReadOnlyList<(bool[] Month, bool[] SoFar)> OfYear(IReadOnlyList<IReadOnlyList<(long Value, long Of)>> cells, int least, bool isShare)
    {
        if (cells.Count == 0) return [];
        var parts = cells[0].Count;
        var (known, sums, result) = (new Knowledge(parts * cells.Count), new (long Value, long Of)[parts], new List<(bool[], bool[])>());
        for (var month = 0; month < cells.Count; month++)
        {
            for (var part = 0; part < parts; part++) sums[part] = (sums[part].Value + cells[month][part].Value, sums[part].Of + cells[month][part].Of);
            var shown = Shown([.. cells[month].Select(cell => cell.Of)], least, Small(cells[month]));
            for (var part = 0; part < parts; part++)
                if (!IsLarge(cells[month][part].Of, least) || (isShare && !IsLarge(cells[month][part].Value, least))) known.Keep(month * parts + part);
            for (var part = 0; part <= parts; part++)
                if (shown[part]) known.Learn(Cells(month, month, part));
            var soFar = Shown([.. sums.Select(cell => cell.Of)], least, Small(sums));
            // The total first: it is what most look for.
            for (var part = parts; part >= 0; part--) soFar[part] = soFar[part] && known.LearnUnlessTold(Cells(0, month, part));
            result.Add((shown, soFar));
        }
        return result;

        bool[] Small(IReadOnlyList<(long Value, long Of)> some) => [.. some.Select(cell => cell.Value).Append(some.Sum(cell => cell.Value)).Select(value => isShare && !IsLarge(value, least))];

        IEnumerable<int> Cells(int first, int last, int part) =>
            from month in Enumerable.Range(first, last - first + 1)
            from at in part == parts ? Enumerable.Range(0, parts) : [part]
            // That a cell is empty everybody sees.
            where cells[month][at].Of > 0
            select month * parts + at;
    }

    // None is no secret: nobody is in it.
    private static bool IsLarge(long size, int least) => size == 0 || size >= least;
}
