using System.Collections.Concurrent;
using System.Threading.Channels;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Reporting.Live;

/// <summary>Knows how new the figures are, and tells open boards that something in their units has changed: one broadcaster for all of them.</summary>
internal sealed class BoardNews : IDisposable
{
    /// <summary>Open boards of the whole process, and of one account; whoever wants more goes without live news.</summary>
    public const int Most = 500;
    public const int MostOfOne = 4;

    private readonly ColumnKeeper _keeper;
    private readonly ConcurrentDictionary<string, long> _latest = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, BoardListener> _listeners = [];
    private long _count;
    private long _opened;

    public BoardNews(ColumnKeeper keeper)
    {
        _keeper = keeper;
        keeper.Written += Tell;
    }

    /// <summary>Up to when the figures hold everything; null while they are being counted the first time.</summary>
    public DateTimeOffset? AsOf => _keeper.AsOf;

    /// <summary>Number of the latest change.</summary>
    public long Latest => Interlocked.Read(ref _count);

    /// <summary>Number of the latest change within some units; 0 before the first.</summary>
    public long LatestIn(Scope scope) => _latest.Where(change => scope.Covers(change.Key)).Select(change => change.Value).DefaultIfEmpty().Max();

    /// <summary>Begins to listen; null when too many do.</summary>
    public BoardListener? Listen(Guid account, Scope scope)
    {
        if (_listeners.Count >= Most || _listeners.Values.Count(one => one.Account == account) >= MostOfOne) return null;
        var listener = new BoardListener(Interlocked.Increment(ref _opened), account, scope, gone => _listeners.TryRemove(gone.Id, out _));
        _listeners[listener.Id] = listener;
        return listener;
    }

    /// <inheritdoc/>
    public void Dispose() => _keeper.Written -= Tell;

    private void Tell(IReadOnlySet<string> units)
    {
        var number = Interlocked.Increment(ref _count);
        foreach (var unit in units) _latest[unit] = number;
        foreach (var listener in _listeners.Values)
            if (units.Any(listener.Scope.Covers)) listener.Ring();
    }
}

/// <summary>One open board. Several changes before it looks are one.</summary>
internal sealed class BoardListener(long number, Guid account, Scope scope, Action<BoardListener> gone) : IDisposable
{
    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public long Id => number;

    public Guid Account => account;

    public Scope Scope => scope;

    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Whether something changed within this time; false too when nobody waits any more.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(atMost);
        try
        {
            return await _rung.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gone(this);
}
