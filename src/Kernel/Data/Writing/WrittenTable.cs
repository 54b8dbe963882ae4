using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>A column that rows bring a value for.</summary>
internal sealed class WrittenColumn
{
    private static readonly MethodInfo OfValuesMethod = typeof(WrittenColumn).GetMethod(nameof(OfValues), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo OfObjectsMethod = typeof(WrittenColumn).GetMethod(nameof(OfObjects), BindingFlags.NonPublic | BindingFlags.Static)!;
    private readonly Func<IReadOnlyList<object?[]>, int, Array> _gather;

    public WrittenColumn(string name, RelationalTypeMapping mapping)
    {
        var kept = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        var type = Nullable.GetUnderlyingType(kept) ?? kept;
        (Name, Mapping) = (name, mapping);
        _gather = (type.IsValueType ? OfValuesMethod : OfObjectsMethod).MakeGenericMethod(type).CreateDelegate<Func<IReadOnlyList<object?[]>, int, Array>>();
    }

    public string Name { get; }

    public RelationalTypeMapping Mapping { get; }

    /// <summary>All values of the column as one array with gaps.</summary>
    public Array Gather(IReadOnlyList<object?[]> rows, int at) => _gather(rows, at);

    private static Array OfValues<T>(IReadOnlyList<object?[]> rows, int at) where T : struct
    {
        var values = new T?[rows.Count];
        for (var row = 0; row < values.Length; row++) values[row] = (T?)rows[row][at];
        return values;
    }

    private static Array OfObjects<T>(IReadOnlyList<object?[]> rows, int at) where T : class
    {
        var values = new T?[rows.Count];
        for (var row = 0; row < values.Length; row++) values[row] = (T?)rows[row][at];
        return values;
    }
}

/// <summary>A table as the group writer fills it. What the database gives by itself, such as the number of a journal row, is no column here.</summary>
internal sealed class WrittenTable(string name, int order, IReadOnlyList<WrittenColumn> columns)
{
    public string Name => name;

    /// <summary>Lower ones are filled first.</summary>
    public int Order => order;

    public IReadOnlyList<WrittenColumn> Columns => columns;

    /// <summary>Beginning of an <c>INSERT</c>.</summary>
    public string Into { get; } = $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))})";

    /// <summary>What a store has prepared for the table.</summary>
    public object? Prepared { get; set; }
}
