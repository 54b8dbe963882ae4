namespace Niangjia.Kernel.Parameters;

/// <summary>
/// Keeps one immutable value in memory for the whole process: read on first use, forgotten on change, and read again after
/// half a minute so that a change made by another node is seen.
/// </summary>
/// <typeparam name="T">An immutable class.</typeparam>
public sealed class Snapshot<T>(TimeProvider time) where T : class
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private volatile Kept? _kept;
    private int _generation;

    /// <summary>The kept value, or a fresh one. Two callers may read at the same time; neither waits for the other.</summary>
    public async ValueTask<T> GetAsync(Func<Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        var kept = _kept;
        var age = kept is null ? Life : time.GetUtcNow() - kept.At;
        if (kept is not null && age < Life && age >= TimeSpan.Zero) return kept.Value;
        var generation = Volatile.Read(ref _generation);
        var value = await read();
        // What was read before a change must not outlive it.
        if (generation == Volatile.Read(ref _generation)) _kept = new(value, time.GetUtcNow());
        return value;
    }

    /// <summary>Call after the change is committed.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _kept = null;
    }

    private sealed record Kept(T Value, DateTimeOffset At);
}
