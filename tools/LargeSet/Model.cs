using Niangjia.DemoData;
using Niangjia.Kernel.Journal;

namespace Niangjia.LargeSet;

/// <summary>A row of a model: what each column says in a copy.</summary>
internal sealed record ModelRow(TableShape Table, Func<Copy, object>[] Cells)
{
    public object[] Of(Copy copy)
    {
        var values = new object[Cells.Length];
        for (var at = 0; at < values.Length; at++) values[at] = Cells[at](copy);
        return values;
    }
}

/// <summary>A journal row of a model; its hash is that of the row as the journal would read it.</summary>
/// <param name="At">When it was told of the model.</param>
/// <param name="Rank">Small for what tells of a turn of the request, large for what its clocks told.</param>
/// <param name="Of">The row of a copy, without its number.</param>
internal sealed record ModelEntry(DateTimeOffset At, int Rank, Func<Copy, JournalEntry> Of);

/// <summary>A request that was played, with everything that was written about it.</summary>
internal sealed class Model
{
    /// <summary>Ids that belong to it alone; each copy has its own.</summary>
    public required IReadOnlyList<Guid> Ids { get; init; }

    public required string Number { get; init; }

    /// <summary>Number of its work order, or empty.</summary>
    public required string Order { get; init; }

    public required Guid? Person { get; init; }

    /// <summary>Number of the grid it lies in.</summary>
    public required int Grid { get; init; }

    public required DateTimeOffset BeginsAt { get; init; }

    /// <summary>Whether it has ended.</summary>
    public required bool HasEnded { get; init; }

    /// <summary>When the sweep next has something to do about it; null when nothing runs.</summary>
    public required DateTimeOffset? NextAt { get; init; }

    /// <summary>Officers by the name under which they act in it.</summary>
    public required IReadOnlyDictionary<string, Post> Officers { get; init; }

    public List<ModelRow> Rows { get; } = [];

    public List<ModelEntry> Entries { get; } = [];

    /// <summary>So many of its journal rows, those that tell most, in the order in which they were told.</summary>
    public IEnumerable<ModelEntry> First(int most)
    {
        if (most >= Entries.Count) return Entries;
        if (!_first.TryGetValue(most, out var chosen))
            _first.Add(most, chosen = [.. Entries.Index().OrderBy(pair => pair.Item.Rank).ThenBy(pair => pair.Index).Take(most).OrderBy(pair => pair.Index).Select(pair => pair.Item)]);
        return chosen;
    }

    private readonly Dictionary<int, List<ModelEntry>> _first = [];

    /// <summary>What an id of the model is in a copy; null when it is the same everywhere.</summary>
    public Func<Copy, Guid>? Meaning(Guid id, Places places)
    {
        if (_index is null) _index = Ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        if (_index.TryGetValue(id, out var at)) return copy => copy.Id(at);
        if (id == Person) return copy => copy.Person!.Value;
        if (places.PostOf(id) is { } post) return copy => copy.Officer(post).AccountId;
        return places.Of(id) is { } place ? copy => copy.Place(place).Unit.Id : null;
    }

    private Dictionary<Guid, int>? _index;
}
