namespace Niangjia.Kernel.Jobs;

/// <summary>Wakes those of this process who wait for something in the database; those elsewhere poll.</summary>
public abstract class Bell
{
    private volatile TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>There is something to do.</summary>
    public void Ring() => Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take it before looking and give it to <see cref="WaitAsync"/> afterwards: a ring in between is not missed.</summary>
    public Task NextRing => _rung.Task;

    /// <summary>Waits for a ring, at most this long.</summary>
    public static async Task WaitAsync(Task ring, TimeSpan atMost, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ring);
        await ring.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
