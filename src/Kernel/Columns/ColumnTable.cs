namespace Niangjia.Kernel.Columns;

/// <summary>A stretch of keys: from one on, and before another if there is one.</summary>
public readonly record struct ColumnStretch(Guid From, Guid? Before)
{
    /// <summary>Whether a key lies in it.</summary>
    public bool Holds(Guid key) => key >= From && (Before is not { } end || key < end);
}

/// <summary>
/// Rows of facts as dictionary-coded columns in memory, made for counting and adding up (design decision 9). They lie in the order of their keys, so the database finds the
/// rows of any block again and only blocks that were written lately know whose their rows are. One writer at a time; readers take <see cref="Current"/>, which never
/// changes under them, and wait for nobody.
/// </summary>
public sealed class ColumnTable(ColumnLayout layout)
{
    // So many blocks, or one in so many, know the keys of their rows: 16 bytes each.
    private const int LeastKnown = 64;
    private const int OneKnownOf = 16;
    private readonly Lock _writing = new();
    private ColumnTexts _texts = new(layout);
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
        var drafted = Draft();
        foreach (var row in rows) drafted.Add(row);
        return Write(drafted, []);
    }

    /// <summary>Room for rows that will be written.</summary>
    internal ColumnRows Draft() => new(layout, _texts);

    /// <summary>The stretches that have to be read again as a whole before these rows can be written.</summary>
    internal IReadOnlyList<ColumnStretch> Forgotten(ColumnRows rows)
    {
        var blocks = _current.Blocks;
        return [.. rows.InOrder().Select(place => BlockOf(blocks, rows.Keys[place])).Distinct().Where(number => number >= 0 && blocks[number].Keys is null).Select(number => StretchOf(blocks, number))];
    }

    /// <summary>Writes rows, apart from those that <see cref="Replace"/> has just read anew.</summary>
    internal IReadOnlySet<string> Write(ColumnRows rows, IReadOnlyList<ColumnStretch> apart)
    {
        var places = rows.InOrder();
        if (apart.Count > 0) places.RemoveAll(place => apart.Any(stretch => stretch.Holds(rows.Keys[place])));
        if (places.Count == 0) return new HashSet<string>();
        lock (_writing)
        {
            var (before, blocks, units, at) = (_current, new List<ColumnBlock>(), new HashSet<ushort>(), 0);
            if (before.Blocks.Length == 0) Cut(Ordered(rows, places, units), evenly: false, before.Version + 1, blocks);
            for (var number = 0; number < before.Blocks.Length; number++)
            {
                var (from, next) = (at, StretchOf(before.Blocks, number).Before);
                while (at < places.Count && (next is not { } end || rows.Keys[places[at]] < end)) at++;
                if (at == from) blocks.Add(before.Blocks[number]);
                else Merge(before.Blocks[number], rows, places[from..at], units, before.Version + 1, blocks);
            }
            return Show(blocks, units);
        }
    }

    /// <summary>Puts the rows of a stretch as they are now in the place of those that are there.</summary>
    internal IReadOnlySet<string> Replace(ColumnStretch stretch, ColumnRows rows)
    {
        lock (_writing)
        {
            var (before, units, blocks) = (_current, new Dictionary<ushort, int>(), new List<ColumnBlock>());
            var number = BlockOf(before.Blocks, stretch.From);
            blocks.AddRange(before.Blocks.Take(number));
            Cut(Ordered(rows, rows.InOrder(), []), evenly: true, before.Version + 1, blocks);
            foreach (var block in blocks.Skip(number)) block.CountUnits(units, 1);
            before.Blocks[number].CountUnits(units, -1);
            blocks.AddRange(before.Blocks.Skip(number + 1));
            return Show(blocks, units.Where(unit => unit.Value != 0).Select(unit => unit.Key));
        }
    }

    /// <summary>Shows what was read from the beginning instead of all that is there.</summary>
    internal void Become(ColumnFill fill)
    {
        lock (_writing)
        {
            _texts = fill.Texts;
            Show([.. fill.Blocks], []);
        }
    }

    /// <summary>Cuts rows that are in order into blocks: full ones where rows come one after the other, equal ones where they come between others.</summary>
    internal static void Cut(ColumnRows rows, bool evenly, long version, List<ColumnBlock> blocks)
    {
        var pieces = (rows.Count + ColumnBlock.Rows - 1) / ColumnBlock.Rows;
        for (var piece = 0; piece < pieces; piece++)
        {
            var (from, to) = evenly ? (rows.Count * piece / pieces, rows.Count * (piece + 1) / pieces) : (piece * ColumnBlock.Rows, Math.Min((piece + 1) * ColumnBlock.Rows, rows.Count));
            blocks.Add(new(rows, from, to - from, version));
        }
    }

    private void Merge(ColumnBlock block, ColumnRows rows, List<int> places, HashSet<ushort> units, long version, List<ColumnBlock> blocks)
    {
        var (known, merged, at) = (Draft(), Draft(), 0);
        if (block.Keys is null) throw new InvalidOperationException("A block that has forgotten its keys must be read again before a row of it is written.");
        known.Take(block);
        var follow = rows.Keys[places[0]] > known.Keys[known.Count - 1];
        foreach (var place in places)
        {
            var from = at;
            while (at < known.Count && known.Keys[at] < rows.Keys[place]) at++;
            merged.Take(known, from, at - from);
            if (at < known.Count && known.Keys[at] == rows.Keys[place]) units.Add(known.Words[0][at++]);
            units.Add(rows.Words[0][place]);
            merged.Take(rows, place);
        }
        merged.Take(known, at, known.Count - at);
        Cut(merged, evenly: !follow, version, blocks);
    }

    private ColumnRows Ordered(ColumnRows rows, List<int> places, HashSet<ushort> units)
    {
        var ordered = Draft();
        foreach (var place in places)
        {
            ordered.Take(rows, place);
            units.Add(rows.Words[0][place]);
        }
        return ordered;
    }

    private HashSet<string> Show(List<ColumnBlock> blocks, IEnumerable<ushort> units)
    {
        var most = Math.Max(LeastKnown, blocks.Count / OneKnownOf);
        var known = blocks.FindAll(block => block.Keys is not null);
        if (known.Count > most) foreach (var block in known.OrderByDescending(block => block.Written).Skip(most * 3 / 4)) block.ForgetKeys();
        _current = new(layout, [.. blocks], _texts.Show(), _current.Version + 1);
        return new(units.Select(unit => _current.Texts[0][unit]).OfType<string>(), StringComparer.Ordinal);
    }

    // The block in whose stretch a key lies; the first one's begins before all keys. None in an empty table.
    private static int BlockOf(ColumnBlock[] blocks, Guid key)
    {
        var (low, high) = (0, blocks.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (blocks[middle].First <= key) low = middle;
            else high = middle - 1;
        }
        return high;
    }

    private static ColumnStretch StretchOf(ColumnBlock[] blocks, int number) =>
        new(number == 0 ? Guid.Empty : blocks[number].First, number + 1 < blocks.Length ? blocks[number + 1].First : null);
}

