using System.Numerics;
using System.Runtime.InteropServices;

namespace Niangjia.Kernel.Columns;

/// <summary>A query in the numbers of one snapshot: texts have become codes, days numbers, flags bits.</summary>
internal sealed class ColumnPlan
{
    private readonly CodeFilter[] _codes;
    private readonly (int Word, ushort Bits)[] _flags;
    private readonly (int Word, ushort From, ushort To)? _days;
    private readonly PlannedGroup[] _groups;
    private readonly int _size;

    public ColumnPlan(ColumnSnapshot rows, ColumnQuery query)
    {
        var layout = rows.Layout;
        // A condition on what is grouped by leaves out groups, not rows.
        var grouped = query.By.Where(by => !by.OfMonths).Select(by => by.Column).ToHashSet();
        _codes = [.. query.Codes.Where(code => !grouped.Contains(code.Column)).Select(code => new CodeFilter(code.Column, Passing(rows, code))).Where(filter => !filter.PassesAll)];
        _flags = [.. query.Flags.Select(layout.PlaceOfFlag).GroupBy(place => place.Word).Select(word => (word.Key, word.Aggregate((ushort)0, (bits, place) => (ushort)(bits | place.Bit))))];
        if (query.Days is { } days) _days = (layout.WordOfDay(days.Column), DayCode.Of(days.From), DayCode.Of(days.To));
        (Amount, Less) = (query.Amount, query.Less);
        _groups = [.. query.By.Select(by => by.OfMonths ? Months(rows, by.Column) : Codes(rows, by.Column, [.. query.Codes.Where(code => code.Column == by.Column)]))];
        _size = _groups.Aggregate(1, (size, group) => checked(size * group.Size));
    }

    public int? Amount { get; }

    public int? Less { get; }

    public bool HasGroups => _groups.Length > 0;

    // Two a group, in turn: adding to the same one twice running would wait for itself.
    public (int[] Counts, long[] Amounts) Empty() => (new int[2 * _size], new long[Amount is null ? 1 : 2 * _size]);

    public int Size => _size;

    /// <summary>Whether a block can hold rows that are asked for.</summary>
    public bool MayHold(ColumnBlock block)
    {
        if (_days is { } days && (block.Words[days.Word].Least > days.To || block.Words[days.Word].Most < days.From)) return false;
        foreach (var (word, bits) in _flags)
            if (block.Words[word].Only is { } flags && (flags & bits) != bits) return false;
        foreach (var code in _codes)
            if (!code.MayHold(block.Words[code.Word])) return false;
        return true;
    }

    /// <summary>Sets the mask of each row that is asked for to all ones, that of every other to none.</summary>
    public void Choose(ColumnBlock block, int start, Span<ushort> mask, Span<ushort> room)
    {
        mask.Fill(ushort.MaxValue);
        foreach (var (word, bits) in _flags)
            if (block.Words[word].Only is null) KeepFlagged(mask, block.Words[word].Read(start, room), bits);
        if (_days is { } days) KeepBetween(mask, block.Words[days.Word].Read(start, room), days.From, days.To);
        foreach (var code in _codes) code.Keep(mask, block.Words[code.Word].Read(start, room));
    }

    /// <summary>Says for each chosen row to which group it belongs; 0 for all others.</summary>
    public void Place(ColumnBlock block, int start, ReadOnlySpan<ushort> mask, Span<int> groups, Span<ushort> room)
    {
        var values = block.Words[_groups[0].Word].Read(start, room);
        var places = _groups[0].Places;
        for (var at = 0; at < groups.Length; at++) groups[at] = places[values[at]] & (short)mask[at];
        if (_groups.Length == 1) return;
        values = block.Words[_groups[1].Word].Read(start, room);
        (places, var size) = (_groups[1].Places, _groups[1].Size);
        for (var at = 0; at < groups.Length; at++) groups[at] = (groups[at] * size + places[values[at]]) & (short)mask[at];
    }

    /// <summary>The result in texts again.</summary>
    public IReadOnlyList<ColumnSum> Read(int[] counts, long[] amounts)
    {
        if (!HasGroups) return [new(null, null, counts[0], amounts[0])];
        var (first, second) = (_groups[0], _groups.Length == 1 ? null : _groups[1]);
        var size = second?.Size ?? 1;
        var found = new List<ColumnSum>();
        for (var group = 0; group < _size; group++)
        {
            var (one, other) = (group / size, group % size);
            if (counts[group] + counts[_size + group] is > 0 and var count && one > 0 && (second is null || other > 0))
                found.Add(new(first.Texts[one - 1], second?.Texts[other - 1], count, Amount is null ? 0 : checked(amounts[group] + amounts[_size + group])));
        }
        return found;
    }

