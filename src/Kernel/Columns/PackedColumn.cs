using System.Numerics;
using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Columns;

/// <summary>
/// One column of a block of codes, days or flags: nothing when all rows have the same value, one byte a row when the values lie within 255 of each other, else two.
/// 0 is "none" and stays 0.
/// </summary>
internal readonly struct PackedWords
{
    private readonly byte[]? _narrow;
    private readonly ushort[]? _wide;
    // What a byte is counted from, or the value of all rows.
    private readonly ushort _from;

    public PackedWords(ReadOnlySpan<ushort> values)
    {
        var (least, most, none) = (ushort.MaxValue, (ushort)0, false);
        foreach (var value in values)
        {
            none |= value == 0;
            if (value != 0 && value < least) least = value;
            if (value > most) most = value;
        }
        (Least, Most) = (most == 0 ? (ushort)0 : least, most);
        if (most == 0 || (!none && least == most)) _from = most;
        else if (most - least < byte.MaxValue)
        {
            _from = (ushort)(least - 1);
            _narrow = GC.AllocateUninitializedArray<byte>(values.Length);
            for (var at = 0; at < values.Length; at++) _narrow[at] = values[at] == 0 ? (byte)0 : (byte)(values[at] - _from);
        }
        else
        {
            _wide = values.ToArray();
        }
    }

    /// <summary>The least value that is not "none"; 0 when all are.</summary>
    public ushort Least { get; }

    /// <summary>The greatest value.</summary>
    public ushort Most { get; }

    public int Bytes => (_narrow?.Length ?? 0) + (_wide?.Length ?? 0) * sizeof(ushort);

    /// <summary>The value that all rows have.</summary>
    public ushort? Only => _narrow is null && _wide is null ? _from : null;

    /// <summary>Values from a place on, as many as the room has; they are only put there when they have to be unpacked.</summary>
    public ReadOnlySpan<ushort> Read(int start, Span<ushort> room)
    {
        if (_wide is not null) return _wide.AsSpan(start, room.Length);
        if (_narrow is null)
        {
            room.Fill(_from);
            return room;
        }
        var bytes = _narrow.AsSpan(start, room.Length);
        var vectors = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var unpacked = MemoryMarshal.Cast<ushort, Vector<ushort>>(room);
        var from = new Vector<ushort>(_from);
        for (var at = 0; at < vectors.Length; at++)
        {
            Vector.Widen(vectors[at], out var low, out var high);
            unpacked[2 * at] = low + Vector.AndNot(from, Vector.Equals(low, Vector<ushort>.Zero));
            unpacked[2 * at + 1] = high + Vector.AndNot(from, Vector.Equals(high, Vector<ushort>.Zero));
        }
        for (var at = vectors.Length * Vector<byte>.Count; at < bytes.Length; at++) room[at] = bytes[at] == 0 ? (ushort)0 : (ushort)(bytes[at] + _from);
        return room;
    }
}

/// <summary>One column of amounts of a block: nothing when all are 0, four bytes a row when all fit, else eight.</summary>
internal readonly struct PackedAmounts
{
    private readonly int[]? _narrow;
    private readonly long[]? _wide;

    public PackedAmounts(ReadOnlySpan<long> values)
    {
        if (!values.ContainsAnyExcept(0)) return;
        if (values.ContainsAnyExceptInRange(int.MinValue, int.MaxValue)) _wide = values.ToArray();
        else
        {
            _narrow = GC.AllocateUninitializedArray<int>(values.Length);
            for (var at = 0; at < values.Length; at++) _narrow[at] = (int)values[at];
        }
    }

    public int Bytes => (_narrow?.Length ?? 0) * sizeof(int) + (_wide?.Length ?? 0) * sizeof(long);

    /// <summary>Whether every amount is 0.</summary>
    public bool AreNone => _narrow is null && _wide is null;

    /// <summary>Amounts from a place on where four bytes are enough; empty where they are not or all are 0.</summary>
    public ReadOnlySpan<int> Small(int start, int count) => _narrow is null ? default : _narrow.AsSpan(start, count);

    /// <summary>Amounts from a place on, as many as the room has.</summary>
    public ReadOnlySpan<long> Read(int start, Span<long> room)
    {
        if (_wide is not null) return _wide.AsSpan(start, room.Length);
        if (_narrow is null) room.Clear();
        for (var at = 0; at < room.Length && _narrow is not null; at++) room[at] = _narrow[start + at];
        return room;
    }
}
