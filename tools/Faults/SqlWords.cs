using System.Data.Common;
using Microsoft.Data.Sqlite;
using Niangjia.Testing;
using Npgsql;

namespace Niangjia.Faults;

/// <summary>Looks into a database with SQL of its own and a connection of its own: nothing of the product stands between.</summary>
internal sealed class SqlWords(Db db, string connectionString)
{
    public Db Db => db;

    /// <summary>An id as the database holds it.</summary>
    public string Id(Guid id) => db == Db.Postgres ? $"'{id}'::uuid" : $"'{id.ToString().ToUpperInvariant()}'";

    /// <summary>A flag that is set.</summary>
    public string Yes(string column) => db == Db.Postgres ? column : $"{column} = 1";

    /// <summary>All rows, each as one line.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using DbConnection connection = db == Db.Postgres
            ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
            : new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, DefaultTimeout = 30 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? "–" : reader.GetValue(column) is byte[] bytes ? Convert.ToHexStringLower(bytes) : $"{reader.GetValue(column)}")));
        return rows;
    }

    public async Task<long> CountAsync(string from) => long.Parse((await RowsAsync($"select count(*) from {from}"))[0], null);
}
