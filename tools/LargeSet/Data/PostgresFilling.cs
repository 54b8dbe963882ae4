using Npgsql;

namespace Niangjia.LargeSet.Data;

/// <summary>A binary COPY a table, all at the same time, each on a connection of its own.</summary>
internal sealed class PostgresFilling(string connectionString) : Filling
{
    private const string Journal = "kernel_journal";

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
    private readonly Dictionary<string, (NpgsqlConnection Connection, NpgsqlTransaction Transaction, NpgsqlBinaryImporter Importer)> _copies = [];
    private readonly List<string> _dropped = [];
    private IReadOnlyList<TableShape> _tables = [];
    private long _transaction;

    public override Forms Forms => Forms.Postgres;

    public override long Transaction => _transaction;

    protected override async Task PrepareAsync(IReadOnlyList<TableShape> tables)
    {
        _tables = tables;
        var constraints = await AskAsync($"""
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND (conrelid::regclass::text IN ({Names(tables)}) OR confrelid::regclass::text IN ({Names(tables)}))
            """);
        var indexes = await AskAsync($"""
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) FROM pg_index i
            WHERE i.indrelid::regclass::text IN ({Names(tables)}) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
            """);
        foreach (var (drop, _) in constraints.Concat(indexes)) await DoAsync(drop);
        // What refers to a row is made when the row is found by its index.
        _dropped.AddRange(indexes.Concat(constraints).Select(one => one.Make));
        foreach (var table in tables)
        {
            var connection = await _source.OpenConnectionAsync();
            var transaction = await connection.BeginTransactionAsync();
            if (table.Name == Journal)
            {
                await using var ask = new NpgsqlCommand("SELECT pg_current_xact_id()::text::bigint", connection);
                _transaction = (long)(await ask.ExecuteScalarAsync())!;
            }
            _copies[table.Name] = (connection, transaction, await connection.BeginBinaryImportAsync($"COPY {table.Name} ({Columns(table)}) FROM STDIN (FORMAT BINARY)"));
        }
    }

    protected override void Put(TableShape table, object[] values)
    {
        var importer = _copies[table.Name].Importer;
        importer.StartRow();
        for (var at = 0; at < values.Length; at++)
            if (values[at] is DBNull) importer.WriteNull();
            else importer.Write(values[at], table.Columns[at].Type);
    }

    protected override async Task CompleteAsync(IReadOnlyDictionary<string, int> series, long lastEntry)
    {
        foreach (var (connection, transaction, importer) in _copies.Values)
        {
            await importer.CompleteAsync();
            await importer.DisposeAsync();
            await transaction.CommitAsync();
            await connection.DisposeAsync();
        }
        _copies.Clear();
        var identities = _tables.Where(table => table.Columns.Any(column => column.Name == "Number" && column.Type == "bigint"))
            .Select(table => $"SELECT setval(pg_get_serial_sequence('{table.Name}', 'Number'), (SELECT max(\"Number\") FROM {table.Name}))");
        foreach (var statement in LastWords(series, lastEntry).Concat(identities).Concat(_dropped)) await DoAsync(statement);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var (connection, _, importer) in _copies.Values)
        {
            await importer.DisposeAsync();
            await connection.DisposeAsync();
        }
        await _source.DisposeAsync();
    }

    private async Task DoAsync(string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SET maintenance_work_mem = '512MB';" + sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<(string Drop, string Make)>> AskAsync(string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync()) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
