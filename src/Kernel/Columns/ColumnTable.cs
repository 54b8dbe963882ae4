namespace Niangjia.Kernel.Columns;

/// <summary>
/// Rows of facts as dictionary-coded columns in memory, made for counting and adding up (design decision 9). One writer at a time appends and rewrites rows;
/// readers take <see cref="Current"/>, which never changes under them, and wait for nobody: a block that holds a changed row is copied, new rows lie
/// behind the end of every older picture.
/// </summary>
public sealed class ColumnTable(ColumnLayout layout)
{
    private readonly Lock _writing = new();
    private readonly Dictionary<Guid, int> _places = [];
    private readonly Dictionary<string, ushort>[] _codes = [.. Enumerable.Range(0, layout.Codes).Select(_ => new Dictionary<string, ushort>(StringComparer.Ordinal))];
    private volatile ColumnSnapshot _current = ColumnSnapshot.Empty(layout);

    /// <summary>What the rows are made of.</summary>
    public ColumnLayout Layout => layout;

    /// <summary>The rows as they are now.</summary>
    public ColumnSnapshot Current => _current;

    /// <summary>Appends rows, or rewrites those whose key is there already; readers see all of them or none.</summary>
    /// <returns>The units the rows belong or belonged to.</returns>
    public IReadOnlySet<string> Write(IReadOnlyCollection<ColumnRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var units = new HashSet<string>(StringComparer.Ordinal);
        if (rows.Count == 0) return units;
        lock (_writing)
        {
            var (before, copied) = (_current, new HashSet<int>());
            var (blocks, texts, count) = (before.Blocks.ToList(), before.Texts.ToArray(), before.Count);
            foreach (var row in rows)
            {
                // A place behind the end is left over from a write that failed half-way, or was given in this one.
                var known = _places.TryGetValue(row.Key, out var place) && place < count;
                if (!known) _places[row.Key] = place = count++;
                var (number, at) = Math.DivRem(place, ColumnBlock.Rows);
                if (number == blocks.Count) blocks.Add(new(layout));
                // A row that older pictures show is changed in a copy.
                if (place < before.Count && copied.Add(number)) blocks[number] = blocks[number].Copy();
                if (known && texts[0][blocks[number].Words[0][at]] is { } left) units.Add(left);
                Set(blocks[number], at, row, texts);
                if (row.Codes[0] is { } unit) units.Add(unit);
            }
            _current = new(layout, [.. blocks], texts, count, before.Version + 1);
            return units;
        }
    }

    private void Set(ColumnBlock block, int at, ColumnRow row, string?[][] texts)
    {
        for (var column = 0; column < layout.Codes; column++) block.Words[column][at] = CodeOf(column, row.Codes[column], texts);
        for (var column = 0; column < layout.Days; column++) block.SetDay(layout.WordOfDay(column), column, at, DayCode.Of(row.Days[column]));
        Span<ushort> flags = stackalloc ushort[layout.FlagWords];
        flags.Clear();
        for (var flag = 0; flag < layout.Flags; flag++)
            if (row.Flags[flag]) flags[flag / 16] |= layout.PlaceOfFlag(flag).Bit;
        for (var word = 0; word < flags.Length; word++) block.Words[layout.Codes + layout.Days + word][at] = flags[word];
        for (var column = 0; column < layout.Amounts; column++) block.Amounts[column][at] = row.Amounts[column];
    }

    private ushort CodeOf(int column, string? text, string?[][] texts)
    {
        if (text is null) return 0;
        if (_codes[column].TryGetValue(text, out var code)) return code;
        code = checked((ushort)(_codes[column].Count + 1));
        _codes[column].Add(text, code);
        // Older pictures keep their own list, which ends where their rows end.
        texts[column] = [.. texts[column], text];
        return code;
    }
}

/// <summary>Some thousand rows that lie together, and the first and last day in each day column, by which whole blocks are passed over.</summary>
internal sealed class ColumnBlock
{
    public const int Rows = 16 * 1024;

    private readonly (ushort First, ushort Last)[] _span;

    public ColumnBlock(ColumnLayout layout)
    {
        Words = [.. Enumerable.Range(0, layout.Words).Select(_ => new ushort[Rows])];
        Amounts = [.. Enumerable.Range(0, layout.Amounts).Select(_ => new long[Rows])];
        _span = [.. Enumerable.Repeat((ushort.MaxValue, (ushort)0), layout.Days)];
    }

    private ColumnBlock(ColumnBlock other) =>
        (Words, Amounts, _span) = ([.. other.Words.Select(word => word.ToArray())], [.. other.Amounts.Select(amount => amount.ToArray())], [.. other._span]);

    public ushort[][] Words { get; }

    public long[][] Amounts { get; }

    public ColumnBlock Copy() => new(this);

    // A span only grows: one that is too wide costs time, never a row.
    public void SetDay(int word, int day, int at, ushort code)
    {
        Words[word][at] = code;
        if (code == 0) return;
        if (code < _span[day].First) _span[day].First = code;
        if (code > _span[day].Last) _span[day].Last = code;
    }

    public bool MayHold(int day, ushort from, ushort to) => _span[day].First <= to && _span[day].Last >= from;

    public (ushort First, ushort Last) SpanOf(int day) => _span[day];
}