    private static bool[] Passing(ColumnSnapshot rows, (int Column, Func<string?, bool> Passes) code) => [.. rows.Texts[code.Column].Select(code.Passes)];

    // Groups are numbered from 1; 0 gathers what is not asked for.
    private static PlannedGroup Codes(ColumnSnapshot rows, int column, IReadOnlyList<(int Column, Func<string?, bool> Passes)> conditions)
    {
        var texts = rows.Texts[column];
        return new(column, texts, [.. texts.Select((text, code) => conditions.All(condition => condition.Passes(text)) ? code + 1 : 0)]);
    }

    // Only as many months as there are between the first and the last day.
    private static PlannedGroup Months(ColumnSnapshot rows, int day)
    {
        var word = rows.Layout.WordOfDay(day);
        var (first, last) = (ushort.MaxValue, (ushort)0);
        foreach (var block in rows.Blocks)
            if (block.Words[word] is { Most: > 0 } days) (first, last) = (Math.Min(first, days.Least), Math.Max(last, days.Most));
        var offset = last == 0 ? 0 : DayCode.MonthTable[first] - 1;
        var places = new int[last + 1];
        places[0] = 1;
        for (int code = first; code <= last; code++) places[code] = DayCode.MonthTable[code] - offset + 1;
        string?[] texts = [null, .. Enumerable.Range(offset + 1, last == 0 ? 0 : DayCode.MonthTable[last] - offset).Select(DayCode.MonthText)];
        return new(word, texts, places);
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

    /// <summary>The codes of a column that pass: by comparison when they lie together, as the units of a street do, else by a table.</summary>
    private sealed class CodeFilter
    {
        private const int FewRuns = 4;
        private readonly ushort[] _masks;
        private readonly List<(ushort From, ushort To)> _runs = [];

        public CodeFilter(int word, bool[] passing)
        {
            (Word, PassesAll) = (word, passing.All(passes => passes));
            _masks = [.. passing.Select(passes => passes ? ushort.MaxValue : (ushort)0)];
            for (var code = 0; code < passing.Length; code++)
            {
                if (!passing[code]) continue;
                if (code > 0 && passing[code - 1]) _runs[^1] = (_runs[^1].From, (ushort)code);
                else _runs.Add(((ushort)code, (ushort)code));
            }
        }

        public int Word { get; }

        public bool PassesAll { get; }

        public bool MayHold(PackedWords column) => column.Only is { } only
            ? _masks[only] != 0
            : _masks[0] != 0 || _runs.Count > FewRuns || _runs.Exists(run => run.From <= column.Most && run.To >= column.Least);

        public void Keep(Span<ushort> mask, ReadOnlySpan<ushort> values)
        {
            if (_runs.Count > FewRuns) KeepListed(mask, values);
            else if (_runs.Count == 1) KeepBetween(mask, values, _runs[0].From, _runs[0].To);
            else KeepInRuns(mask, values);
        }

        private void KeepListed(Span<ushort> mask, ReadOnlySpan<ushort> values)
        {
            for (var at = 0; at < mask.Length; at++) mask[at] &= _masks[values[at]];
        }

        private void KeepInRuns(Span<ushort> mask, ReadOnlySpan<ushort> values)
        {
            var masks = MemoryMarshal.Cast<ushort, Vector<ushort>>(mask);
            var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(values);
            for (var at = 0; at < masks.Length; at++)
            {
                var passing = Vector<ushort>.Zero;
                foreach (var (from, to) in _runs)
                    passing |= Vector.GreaterThanOrEqual(vectors[at], new Vector<ushort>(from)) & Vector.LessThanOrEqual(vectors[at], new Vector<ushort>(to));
                masks[at] &= passing;
            }
            for (var at = masks.Length * Vector<ushort>.Count; at < mask.Length; at++) mask[at] &= _masks[values[at]];
        }
    }
}

/// <summary>A column to group by: where its word is, what its groups are called, and the number of the group of each value, from 1; 0 is not asked for.</summary>
internal sealed record PlannedGroup(int Word, string?[] Texts, int[] Places)
{
    public int Size => Texts.Length + 1;
}
