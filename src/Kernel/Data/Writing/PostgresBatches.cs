using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>
/// PostgreSQL: one statement a table, whose parameters are the columns as arrays, all in one round trip and its implicit transaction. A statement's text does not
/// depend on the number of rows, so it is prepared once.
/// </summary>
internal sealed class PostgresBatches(string connectionString) : BatchStore
{
    private readonly PostgresLine _line = new(connectionString);

    protected override async Task WriteAsync(IReadOnlyList<(WrittenTable Table, List<object?[]> Rows)> tables)
    {
        NpgsqlBatch? batch = null;
        try
        {
            batch = new(await _line.OpenAsync());
            foreach (var (table, rows) in tables)
            {
                var (sql, types) = PreparedOf(table);
                var command = new NpgsqlBatchCommand(sql);
                for (var at = 0; at < types.Length; at++)
                    command.Parameters.Add(new NpgsqlParameter { Value = table.Columns[at].Gather(rows, at), NpgsqlDbType = types[at] });
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync();
        }
        catch (Exception e)
        {
            throw new NotWrittenException((e as PostgresException)?.TableName, e);
        }
        finally
        {
            if (batch is not null) await batch.DisposeAsync();
        }
    }

    // Data, constraints, and two transactions in each other's way: the server took it back and says so. Whatever else went wrong goes wrong for all.
    protected override bool IsOfOne(DbException told) => told is PostgresException { SqlState: ['2', '2' or '3', ..] or ['4', '0', ..] };

    public override ValueTask DisposeAsync() => _line.DisposeAsync();

    private static (string Sql, NpgsqlDbType[] Types) PreparedOf(WrittenTable table)
    {
        if (table.Prepared is (string known, NpgsqlDbType[] knownTypes)) return (known, knownTypes);
        using var sample = new NpgsqlCommand();
        var types = table.Columns.Select(column => NpgsqlDbType.Array | TypeOf(sample, column)).ToArray();
        var sql = $"{table.Into} SELECT * FROM unnest({string.Join(", ", table.Columns.Select((column, at) => $"${at + 1}::{StoreTypeOf(column)}[]"))})";
        table.Prepared = (sql, types);
        return (sql, types);
    }

    private static NpgsqlDbType TypeOf(NpgsqlCommand sample, WrittenColumn column) =>
        IsText(column) ? NpgsqlDbType.Text : ((NpgsqlParameter)column.Mapping.CreateParameter(sample, "sample", null, true)).NpgsqlDbType;

    // A cast to a length would cut off in silence what the column refuses aloud.
    private static string StoreTypeOf(WrittenColumn column) => IsText(column) ? "text" : column.Mapping.StoreTypeNameBase;

    private static bool IsText(WrittenColumn column) => column.Mapping.StoreTypeNameBase is "text" or "character varying" or "character";
}

/// <summary>One connection to PostgreSQL that stays open; after it was lost the next one who needs it opens another.</summary>
internal sealed class PostgresLine(string connectionString, string? setting = null) : IAsyncDisposable
{
    // Nobody asks a line that was used a moment ago whether it is still there.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private NpgsqlDataSource? _source;
    private NpgsqlConnection? _connection;
    private long _used;

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var isFresh = Stopwatch.GetElapsedTime(_used) < Fresh;
        _used = Stopwatch.GetTimestamp();
        if (_connection is { FullState: ConnectionState.Open } open && (isFresh || await AnswersAsync(open))) return open;
        if (_connection is not null) await _connection.DisposeAsync();
        _connection = await (_source ??= Source()).OpenConnectionAsync();
        if (setting is null) return _connection;
        await using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Written in this folder.
        command.CommandText = setting;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return _connection;
    }

    // The database may have been started anew while the line was idle: better noticed here than by whoever's rows are next.
    private static async Task<bool> AnswersAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", connection);
            await command.ExecuteNonQueryAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        if (_source is not null) await _source.DisposeAsync();
    }

    private NpgsqlDataSource Source()
    {
        var place = new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 1, MinPoolSize = 0 };
        if (place.MaxAutoPrepare == 0) (place.MaxAutoPrepare, place.AutoPrepareMinUsages) = (100, 2);
        return new NpgsqlDataSourceBuilder(place.ConnectionString).Build();
    }
}
