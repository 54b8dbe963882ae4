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

/// <summary>Keeps what was read out of the parameters in force on a day, for the whole process, until another snapshot of them or another day counts.</summary>
/// <typeparam name="T">An immutable class.</typeparam>
public sealed class InForce<T> where T : class
{
    private volatile Kept? _kept;

    /// <summary>What is in force.</summary>
    public T Of(ParameterSet parameters, DateOnly on, Func<ParameterSet, DateOnly, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (_kept is { } kept && kept.Parameters == parameters && kept.On == on) return kept.Value;
        var value = read(parameters, on);
        _kept = new(parameters, on, value);
        return value;
    }

    private sealed record Kept(ParameterSet Parameters, DateOnly On, T Value);
}
