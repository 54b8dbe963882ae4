using System.Data.Common;
using Microsoft.Data.Sqlite;
using Niangjia.DemoData;
using Npgsql;

namespace Niangjia.LargeSet.Data;

/// <summary>Reads rows as the database holds them.</summary>
internal sealed class Rows(DbConnection connection) : IAsyncDisposable
{
    public static async Task<Rows> OpenAsync(Destination destination)
    {
        DbConnection connection = destination.IsPostgres
            ? new NpgsqlConnection(destination.ConnectionString)
            : new SqliteConnection(new SqliteConnectionStringBuilder(destination.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return new(connection);
    }

    /// <summary>Rows of a table in one of whose columns one of these ids stands, in the order of its first column.</summary>
    public async Task<IReadOnlyList<object[]>> OfAsync(TableShape table, string column, IEnumerable<Guid> ids)
    {
        var list = string.Join(',', ids.Select(id => connection is NpgsqlConnection ? $"'{id}'::uuid" : $"'{id.ToString().ToUpperInvariant()}'"));
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(',', table.Columns.Select(one => $"\"{one.Name}\""))} FROM {table.Name} WHERE \"{column}\" IN ({list}) ORDER BY 1";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var values = new object[table.Columns.Count];
            for (var at = 0; at < values.Length; at++) values[at] = reader.IsDBNull(at) ? DBNull.Value : reader.GetValue(at);
            rows.Add(values);
        }
        return rows;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
