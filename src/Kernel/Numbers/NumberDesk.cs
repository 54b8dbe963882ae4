using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Niangjia.Kernel.Data.Writing;

namespace Niangjia.Kernel.Numbers;

/// <summary>Hands out numbers to whoever asks: those who ask at the same time share one raise of their series, in the order they came.</summary>
public sealed class NumberDesk(IConfiguration configuration, SqliteTurn turn) : IAsyncDisposable, IDisposable
{
    private const int MostAtOnce = 1000;
    private readonly Channel<Asking> _queue = Channel.CreateBounded<Asking>(new BoundedChannelOptions(10 * MostAtOnce) { SingleReader = true });
    private readonly Lock _starting = new();
    private Task? _loop;

    internal async Task<int> NextAsync(string series, CancellationToken cancellationToken)
    {
        var asking = new Asking(series, cancellationToken);
        if (!_queue.Writer.TryWrite(asking)) throw new BusyException();
        if (_loop is null)
            lock (_starting)
                using (ExecutionContext.SuppressFlow()) _loop ??= Task.Run(RunAsync, CancellationToken.None);
        return await asking.Number.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop is { } loop) await loop;
    }

    /// <inheritdoc/>
    public void Dispose() => _queue.Writer.TryComplete();

    private async Task RunAsync()
    {
        await using var store = SeriesStore.Of(configuration.GetConnectionString("Niangjia")!, turn);
        while (await _queue.Reader.WaitToReadAsync())
        {
            var asking = new List<Asking>();
            while (asking.Count < MostAtOnce && _queue.Reader.TryRead(out var next))
                if (!next.GaveUp.IsCancellationRequested) asking.Add(next);
            if (asking.Count > 0) await HandOutAsync(store, asking);
        }
    }

    private static async Task HandOutAsync(SeriesStore store, List<Asking> asking)
    {
        try
        {
            // Always in the same order, so that two processes never wait for each other.
            var series = asking.GroupBy(one => one.Series).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
            var last = await store.RaiseAsync([.. series.Select(group => (group.Key, group.Count()))]);
            foreach (var group in series)
            {
                var number = last[group.Key] - group.Count();
                foreach (var one in group) one.Number.TrySetResult(++number);
            }
        }
        catch (Exception e)
        {
            asking.ForEach(one => one.Number.TrySetException(e));
        }
    }

    private sealed record Asking(string Series, CancellationToken GaveUp)
    {
        public TaskCompletionSource<int> Number { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
