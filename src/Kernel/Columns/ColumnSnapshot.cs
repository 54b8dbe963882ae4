using System.Numerics;
using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Columns;

/// <summary>All rows of a table at one moment. Any number of readers may ask it at the same time.</summary>
public sealed class ColumnSnapshot
{
    // Below this a second processor costs more than it brings.
    private const int RowsForAnother = 500_000;
    private const int Step = 1024;

    internal ColumnSnapshot(ColumnLayout layout, ColumnBlock[] blocks, string?[][] texts, long version) =>
        (Layout, Blocks, Texts, Count, Version) = (layout, blocks, texts, blocks.Sum(block => block.Count), version);

    internal ColumnLayout Layout { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Grows with every write.</summary>
    public long Version { get; }

    /// <summary>Bytes that the rows take, with the keys of those that were written lately.</summary>
    public long Bytes => Blocks.Sum(block => (long)block.Bytes);

    internal ColumnBlock[] Blocks { get; }

    internal string?[][] Texts { get; }

    internal static ColumnSnapshot Empty(ColumnLayout layout) => new(layout, [], new ColumnTexts(layout).Show(), 0);

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
        {
            for (var group = 0; group < counts.Length; group++) counts[group] += more[group];
            for (var group = 0; group < amounts.Length; group++) amounts[group] = checked(amounts[group] + sums[group]);
        }
        return plan.Read(counts, amounts);
    }

    private void Add(ColumnPlan plan, (int[] Counts, long[] Amounts) result, int from, int to)
    {
        Span<ushort> mask = stackalloc ushort[Step];
        Span<ushort> room = stackalloc ushort[Step];
        Span<int> groups = stackalloc int[Step];
        Span<long> amounts = stackalloc long[Step];
        for (var number = from; number < to; number++)
        {
            var block = Blocks[number];
            if (!plan.MayHold(block)) continue;
            for (var start = 0; start < block.Count; start += Step)
            {
                var length = Math.Min(Step, block.Count - start);
                var chosen = mask[..length];
                plan.Choose(block, start, chosen, room[..length]);
                var found = Chosen(chosen);
                if (found == 0) continue;
                if (plan.HasGroups)
                {
                    plan.Place(block, start, chosen, groups[..length], room[..length]);
                    Add(chosen, groups[..length], result.Counts.AsSpan(0, plan.Size), result.Counts.AsSpan(plan.Size));
                }
                else
                {
                    // Minus one is all ones: "and" takes the amount or nothing.
                    for (var at = 0; at < length && plan.Amount is not null; at++) groups[at] = (short)chosen[at];
                    result.Counts[0] += found;
                }
                if (plan.Amount is { } amount) Sum(plan, block.Amounts[amount], 1, start, groups[..length], amounts[..length], result.Amounts);
                if (plan.Less is { } less) Sum(plan, block.Amounts[less], -1, start, groups[..length], amounts[..length], result.Amounts);
            }
        }
    }

    private static void Add(ReadOnlySpan<ushort> mask, ReadOnlySpan<int> groups, Span<int> even, Span<int> odd)
    {
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(mask);
        for (var vector = 0; vector < vectors.Length; vector++)
        {
            if (vectors[vector] == Vector<ushort>.Zero) continue;
            var some = groups.Slice(vector * Vector<ushort>.Count, Vector<ushort>.Count);
            for (var at = 0; at + 1 < some.Length; at += 2)
            {
                even[some[at]]++;
                odd[some[at + 1]]++;
            }
        }
        for (var at = vectors.Length * Vector<ushort>.Count; at < mask.Length; at++) even[groups[at]]++;
    }

    private static void Sum(ColumnPlan plan, PackedAmounts column, int sign, int start, ReadOnlySpan<int> groups, Span<long> room, long[] sums)
    {
        if (column.AreNone) return;
        var small = column.Small(start, room.Length);
        if (small.Length > 0)
        {
            if (plan.HasGroups) Sum(groups, small, sign, sums.AsSpan(0, plan.Size), sums.AsSpan(plan.Size));
            else sums[0] += sign * Sum(groups, small);
            return;
        }
        var values = column.Read(start, room);
        for (var at = 0; at < values.Length; at++)
        {
            var group = plan.HasGroups ? groups[at] : 0;
            if (groups[at] != 0) sums[group] = checked(sums[group] + sign * values[at]);
        }
    }

    // What is small, four bytes each, cannot overflow in as many rows as there can be.
    private static void Sum(ReadOnlySpan<int> groups, ReadOnlySpan<int> values, int sign, Span<long> even, Span<long> odd)
    {
        var at = 0;
        for (; at + 1 < values.Length; at += 2)
        {
            even[groups[at]] += sign * (long)values[at];
            odd[groups[at + 1]] += sign * (long)values[at + 1];
        }
        if (at < values.Length) even[groups[at]] += sign * (long)values[at];
    }

    private static long Sum(ReadOnlySpan<int> masks, ReadOnlySpan<int> values)
    {
        var (sum, at) = (Vector<long>.Zero, 0);
        for (; at + Vector<int>.Count <= values.Length; at += Vector<int>.Count)
        {
            Vector.Widen(new Vector<int>(masks[at..]) & new Vector<int>(values[at..]), out var low, out var high);
            sum += low + high;
        }
        var total = Vector.Sum(sum);
        for (; at < values.Length; at++) total += masks[at] & values[at];
        return total;
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
