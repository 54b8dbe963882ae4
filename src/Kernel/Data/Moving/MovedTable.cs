using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Niangjia.Kernel.Data.Writing;

namespace Niangjia.Kernel.Data.Moving;

/// <summary>A column as it is written down outside any database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">CLR type both databases give it, without null; instants are <see cref="DateTimeOffset"/> here whatever the database keeps.</param>
/// <param name="IsKey">Whether it belongs to the primary key.</param>
/// <param name="IsTransaction">Number of a transaction of PostgreSQL, which means nothing elsewhere.</param>
/// <param name="IsSearchWords">Words of the search index, which each database writes in its own way.</param>
internal sealed record MovedColumn(string Name, Type Type, bool IsKey, bool IsTransaction, bool IsSearchWords);

/// <summary>A table of the model, and how its rows become lines of JSON: the same lines from either database.</summary>
internal sealed class MovedTable(string name, IReadOnlyList<MovedColumn> columns, Dialect dialect)
{
    private static readonly string[] Transactions = ["kernel_journal.Transaction", "kernel_journal_place.Transaction", "kernel_journal_seal.LastTransaction"];

    public string Name => name;

    public IReadOnlyList<MovedColumn> Columns => columns;

    /// <summary>All tables, those that others refer to first.</summary>
    public static IReadOnlyList<MovedTable> Of(AppDbContext db) =>
        [.. TableOrder.Of(db.Model.GetRelationalModel()).Select(table => new MovedTable(table.Name, [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => ColumnOf(table, column))], db.Dialect))];

    /// <summary>The rows in the order of their key, byte by byte, which is the same in both databases.</summary>
    public string SelectSql => $"SELECT {string.Join(", ", columns.Select(column => Quoted(column.Name)))} FROM {Quoted(name)} ORDER BY {string.Join(", ", columns.Where(column => column.IsKey).Select(OrderOf))}";

    public string InsertSql => $"INSERT INTO {Quoted(name)} ({string.Join(", ", columns.Select(column => Quoted(column.Name)))}) VALUES ({string.Join(", ", columns.Select((_, at) => "@p" + at))})";

    public string CopySql => $"COPY {Quoted(name)} ({string.Join(", ", columns.Select(column => Quoted(column.Name)))}) FROM STDIN (FORMAT BINARY)";

    /// <summary>The row the reader stands at.</summary>
    /// <param name="reader">Columns as in <see cref="SelectSql"/>.</param>
    /// <param name="shift">Taken from numbers of transactions, so that all of them lie in the past wherever they go.</param>
    public JsonArray Read(DbDataReader reader, long shift)
    {
        var row = new JsonArray();
        for (var at = 0; at < columns.Count; at++) row.Add(reader.IsDBNull(at) ? null : Read(reader, at, columns[at], shift));
        return row;
    }

    /// <summary>The values of a line, as this database wants them.</summary>
    public object?[] Write(JsonElement row) =>
        row.GetArrayLength() == columns.Count ? [.. columns.Select((column, at) => row[at].ValueKind == JsonValueKind.Null ? null : Write(row[at], column))]
        : throw new InvalidDataException($"{name}: a row has {row.GetArrayLength()} values instead of {columns.Count}.");

    private JsonNode? Read(DbDataReader reader, int at, MovedColumn column, long shift) => Type.GetTypeCode(column.Type) switch
    {
        TypeCode.String => column.IsSearchWords ? SearchDialect.Of(dialect).Read(reader.GetString(at)) : reader.GetString(at),
        TypeCode.Boolean => reader.GetBoolean(at),
        TypeCode.Double => reader.GetDouble(at),
        TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => reader.GetInt64(at) - (column.IsTransaction ? shift : 0),
        _ when column.Type == typeof(DateTimeOffset) => Instant(dialect.IsPostgres ? reader.GetFieldValue<DateTimeOffset>(at) : new(reader.GetInt64(at), TimeSpan.Zero)),
        _ when column.Type == typeof(Guid) => reader.GetGuid(at).ToString(),
        _ when column.Type == typeof(DateOnly) => reader.GetFieldValue<DateOnly>(at).ToString("O", CultureInfo.InvariantCulture),
        _ when column.Type == typeof(TimeOnly) => reader.GetFieldValue<TimeOnly>(at).ToString("O", CultureInfo.InvariantCulture),
        _ when column.Type == typeof(byte[]) => Convert.ToBase64String(reader.GetFieldValue<byte[]>(at)),
        _ => throw new NotSupportedException($"{name}.{column.Name} is a {column.Type}."),
    };

    private object Write(JsonElement value, MovedColumn column) => Type.GetTypeCode(column.Type) switch
    {
        TypeCode.String => column.IsSearchWords ? SearchDialect.Of(dialect).Write(value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : value.GetString()!,
        TypeCode.Boolean => value.GetBoolean(),
        TypeCode.Double => value.GetDouble(),
        TypeCode.Int16 => value.GetInt16(),
        TypeCode.Int32 => value.GetInt32(),
        TypeCode.Int64 => value.GetInt64(),
        _ when column.Type == typeof(DateTimeOffset) => dialect.IsPostgres ? value.GetDateTimeOffset() : value.GetDateTimeOffset().UtcTicks,
        _ when column.Type == typeof(Guid) => value.GetGuid(),
        _ when column.Type == typeof(DateOnly) => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when column.Type == typeof(TimeOnly) => TimeOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture),
        _ when column.Type == typeof(byte[]) => value.GetBytesFromBase64(),
        _ => throw new NotSupportedException($"{name}.{column.Name} is a {column.Type}."),
    };

    // Microseconds: what both databases keep, and what the seals cover.
    private static string Instant(DateTimeOffset at) => at.UtcDateTime.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond)).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);

    private string OrderOf(MovedColumn column) => column.Type == typeof(string) ? $"{Quoted(column.Name)} COLLATE {Quoted(dialect.BinaryCollation)}" : Quoted(column.Name);

    private static string Quoted(string name) => $"\"{name}\"";

    private static MovedColumn ColumnOf(ITable table, IColumn column)
    {
        var mapping = column.PropertyMappings[0];
        var own = Nullable.GetUnderlyingType(mapping.Property.ClrType) ?? mapping.Property.ClrType;
        var kept = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.TypeMapping.ClrType;
        return new(
            column.Name, own == typeof(DateTimeOffset) ? own : Nullable.GetUnderlyingType(kept) ?? kept, table.PrimaryKey!.Columns.Contains(column),
            Transactions.Contains($"{table.Name}.{column.Name}"), table.Name == SearchDialect.Table && column.Name == "Words");
    }
}
