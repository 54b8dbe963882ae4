using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>SQLite: one prepared statement a table on one connection, one transaction a batch.</summary>
internal sealed class SqliteBatches(string connectionString, SqliteTurn turn) : BatchStore
{
    private readonly SqliteLine _line = new(connectionString);
    private readonly Dictionary<WrittenTable, SqliteCommand> _inserts = [];

    protected override async Task WriteAsync(IReadOnlyList<(WrittenTable Table, List<object?[]> Rows)> tables)
    {
        using var mine = await turn.TakeAsync();
        string? now = null;
        try
        {
            _line.Within(() =>
            {
                foreach (var (table, rows) in tables)
                {
                    now = table.Name;
                    var insert = InsertOf(table);
                    foreach (var row in rows)
                    {
                        for (var at = 0; at < row.Length; at++) insert.Parameters[at].Value = row[at] ?? DBNull.Value;
                        insert.ExecuteNonQuery();
                    }
                }
                now = null;
            });
        }
        catch (Exception e)
        {
            if (!_line.IsOpen) _inserts.Clear();
            throw new NotWrittenException(now, e);
        }
    }

    // A constraint, a value too big, a value of the wrong kind.
    protected override bool IsOfOne(DbException told) => told is SqliteException { SqliteErrorCode: 18 or 19 or 20 };

    public override ValueTask DisposeAsync()
    {
        _line.Dispose();
        return ValueTask.CompletedTask;
    }

    private SqliteCommand InsertOf(WrittenTable table)
    {
        if (_inserts.TryGetValue(table, out var insert)) return insert;
        insert = _line.Prepare($"{table.Into} VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"$p{at}"))})");
        foreach (var (at, column) in table.Columns.Index()) insert.Parameters.Add((SqliteParameter)column.Mapping.CreateParameter(insert, $"$p{at}", null, true));
        return _inserts[table] = insert;
    }
}

/// <summary>One connection to SQLite that stays open, with its prepared statements; after any error but a refused row it begins anew.</summary>
/// <param name="connectionString">Where the file is.</param>
/// <param name="isLazy">The disk need not have a commit when it ends, only before the next one that is not lazy.</param>
internal sealed class SqliteLine(string connectionString, bool isLazy = false) : IDisposable
{
    private readonly List<SqliteCommand> _commands = [];
    private SqliteConnection? _connection;

    public bool IsOpen => _connection is not null;

    /// <summary>Does something in a transaction of its own, which waits at its beginning for other writers and never in its midst.</summary>
    public void Within(Action work)
    {
        Open();
        try
        {
            Run("BEGIN IMMEDIATE");
            work();
            Run("COMMIT");
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 19)
        {
            Run("ROLLBACK");
            throw;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A statement that is kept as long as the connection.</summary>
    public SqliteCommand Prepare(string sql)
    {
        var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // Names come from the model, values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        _commands.Add(command);
        return command;
    }

    public void Dispose()
    {
        _commands.ForEach(command => command.Dispose());
        _commands.Clear();
        _connection?.Dispose();
        _connection = null;
    }

    private void Open()
    {
        if (_connection is not null) return;
        var connection = new SqliteConnection(DatabaseSetup.SqliteOf(connectionString, pooling: false));
        try
        {
            connection.Open();
            SqlitePragmas.Set(connection);
            _connection = connection;
            if (isLazy) Run("PRAGMA synchronous=NORMAL");
        }
        catch
        {
            _connection = null;
            connection.Dispose();
            throw;
        }
    }

    private void Run(string sql)
    {
        using var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
