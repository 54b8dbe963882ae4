using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Data.Writing;

/// <summary>
/// Writes the rows of many callers in one round trip and one durable commit (decision 18). One loop takes whatever waits: while a batch is on its way the next one
/// gathers, so that nobody waits for company and a crowd shares. What was answered is on the disk; what failed is told to its caller alone.
/// </summary>
public sealed class GroupWriter(IConfiguration configuration, SqliteTurn turn, JournalBell journal, DeliveryBell deliveries) : IAsyncDisposable, IDisposable
{
    private const int MostCallers = 256;
    private const long MostBytes = 4 << 20;
    private readonly long _mostWaiting = configuration.GetValue("Database:MostWaitingBytes", 64L << 20);
    private readonly Channel<TogetherRows> _queue =
        Channel.CreateBounded<TogetherRows>(new BoundedChannelOptions(configuration.GetValue("Database:MostWaiting", 2000)) { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _loop;
    private long _waiting;

    /// <summary>
    /// Writes the rows. Whoever gives up waiting does not take them back: they are written or refused as they would have been.
    /// </summary>
    /// <exception cref="BusyException">Too many wait already, or the program is ending; nothing was written.</exception>
    /// <exception cref="NotWrittenException">The rows of this caller were refused, or the database is away.</exception>
    internal async Task WriteAsync(TogetherRows rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = Interlocked.Add(ref _waiting, rows.Bytes);
        if (waiting > _mostWaiting && waiting > rows.Bytes || !_queue.Writer.TryWrite(rows))
        {
            Interlocked.Add(ref _waiting, -rows.Bytes);
            Telemetry.TurnedAway();
            throw new BusyException();
        }
        Start();
        await rows.Written.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Writes what waits and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop is { } loop) await loop;
    }

    /// <summary>Takes no more; what waits is still written.</summary>
    public void Dispose() => _queue.Writer.TryComplete();

    private void Start()
    {
        if (_loop is not null) return;
        // Of the request that happens to be the first the loop must know nothing: neither its user's language nor its trace.
        lock (_starting)
            using (ExecutionContext.SuppressFlow()) _loop ??= Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        await using var store = BatchStore.Of(configuration.GetConnectionString("Niangjia")!, turn);
        while (await _queue.Reader.WaitToReadAsync()) await WriteAsync(store, Take());
    }

    private List<TogetherRows> Take()
    {
        var (batch, bytes) = (new List<TogetherRows>(), 0L);
        while (batch.Count < MostCallers && _queue.Reader.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Bytes <= MostBytes) && _queue.Reader.TryRead(out next))
        {
            batch.Add(next);
            bytes += next.Bytes;
        }
        Interlocked.Add(ref _waiting, -bytes);
        return batch;
    }

    private async Task WriteAsync(BatchStore store, List<TogetherRows> batch)
    {
        try
        {
            await store.WriteAsync(batch);
        }
        catch (NotWrittenException e) when (batch.Count > 1 && store.IsOfOne(e.InnerException!))
        {
            // The first half first: of two with the same key the one that came first has it.
            var half = batch.Count / 2;
            await WriteAsync(store, batch[..half]);
            await WriteAsync(store, batch[half..]);
            return;
        }
        catch (Exception e)
        {
            batch.ForEach(rows => rows.Written.TrySetException(e as NotWrittenException ?? new(null, e)));
            return;
        }
        if (batch.Exists(rows => rows.HasTold)) journal.Ring();
        if (batch.Exists(rows => rows.HasParcels)) deliveries.Ring();
        Telemetry.Wrote(batch);
        batch.ForEach(rows => rows.Written.TrySetResult());
    }
}
