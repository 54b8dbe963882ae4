using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Niangjia.Kernel.Idempotency;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>How the entities of a model become rows: read out of the relational model once, so that a new column cannot be forgotten.</summary>
internal sealed class WritePlan
{
    private static readonly ConditionalWeakTable<IModel, WritePlan> Plans = [];
    private readonly Dictionary<ITable, WrittenTable?> _tables;
    private readonly ConcurrentDictionary<IEntityType, WrittenType?> _types = [];

    private WritePlan(IModel model)
    {
        // A key that was used fails first, before anything else is written in vain.
        var used = model.FindEntityType(typeof(IdempotencyRecord))?.GetTableName();
        _tables = TableOrder.Of(model.GetRelationalModel()).OrderBy(table => table.Name != used).Index().ToDictionary(found => found.Item, found => TableOf(found.Item, found.Index));
    }

    public static WritePlan Of(IModel model) => Plans.GetValue(model, found => new(found));

    /// <summary>How an entity is read; null for one that only Entity Framework can save.</summary>
    public WrittenType? Find(IEntityType type) => _types.GetOrAdd(type, TypeOf);

    private WrittenType? TypeOf(IEntityType type)
    {
        if (type.IsMappedToJson() || type.GetTableMappings().ToList() is not [var mapping] || _tables[(ITable)mapping.Table] is not { } table) return null;
        var places = table.Columns.Index().ToDictionary(found => found.Item.Name, found => found.Index);
        var columns = mapping.ColumnMappings.Where(column => places.ContainsKey(column.Column.Name))
            .Select(column => new WrittenProperty(column.Property, places[column.Column.Name], column.TypeMapping.Converter)).ToList();
        var shared = mapping.Table.EntityTypeMappings.Count() > 1;
        var key = shared ? columns.Where(column => column.Property.IsPrimaryKey()).Select(column => column.At).Order().ToArray() : null;
        return new(table, columns, [.. mapping.ColumnMappings.Select(column => column.Property).Where(IsGiven)], key, shared && mapping.Table.GetRowInternalForeignKeys(type).Any());
    }

    private static WrittenTable? TableOf(ITable table, int order)
    {
        var columns = table.Columns.Where(column => !column.PropertyMappings.Any(mapping => IsGiven(mapping.Property))).ToList();
        // A list in a column would be torn apart by unnest.
        if (columns.Any(column => column.PropertyMappings.Count == 0 || column.StoreTypeMapping.ElementTypeMapping is not null)) return null;
        return new(table.Name, order, [.. columns.Select(column => new WrittenColumn(column.Name, column.PropertyMappings[0].TypeMapping))]);
    }

    // By the database: a number or a default. Ids are made in code.
    private static bool IsGiven(IProperty property) =>
        property.ValueGenerated.HasFlag(ValueGenerated.OnAdd) && property.ClrType != typeof(Guid) && property.GetValueGeneratorFactory() is null;
}

/// <summary>A property and the column it is written to.</summary>
internal sealed record WrittenProperty(IProperty Property, int At, ValueConverter? Converter);

/// <summary>An entity type, or the part of a row that an owned one is.</summary>
/// <param name="Table">Where it is written to.</param>
/// <param name="Properties">What it brings.</param>
/// <param name="Given">What the database gives.</param>
/// <param name="Key">Places of the key, where several types make up one row; else null.</param>
/// <param name="IsPart">It is nothing without the rest of the row.</param>
internal sealed record WrittenType(WrittenTable Table, IReadOnlyList<WrittenProperty> Properties, IReadOnlyList<IProperty> Given, int[]? Key, bool IsPart)
{
    /// <summary>Reads the values into a row; the size of what was read, or null when the entity wants its own number.</summary>
    public long? Read(EntityEntry entry, object?[] row)
    {
        var (values, bytes) = (entry.CurrentValues, 0L);
        foreach (var given in Given)
            if (!entry.Property(given).IsTemporary && !Equals(values[given], given.Sentinel)) return null;
        foreach (var (property, at, converter) in Properties)
        {
            var value = values[property];
            if (converter is not null) value = converter.ConvertToProvider(value);
            row[at] = value;
            bytes += value switch { string text => 2 * text.Length, byte[] data => data.Length, _ => sizeof(long) };
        }
        return bytes;
    }
}
