namespace Niangjia.Kernel.Columns;

/// <summary>
/// Some thousand rows that follow one another by key, each column as narrow as its values allow. What readers see of it never changes: a changed row makes a new block.
/// </summary>
internal sealed class ColumnBlock
{
    public const int Rows = 4096;

    public ColumnBlock(ColumnRows rows, int from, int count, long written)
    {
        (Keys, First, Count, Written) = (rows.Keys.AsSpan(from, count).ToArray(), rows.Keys[from], count, written);
        Words = [.. rows.Words.Select(word => new PackedWords(word.AsSpan(from, count)))];
        Amounts = [.. rows.Amounts.Select(amount => new PackedAmounts(amount.AsSpan(from, count)))];
    }

    private ColumnBlock(ColumnBlock other, int column, ReadOnlySpan<ushort> codes)
    {
        (Keys, First, Count, Written, Amounts) = (other.Keys, other.First, other.Count, other.Written, other.Amounts);
        Words = [.. other.Words];
        Words[column] = new(codes);
    }

    /// <summary>The least key.</summary>
    public Guid First { get; }

    public int Count { get; }

    public PackedWords[] Words { get; }

    public PackedAmounts[] Amounts { get; }

    /// <summary>The version of the write that made it.</summary>
    public long Written { get; }

    /// <summary>Which row is whose; null when nobody has changed one for long, and then the block has to be read again first. Only the writer looks at it.</summary>
    public Guid[]? Keys { get; private set; }

    public int Bytes => Words.Sum(word => word.Bytes) + Amounts.Sum(amount => amount.Bytes) + (Keys?.Length ?? 0) * 16;

    public void ForgetKeys() => Keys = null;

    /// <summary>The same rows with the codes of one column put into others.</summary>
    public ColumnBlock Recoded(int column, ReadOnlySpan<ushort> codes)
    {
        Span<ushort> values = stackalloc ushort[Count];
        var before = Words[column].Read(0, values);
        for (var at = 0; at < values.Length; at++) values[at] = codes[before[at]];
        return new(this, column, values);
    }

    /// <summary>How many rows belong to each unit, by its code.</summary>
    public void CountUnits(Dictionary<ushort, int> units, int sign)
    {
        Span<ushort> room = stackalloc ushort[Count];
        foreach (var unit in Words[0].Read(0, room)) units[unit] = units.GetValueOrDefault(unit) + sign;
    }
}
