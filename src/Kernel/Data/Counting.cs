using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Kernel.Data;

/// <summary>Numbers beside lists. Nobody reads more than "more than a thousand", so nothing is counted further: the number costs the same however many rows there are.</summary>
public static class Counting
{
    /// <summary>The most that is told exactly.</summary>
    public const int Most = 1000;

    /// <summary>How many rows there are, or one more than <see cref="Most"/> when there are more.</summary>
    public static Task<int> CountToMostAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken) =>
        rows.Select(_ => 1).Take(Most + 1).CountAsync(cancellationToken);

    /// <summary>The same of several lists, in one command.</summary>
    public static async Task<IReadOnlyList<int>> CountEachToMostAsync<T>(IReadOnlyList<IQueryable<T>> lists, CancellationToken cancellationToken)
    {
        var all = lists.Select((rows, number) => rows.Select(_ => number).Take(Most + 1)).Aggregate((some, more) => some.Concat(more));
        var counts = await all.GroupBy(number => number).Select(list => new { list.Key, Count = list.Count() }).ToDictionaryAsync(list => list.Key, list => list.Count, cancellationToken);
        return [.. lists.Select((_, number) => counts.GetValueOrDefault(number))];
    }

    /// <summary>The number as it is shown: "1000+" for more than <see cref="Most"/>.</summary>
    public static string Text(int count) => count > Most ? $"{Most}+" : count.ToString(CultureInfo.InvariantCulture);
}
