using System.Data.Common;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>Some rows were not written, for the reason that stands inside; nothing of their batch is in the database.</summary>
/// <param name="table">The table that refused one, where the database says so.</param>
/// <param name="reason">What the database, or the way to it, says.</param>
internal sealed class NotWrittenException(string? table, Exception reason) : Exception("The rows were not written.", reason)
{
    public string? Table { get; } = table;
}

/// <summary>Writes batches on a connection of its own, one at a time.</summary>
internal abstract class BatchStore : IAsyncDisposable
{
    /// <summary>The store of the database that the connection string names.</summary>
    public static BatchStore Of(string connectionString, SqliteTurn turn) =>
        DatabaseSetup.ProviderOf(connectionString) == DatabaseProvider.Postgres ? new PostgresBatches(connectionString) : new SqliteBatches(connectionString, turn);

    /// <summary>Writes all of them in one transaction that is durable when the task ends.</summary>
    /// <exception cref="NotWrittenException">None of them is written, or nobody knows: the connection was lost before the answer came.</exception>
    public async Task WriteAsync(IReadOnlyList<TogetherRows> batch)
    {
        var tables = new SortedDictionary<int, (WrittenTable Table, List<object?[]> Rows)>();
        foreach (var (table, rows) in batch.SelectMany(one => one.Tables))
        {
            if (!tables.TryGetValue(table.Order, out var found)) tables[table.Order] = found = (table, []);
            found.Rows.AddRange(rows);
        }
        await WriteAsync([.. tables.Values]);
    }

    /// <summary>Whether something is wrong with a row, or with the moment, so that the others may still be written without it.</summary>
    public bool IsOfOne(Exception reason) => reason is DbException told ? IsOfOne(told) : reason is InvalidCastException or ArgumentException or FormatException or OverflowException;

    public abstract ValueTask DisposeAsync();

    protected abstract Task WriteAsync(IReadOnlyList<(WrittenTable Table, List<object?[]> Rows)> tables);

    protected abstract bool IsOfOne(DbException told);
}

/// <summary>
/// Whoever writes to SQLite beside Entity Framework waits here for its turn. The database's own way of waiting is to sleep and to look again, for longer and longer.
/// </summary>
public sealed class SqliteTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    internal async Task<IDisposable> TakeAsync()
    {
        await _turn.WaitAsync();
        return new Taken(_turn);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
