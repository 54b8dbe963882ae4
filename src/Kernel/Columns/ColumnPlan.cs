using System.Numerics;
using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Columns;

/// <summary>A query in the numbers of one snapshot: texts have become codes, days numbers, flags bits.</summary>
internal sealed class ColumnPlan
{
    private readonly (int Word, ushort[] Passing)[] _codes;
    private readonly (int Word, ushort Bits)[] _flags;

    public ColumnPlan(ColumnSnapshot rows, ColumnQuery query)
    {
        var layout = rows.Layout;
        _codes = [.. query.Codes.Select(code => (code.Column, rows.Texts[code.Column].Select(text => code.Passes(text) ? ushort.MaxValue : (ushort)0).ToArray()))];
        _flags = [.. query.Flags.Select(layout.PlaceOfFlag).GroupBy(place => place.Word).Select(word => (word.Key, word.Aggregate((ushort)0, (bits, place) => (ushort)(bits | place.Bit))))];
        if (query.Days is { } days) Days = (days.Column, layout.WordOfDay(days.Column), DayCode.Of(days.From), DayCode.Of(days.To));
        Amount = query.Amount;
        Groups = [.. query.By.Select(by => by.OfMonths ? Months(rows, by.Column) : new PlannedGroup(by.Column, rows.Texts[by.Column], null))];
        Size = Groups.Aggregate(1, (size, group) => checked(size * group.Size));
    }

    public (int Day, int Word, ushort From, ushort To)? Days { get; }

    public int? Amount { get; }

    public PlannedGroup[] Groups { get; }

    private int Size { get; }

    public (long[] Counts, long[] Amounts) Empty() => (new long[Size], new long[Size]);

    /// <summary>Sets the mask of each row that is asked for to all ones, that of every other to none.</summary>
    public void Choose(ColumnBlock block, int start, Span<ushort> mask)
    {
        mask.Fill(ushort.MaxValue);
        foreach (var (word, bits) in _flags) KeepFlagged(mask, block.Words[word].AsSpan(start, mask.Length), bits);
        if (Days is { } days) KeepBetween(mask, block.Words[days.Word].AsSpan(start, mask.Length), days.From, days.To);
        foreach (var (word, passing) in _codes)
        {
            var values = block.Words[word].AsSpan(start, mask.Length);
            for (var at = 0; at < mask.Length; at++) mask[at] &= passing[values[at]];
        }
    }

    /// <summary>Says for each row to which group it belongs.</summary>
    public void Place(ColumnBlock block, int start, Span<int> groups)
    {
        groups.Clear();
        foreach (var group in Groups)
        {
            var values = block.Words[group.Word].AsSpan(start, groups.Length);
            if (group.Places is not { } places)
                for (var at = 0; at < groups.Length; at++) groups[at] = groups[at] * group.Size + values[at];
            else
                for (var at = 0; at < groups.Length; at++) groups[at] = groups[at] * group.Size + places[values[at]];
        }
    }

    /// <summary>The result in texts again.</summary>
    public IReadOnlyList<ColumnSum> Read(long[] counts, long[] amounts)
    {
        if (Groups.Length == 0) return [new(null, null, counts[0], amounts[0])];
        var second = Groups.Length == 1 ? null : Groups[1];
        return [.. Enumerable.Range(0, counts.Length).Where(at => counts[at] > 0).Select(at => new ColumnSum(
            Groups[0].Texts[at / (second?.Size ?? 1)], second?.Texts[at % second.Size], counts[at], amounts[at]))];
    }

    // Only as many months as there are between the first and the last day.
    private static PlannedGroup Months(ColumnSnapshot rows, int day)
    {
        var (first, last) = (ushort.MaxValue, (ushort)0);
        foreach (var span in rows.Blocks.Select(block => block.SpanOf(day))) (first, last) = (Math.Min(first, span.First), Math.Max(last, span.Last));
        var offset = last == 0 ? 0 : DayCode.MonthTable[first] - 1;
        var places = new ushort[ushort.MaxValue + 1];
        for (int code = first; code <= last; code++) places[code] = (ushort)(DayCode.MonthTable[code] - offset);
        string?[] texts = [null, .. Enumerable.Range(offset + 1, last == 0 ? 0 : DayCode.MonthTable[last] - offset).Select(DayCode.MonthText)];
        return new(rows.Layout.WordOfDay(day), texts, places);
    }

    private static void KeepFlagged(Span<ushort> mask, ReadOnlySpan<ushort> values, ushort bits)
    {
        var masks = MemoryMarshal.Cast<ushort, Vector<ushort>>(mask);
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(values);
        var all = new Vector<ushort>(bits);
        for (var at = 0; at < masks.Length; at++) masks[at] &= Vector.Equals(vectors[at] & all, all);
        for (var at = masks.Length * Vector<ushort>.Count; at < mask.Length; at++)
            if ((values[at] & bits) != bits) mask[at] = 0;
    }

    private static void KeepBetween(Span<ushort> mask, ReadOnlySpan<ushort> values, ushort from, ushort to)
    {
        var masks = MemoryMarshal.Cast<ushort, Vector<ushort>>(mask);
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(values);
        var (low, high) = (new Vector<ushort>(from), new Vector<ushort>(to));
        for (var at = 0; at < masks.Length; at++) masks[at] &= Vector.GreaterThanOrEqual(vectors[at], low) & Vector.LessThanOrEqual(vectors[at], high);
        for (var at = masks.Length * Vector<ushort>.Count; at < mask.Length; at++)
            if (values[at] < from || values[at] > to) mask[at] = 0;
    }
}

/// <summary>A column to group by: where its word is, what its groups are called, and for days the group of each.</summary>
internal sealed record PlannedGroup(int Word, string?[] Texts, ushort[]? Places)
{
    public int Size => Texts.Length;
}
