using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>
/// What was read about a session or a token, kept for half a minute. A lock, a revocation or a change of roles in this process counts at once, one made by another
/// node within that time. What depends on the hour (an idle session, a grant that begins) is judged anew with each request.
/// </summary>
internal sealed class AccessMemory(TimeProvider clock) : IRestsOnRows
{
    private const int Most = 20_000;
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<object, Kept> _kept = new();
    private int _changes;

    /// <summary>What is kept under the id of a session or the fingerprint of a token, or what is read now; nothing is remembered of what is not there.</summary>
    public async ValueTask<T?> GetAsync<T>(object key, Func<Task<T?>> read) where T : class
    {
        var now = clock.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now - kept.At is var age && age >= TimeSpan.Zero && age < Life) return (T)kept.Value;
        var changes = Volatile.Read(ref _changes);
        if (await read() is not { } value) return null;
        if (_kept.Count >= Most) _kept.Clear();
        _kept[key] = kept = new(value, now);
        // What was read before a change must not outlive it.
        if (changes != Volatile.Read(ref _changes)) _kept.TryRemove(KeyValuePair.Create(key, kept));
        return value;
    }

    /// <inheritdoc/>
    public bool RestsOn(EntityEntry entry) => entry.Entity switch
    {
        Absence => true,
        // Who is new has no session yet.
        RoleGrant grant => entry.State != EntityState.Added || entry.Context.Set<Account>().Local.FindEntry(grant.AccountId)?.State != EntityState.Added,
        Account or Credential or Session or ApiToken => entry.State != EntityState.Added,
        _ => false,
    };

    /// <inheritdoc/>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _kept.Clear();
    }

    private sealed record Kept(object Value, DateTimeOffset At);
}

/// <summary>When somebody was last here, exact to a minute.</summary>
internal sealed class LastSeen(DateTimeOffset? at)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);
    private long _ticks = at?.UtcTicks ?? 0;

    public DateTimeOffset At => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Whether it must be noted that somebody is here now; true for one of those who ask at a time.</summary>
    public bool IsOver(DateTimeOffset now)
    {
        var before = Interlocked.Read(ref _ticks);
        return now.UtcTicks - before >= Step.Ticks && Interlocked.CompareExchange(ref _ticks, now.UtcTicks, before) == before;
    }
}