/// <summary>A table that is read from the beginning: rows come in the order of their keys and are packed as they come.</summary>
internal sealed class ColumnFill
{
    private const int KnownAtLast = 48;
    private Guid _last;

    public ColumnFill(ColumnLayout layout)
    {
        Texts = new(layout);
        Rows = new(layout, Texts);
    }

    /// <summary>Where the next rows are put.</summary>
    public ColumnRows Rows { get; }

    public ColumnTexts Texts { get; }

    public List<ColumnBlock> Blocks { get; } = [];

    /// <summary>Packs what has come.</summary>
    /// <exception cref="InvalidOperationException">The rows are not in the order of their keys.</exception>
    public void Pack()
    {
        foreach (var key in Rows.Keys.AsSpan(0, Rows.Count)) _last = key > _last ? key : throw new InvalidOperationException("A feed gives its rows in the order of their keys.");
        ColumnTable.Cut(Rows, evenly: false, version: 0, Blocks);
        Rows.Clear();
        if (Blocks.Count > KnownAtLast) Blocks[^(KnownAtLast + 1)].ForgetKeys();
    }

    /// <summary>Packs the last rows and puts the units in order, so that those of a street are asked for by one comparison.</summary>
    public void Finish()
    {
        Pack();
        var codes = Texts.Sort(0);
        for (var number = 0; number < Blocks.Count; number++) Blocks[number] = Blocks[number].Recoded(0, codes);
    }
}
