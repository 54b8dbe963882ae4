using System.Threading.Channels;
using Niangjia.DemoData;

namespace Niangjia.LargeSet.Data;

/// <summary>
/// Puts rows into a database that nobody else is on, as fast as it takes them: without secondary indexes and references, which are made again at the end, and while
/// the next rows are being made.
/// </summary>
internal abstract class Filling : IAsyncDisposable
{
    private const int BatchSize = 2000;

    private readonly Channel<List<(TableShape Table, object[] Values)>> _batches = Channel.CreateBounded<List<(TableShape, object[])>>(8);
    private List<(TableShape Table, object[] Values)> _batch = [];
    private Task _writing = Task.CompletedTask;

    public static Filling Of(Destination destination) => destination.IsPostgres ? new PostgresFilling(destination.ConnectionString) : new SqliteFilling(destination.ConnectionString);

    public abstract Forms Forms { get; }

    /// <summary>The transaction under which journal rows are written; 0 on SQLite.</summary>
    public abstract long Transaction { get; }

    /// <summary>Makes these tables ready.</summary>
    public async Task BeginAsync(IReadOnlyList<TableShape> tables)
    {
        await PrepareAsync(tables);
        _writing = Task.Run(async () =>
        {
            await foreach (var batch in _batches.Reader.ReadAllAsync())
                foreach (var (table, values) in batch) Put(table, values);
        });
    }

    public ValueTask WriteAsync(TableShape table, object[] values)
    {
        _batch.Add((table, values));
        if (_batch.Count < BatchSize) return ValueTask.CompletedTask;
        var full = _batch;
        _batch = [];
        // A writer that failed says so at once instead of at the end.
        return _writing.IsFaulted ? new(_writing) : _batches.Writer.WriteAsync(full);
    }

    /// <summary>Commits, sets the numbers that go on from here, and makes the indexes again.</summary>
    /// <param name="series">Number series and the last number of each.</param>
    /// <param name="lastEntry">Number of the last journal row; no reaction looks at it or those before it.</param>
    public async Task FinishAsync(IReadOnlyDictionary<string, int> series, long lastEntry)
    {
        await _batches.Writer.WriteAsync(_batch);
        _batches.Writer.Complete();
        await _writing;
        await CompleteAsync(series, lastEntry);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task PrepareAsync(IReadOnlyList<TableShape> tables);

    protected abstract void Put(TableShape table, object[] values);

    protected abstract Task CompleteAsync(IReadOnlyDictionary<string, int> series, long lastEntry);

    protected static string Columns(TableShape table) => string.Join(',', table.Columns.Select(column => $"\"{column.Name}\""));

    protected static string Names(IEnumerable<TableShape> tables) => string.Join(',', tables.Select(table => $"'{table.Name}'"));

    /// <summary>What both databases understand.</summary>
    protected IEnumerable<string> LastWords(IReadOnlyDictionary<string, int> series, long lastEntry) =>
    [
        .. series.Select(one => $"INSERT INTO kernel_number (\"Series\", \"Last\") VALUES ('{one.Key}', {one.Value}) ON CONFLICT (\"Series\") DO UPDATE SET \"Last\" = excluded.\"Last\""),
        $"UPDATE kernel_journal_place SET \"Transaction\" = {Transaction}, \"Number\" = {lastEntry}",
    ];
}
