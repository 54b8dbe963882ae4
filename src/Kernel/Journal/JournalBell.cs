namespace Niangjia.Kernel.Journal;

/// <summary>Wakes the readers of this process after a commit; readers elsewhere poll.</summary>
public sealed class JournalBell
{
    private volatile TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to read.</summary>
    public void Ring() => Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take it before reading and give it to <see cref="WaitAsync"/> afterwards: a ring in between is not missed.</summary>
    public Task NextRing => _rung.Task;

    /// <summary>Waits for a ring, at most this long.</summary>
    public static async Task WaitAsync(Task ring, TimeSpan atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ring);
        await ring.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
