using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Niangjia.Kernel.Columns;

/// <summary>Rows on their way into a table: unpacked, in the codes of that table, in any order.</summary>
internal sealed class ColumnRows(ColumnLayout layout, ColumnTexts texts)
{
    private const int MostOfText = 512;

    public Guid[] Keys { get; private set; } = new Guid[64];

    public ushort[][] Words { get; } = [.. Enumerable.Range(0, layout.Words).Select(_ => new ushort[64])];

    public long[][] Amounts { get; } = [.. Enumerable.Range(0, layout.Amounts).Select(_ => new long[64])];

    public int Count { get; private set; }

    public ColumnLayout Layout => layout;

    public void Clear() => Count = 0;

    /// <summary>Begins the next row; every column of it has to be set.</summary>
    public void Add(Guid key)
    {
        if (Count == Keys.Length) Grow();
        Keys[Count++] = key;
    }

    public void Add(ColumnRow row)
    {
        Add(row.Key);
        for (var column = 0; column < layout.Codes; column++) SetCode(column, row.Codes[column]);
        for (var column = 0; column < layout.Days; column++) SetDay(column, DayCode.Of(row.Days[column]));
        var flags = 0L;
        for (var flag = 0; flag < layout.Flags; flag++)
            if (row.Flags[flag]) flags |= 1L << flag;
        SetFlags(flags);
        for (var column = 0; column < layout.Amounts; column++) SetAmount(column, row.Amounts[column]);
    }

    public void SetCode(int column, ReadOnlySpan<char> text) => Words[column][Count - 1] = texts.CodeOf(column, text);

    public void SetCode(int column, ReadOnlySpan<byte> text)
    {
        Span<char> chars = stackalloc char[MostOfText];
        SetCode(column, chars[..Encoding.UTF8.GetChars(text, chars)]);
    }

    public void SetNoCode(int column) => Words[column][Count - 1] = 0;

    public void SetDay(int column, ushort day) => Words[layout.WordOfDay(column)][Count - 1] = day;

    public void SetFlags(long flags)
    {
        for (var word = 0; word < layout.FlagWords; word++) Words[layout.WordOfFlags(word)][Count - 1] = (ushort)(flags >> 16 * word);
    }

    public void SetAmount(int column, long amount) => Amounts[column][Count - 1] = amount;

    /// <summary>Takes some rows of others.</summary>
    public void Take(ColumnRows others, int from, int count = 1)
    {
        while (Keys.Length < Count + count) Grow();
        others.Keys.AsSpan(from, count).CopyTo(Keys.AsSpan(Count));
        for (var word = 0; word < Words.Length; word++) others.Words[word].AsSpan(from, count).CopyTo(Words[word].AsSpan(Count));
        for (var amount = 0; amount < Amounts.Length; amount++) others.Amounts[amount].AsSpan(from, count).CopyTo(Amounts[amount].AsSpan(Count));
        Count += count;
    }

    /// <summary>Takes all rows of a block that knows whose they are.</summary>
    public void Take(ColumnBlock block)
    {
        while (Keys.Length < Count + block.Count) Grow();
        block.Keys!.CopyTo(Keys.AsSpan(Count));
        for (var word = 0; word < Words.Length; word++)
        {
            var room = Words[word].AsSpan(Count, block.Count);
            block.Words[word].Read(0, room).CopyTo(room);
        }
        for (var amount = 0; amount < Amounts.Length; amount++)
        {
            var room = Amounts[amount].AsSpan(Count, block.Count);
            block.Amounts[amount].Read(0, room).CopyTo(room);
        }
        Count += block.Count;
    }

    /// <summary>The places of the rows in the order of their keys; of two with the same key the later one only.</summary>
    public List<int> InOrder()
    {
        var places = Enumerable.Range(0, Count).ToArray();
        Array.Sort(places, (one, other) => Keys[one].CompareTo(Keys[other]) is var order and not 0 ? order : one.CompareTo(other));
        return [.. places.Where((place, at) => at + 1 == places.Length || Keys[places[at + 1]] != Keys[place])];
    }

    private void Grow()
    {
        var size = Keys.Length * 2;
        Keys = Resized(Keys, size);
        for (var word = 0; word < Words.Length; word++) Words[word] = Resized(Words[word], size);
        for (var amount = 0; amount < Amounts.Length; amount++) Amounts[amount] = Resized(Amounts[amount], size);
    }

    private static T[] Resized<T>(T[] array, int size)
    {
        Array.Resize(ref array, size);
        return array;
    }
}

/// <summary>The texts of each code column and their codes; 0 is none. One writer at a time.</summary>
internal sealed class ColumnTexts
{
    private readonly Dictionary<string, ushort>[] _codes;
    private readonly List<string?>[] _texts;
    private string?[][] _shown;

    public ColumnTexts(ColumnLayout layout)
    {
        _codes = [.. Enumerable.Range(0, layout.Codes).Select(_ => new Dictionary<string, ushort>(StringComparer.Ordinal))];
        _texts = [.. Enumerable.Range(0, layout.Codes).Select(_ => new List<string?> { null })];
        _shown = [.. _texts.Select(texts => texts.ToArray())];
    }

    public ushort CodeOf(int column, ReadOnlySpan<char> text)
    {
        // A null text is a span of nothing; an empty one is a value.
        if (Unsafe.IsNullRef(ref MemoryMarshal.GetReference(text))) return 0;
        if (_codes[column].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var code)) return code;
        code = checked((ushort)_texts[column].Count);
        _texts[column].Add(text.ToString());
        _codes[column].Add(_texts[column][^1]!, code);
        return code;
    }

    /// <summary>All texts by code, as a picture keeps them: it goes on with its own list when there are more.</summary>
    public string?[][] Show()
    {
        if (_texts.Where((texts, column) => texts.Count != _shown[column].Length).Any())
            _shown = [.. _texts.Select((texts, column) => texts.Count == _shown[column].Length ? _shown[column] : [.. texts])];
        return _shown;
    }

    /// <summary>Puts the codes of a column into the order of their texts, so that a unit and all below it are neighbours.</summary>
    /// <returns>The new code of each old one.</returns>
    public ushort[] Sort(int column)
    {
        var order = Enumerable.Range(1, _texts[column].Count - 1).OrderBy(code => _texts[column][code], StringComparer.Ordinal).Prepend(0).ToArray();
        var codes = new ushort[order.Length];
        for (var code = 0; code < order.Length; code++) codes[order[code]] = (ushort)code;
        List<string?> texts = [.. order.Select(code => _texts[column][code])];
        _texts[column] = texts;
        for (var code = 1; code < texts.Count; code++) _codes[column][texts[code]!] = (ushort)code;
        _shown = [.. _texts.Select(some => some.ToArray())];
        return codes;
    }
}
