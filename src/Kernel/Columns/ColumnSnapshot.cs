using System.Numerics;
using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Columns;

/// <summary>All rows of a table at one moment. Any number of readers may ask it at the same time.</summary>
public sealed class ColumnSnapshot
{
    // Below this a second processor costs more than it brings.
    private const int RowsForAnother = 500_000;
    private const int Step = 1024;

    internal ColumnSnapshot(ColumnLayout layout, ColumnBlock[] blocks, string?[][] texts, int count, long version) =>
        (Layout, Blocks, Texts, Count, Version) = (layout, blocks, texts, count, version);

    internal ColumnLayout Layout { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Grows with every write.</summary>
    public long Version { get; }

    internal ColumnBlock[] Blocks { get; }

    internal string?[][] Texts { get; }

    internal static ColumnSnapshot Empty(ColumnLayout layout) => new(layout, [], [.. Enumerable.Range(0, layout.Codes).Select(_ => new string?[] { null })], 0, 0);

    /// <summary>Counts and adds up, exactly.</summary>
    /// <exception cref="OverflowException">There are more groups than fit into memory.</exception>
    public IReadOnlyList<ColumnSum> Ask(ColumnQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var plan = new ColumnPlan(this, query);
        var workers = Math.Clamp(Count / RowsForAnother, 1, Environment.ProcessorCount);
        var parts = Enumerable.Range(0, workers).Select(_ => plan.Empty()).ToArray();
        if (workers == 1) Add(plan, parts[0], 0, Blocks.Length);
        else Parallel.For(0, workers, worker => Add(plan, parts[worker], Blocks.Length * worker / workers, Blocks.Length * (worker + 1) / workers));
        var (counts, amounts) = parts[0];
        foreach (var (more, sums) in parts.Skip(1))
            for (var group = 0; group < counts.Length; group++) (counts[group], amounts[group]) = (counts[group] + more[group], checked(amounts[group] + sums[group]));
        return plan.Read(counts, amounts);
    }

    private void Add(ColumnPlan plan, (long[] Counts, long[] Amounts) result, int from, int to)
    {
        Span<ushort> mask = stackalloc ushort[Step];
        Span<int> groups = stackalloc int[Step];
        for (var number = from; number < to; number++)
        {
            var (block, rows) = (Blocks[number], Math.Min(ColumnBlock.Rows, Count - number * ColumnBlock.Rows));
            if (plan.Days is { } days && !block.MayHold(days.Day, days.From, days.To)) continue;
            for (var start = 0; start < rows; start += Step)
            {
                var length = Math.Min(Step, rows - start);
                var chosen = mask[..length];
                plan.Choose(block, start, chosen);
                if (plan.Groups.Length == 0) AddAll(plan, block, start, chosen, result);
                else AddGroups(plan, block, start, chosen, groups[..length], result);
            }
        }
    }

    private static void AddAll(ColumnPlan plan, ColumnBlock block, int start, ReadOnlySpan<ushort> mask, (long[] Counts, long[] Amounts) result)
    {
        result.Counts[0] += Chosen(mask);
        if (plan.Amount is not { } amount) return;
        var values = block.Amounts[amount].AsSpan(start, mask.Length);
        var sum = 0L;
        // Minus one is all ones: «and» takes the amount or nothing.
        for (var at = 0; at < mask.Length; at++) sum = checked(sum + (values[at] & -(mask[at] & 1L)));
        result.Amounts[0] = checked(result.Amounts[0] + sum);
    }

    private static void AddGroups(ColumnPlan plan, ColumnBlock block, int start, ReadOnlySpan<ushort> mask, Span<int> groups, (long[] Counts, long[] Amounts) result)
    {
        plan.Place(block, start, groups);
        var counts = result.Counts;
        for (var at = 0; at < mask.Length; at++) counts[groups[at]] += mask[at] & 1;
        if (plan.Amount is not { } amount) return;
        var values = block.Amounts[amount].AsSpan(start, mask.Length);
        var amounts = result.Amounts;
        for (var at = 0; at < mask.Length; at++) amounts[groups[at]] = checked(amounts[groups[at]] + (values[at] & -(mask[at] & 1L)));
    }

    private static int Chosen(ReadOnlySpan<ushort> mask)
    {
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(mask);
        var total = Vector<ushort>.Zero;
        // All ones is minus one; a step has too few rows for a lane to overflow.
        foreach (var vector in vectors) total -= vector;
        var sum = (int)Vector.Sum(total);
        for (var at = vectors.Length * Vector<ushort>.Count; at < mask.Length; at++) sum += mask[at] & 1;
        return sum;
    }
}
