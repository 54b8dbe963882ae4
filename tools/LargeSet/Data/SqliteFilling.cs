using Microsoft.Data.Sqlite;

namespace Niangjia.LargeSet.Data;

/// <summary>One transaction with a prepared statement a table; a file that is thrown away when this fails needs no journal of its own.</summary>
internal sealed class SqliteFilling(string connectionString) : Filling
{
    private readonly SqliteConnection _connection = new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false, ForeignKeys = false }.ConnectionString);
    private readonly Dictionary<string, SqliteCommand> _inserts = [];
    private List<string> _dropped = [];

    public override Forms Forms => Forms.Sqlite;

    public override long Transaction => 0;

    protected override async Task PrepareAsync(IReadOnlyList<TableShape> tables)
    {
        await _connection.OpenAsync();
        foreach (var pragma in new[] { "journal_mode=OFF", "synchronous=OFF", "locking_mode=EXCLUSIVE", "temp_store=MEMORY", "cache_size=-600000", "threads=2" })
            await DoAsync($"PRAGMA {pragma}");
        var found = await AskAsync($"""
            SELECT type || ' ' || name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND tbl_name IN ({Names(tables)}) AND (type = 'index' OR name = 'kernel_search_added') ORDER BY tbl_name, name
            """);
        foreach (var (name, _) in found) await DoAsync($"DROP {name.Replace(" ", " \"", StringComparison.Ordinal)}\"");
        _dropped = [.. found.Select(one => one.Sql)];
        await DoAsync("BEGIN");
        foreach (var table in tables)
        {
            var insert = _connection.CreateCommand();
            insert.CommandText = $"INSERT INTO {table.Name} ({Columns(table)}) VALUES ({string.Join(',', table.Columns.Index().Select(column => $"$p{column.Index}"))})";
            for (var at = 0; at < table.Columns.Count; at++) insert.Parameters.Add(new($"$p{at}", null));
            await insert.PrepareAsync();
            _inserts[table.Name] = insert;
        }
    }

    protected override void Put(TableShape table, object[] values)
    {
        var insert = _inserts[table.Name];
        for (var at = 0; at < values.Length; at++) insert.Parameters[at].Value = values[at];
        insert.ExecuteNonQuery();
    }

    protected override async Task CompleteAsync(IReadOnlyDictionary<string, int> series, long lastEntry)
    {
        foreach (var statement in LastWords(series, lastEntry)) await DoAsync(statement);
        await DoAsync("COMMIT");
        foreach (var statement in _dropped) await DoAsync(statement);
        await DoAsync("INSERT INTO kernel_search_words(kernel_search_words) VALUES('rebuild')");
        await DoAsync("PRAGMA locking_mode=NORMAL");
        await DoAsync("PRAGMA journal_mode=WAL");
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task DoAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(string Name, string Sql)>> AskAsync(string sql)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
