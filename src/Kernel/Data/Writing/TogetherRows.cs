using System.Collections;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>The rows of one caller, written all or none. They hold nothing of the context they were read from.</summary>
internal sealed class TogetherRows
{
    private readonly Dictionary<WrittenTable, List<Row>> _rows = [];
    private Dictionary<object?[], Row>? _shared;

    /// <summary>Ends when they are committed or refused.</summary>
    public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When they came.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>Number of rows.</summary>
    public int Count { get; private set; }

    /// <summary>About as many bytes as they take.</summary>
    public long Bytes { get; private set; }

    /// <summary>The journal is told something.</summary>
    public bool HasTold { get; init; }

    /// <summary>Something is to leave the house.</summary>
    public bool HasParcels { get; init; }

    /// <summary>Reads all that is added in a context; null when there is something else to save, or something that only Entity Framework can.</summary>
    public static TogetherRows? Read(DbContext db, bool hasTold, bool hasParcels)
    {
        var (plan, rows) = (WritePlan.Of(db.Model), new TogetherRows { HasTold = hasTold, HasParcels = hasParcels });
        foreach (var entry in db.ChangeTracker.Entries())
            if (entry.State is not (EntityState.Unchanged or EntityState.Detached) && !rows.TryAdd(entry, plan)) return null;
        // A part of a row that is there already is a change of it.
        return rows._rows.Values.All(table => table.TrueForAll(row => row.IsWhole)) ? rows : null;
    }

    /// <summary>Reads the only row of its table once more, which was told something since.</summary>
    public void Renew(EntityEntry entry)
    {
        var type = WritePlan.Of(entry.Context.Model).Find(entry.Metadata)!;
        type.Read(entry, _rows[type.Table].Single().Values);
    }

    /// <summary>The rows of each table in the order they were added.</summary>
    public IEnumerable<(WrittenTable Table, IEnumerable<object?[]> Rows)> Tables =>
        _rows.Select(table => (table.Key, table.Value.OrderBy(row => row.Order).Select(row => row.Values)));

    private bool TryAdd(EntityEntry entry, WritePlan plan)
    {
        if (entry.State != EntityState.Added || plan.Find(entry.Metadata) is not { } type) return false;
        var values = new object?[type.Table.Columns.Count];
        if (type.Read(entry, values) is not { } bytes) return false;
        Bytes += bytes;
        if (type.Key is { } key && !Merge(type, [type.Table, .. key.Select(at => values[at])], ref values)) return true;
        var row = new Row(values) { IsWhole = !type.IsPart, Order = OrderOf(entry, type) };
        if (!_rows.TryGetValue(type.Table, out var table)) _rows[type.Table] = table = [];
        table.Add(row);
        if (type.Key is { } places) _shared![[type.Table, .. places.Select(at => row.Values[at])]] = row;
        Count++;
        return true;
    }

    /// <summary>Puts the values into the row that another part of it has begun; true when there is none yet.</summary>
    private bool Merge(WrittenType type, object?[] key, ref object?[] values)
    {
        _shared ??= new(new SameKey());
        if (!_shared.TryGetValue(key, out var row)) return true;
        foreach (var property in type.Properties) row.Values[property.At] = values[property.At];
        row.IsWhole |= !type.IsPart;
        return false;
    }

    // The temporary number of a row that the database numbers rises with each that is added.
    private static long OrderOf(EntityEntry entry, WrittenType type) =>
        type.Given.FirstOrDefault(given => given.IsPrimaryKey()) is { } key ? Convert.ToInt64(entry.CurrentValues[key], null) : 0;

    private sealed class Row(object?[] values)
    {
        public object?[] Values => values;
        public bool IsWhole { get; set; }
        public long Order { get; init; }
    }

    private sealed class SameKey : IEqualityComparer<object?[]>
    {
        public bool Equals(object?[]? one, object?[]? other) => StructuralComparisons.StructuralEqualityComparer.Equals(one, other);
        public int GetHashCode(object?[] key) => StructuralComparisons.StructuralEqualityComparer.GetHashCode(key);
    }
}
