namespace Niangjia.Kernel.Journal;

/// <summary>Wakes the reader of this process after a commit; readers elsewhere poll.</summary>
public sealed class JournalBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>There is something to read.</summary>
    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is ringing already.
        }
    }

    /// <summary>Waits for a ring, at most this long.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => _rung.WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();
}
