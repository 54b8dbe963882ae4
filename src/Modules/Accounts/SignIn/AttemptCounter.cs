using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>
/// Counts tries at a door and locks it (R-SEC-02). A try is counted before it is judged, in one statement, so that a hundred
/// tries sent at once are five tries. Writes in transactions of its own: a refused command does not give tries back.
/// </summary>
internal sealed class AttemptCounter(IServiceScopeFactory scopes, SecurityParameters security, TimeProvider clock)
{
    /// <summary>Counts one try; returns until when the door is locked, or null when the try may be judged.</summary>
    public Task<DateTimeOffset?> TryAsync(string door, CancellationToken cancellationToken) => InOwnScopeAsync(async db =>
    {
        var rules = await security.InForceAsync(cancellationToken);
        var (key, now) = (KeyOf(door), clock.GetUtcNow());
        var (start, allowed) = (now - rules.FailureWindow, rules.FailuresAllowed);
        while (true)
        {
            var counted = await db.Set<Attempts>()
                .Where(row => row.Key == key && (row.LockedUntil == null || row.LockedUntil <= now) && (row.Count < allowed || row.Since <= start))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.Count, row => row.Since <= start ? 1 : row.Count + 1)
                        .SetProperty(row => row.Since, row => row.Since <= start ? now : row.Since),
                    cancellationToken);
            if (counted == 1) return null;
            if (await FindAsync(db, key, cancellationToken) is { } closed)
                return closed.LockedUntil > now ? closed.LockedUntil : closed.Since + rules.FailureWindow;
            if (await AddAsync(db, new() { Key = key, Count = 1, Since = now }, cancellationToken)) return null;
        }
    });

    /// <summary>The try was wrong; returns until when the door is locked if it was the last one allowed.</summary>
    public Task<DateTimeOffset?> FailedAsync(string door, CancellationToken cancellationToken) => InOwnScopeAsync(async db =>
    {
        var rules = await security.InForceAsync(cancellationToken);
        var (key, now, allowed) = (KeyOf(door), clock.GetUtcNow(), rules.FailuresAllowed);
        if (await FindAsync(db, key, cancellationToken) is not { } row || row.Count < allowed) return null;
        var length = rules.FirstLock * Math.Pow(2, Math.Min(row.Locks, 20));
        DateTimeOffset? until = now + (length < SecurityRules.LongestLock ? length : SecurityRules.LongestLock);
        await db.Set<Attempts>().Where(other => other.Key == key && other.Locks == row.Locks && other.Count >= allowed).ExecuteUpdateAsync(
            update => update
                .SetProperty(other => other.LockedUntil, until)
                .SetProperty(other => other.Locks, other => other.Locks + 1)
                .SetProperty(other => other.Count, 0),
            cancellationToken);
        return until;
    });

    /// <summary>The try was right, or somebody entitled opens the door again.</summary>
    public Task ClearAsync(string door, CancellationToken cancellationToken) => InOwnScopeAsync(async db =>
    {
        var key = KeyOf(door);
        return await db.Set<Attempts>().Where(row => row.Key == key).ExecuteDeleteAsync(cancellationToken);
    });

    private static Task<Attempts?> FindAsync(AppDbContext db, string key, CancellationToken cancellationToken) =>
        db.Set<Attempts>().AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken);

    private static async Task<bool> AddAsync(AppDbContext db, Attempts row, CancellationToken cancellationToken)
    {
        try
        {
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            db.ChangeTracker.Clear(); // Somebody else tried at the same moment: count beside them.
            return false;
        }
    }

    private async Task<T> InOwnScopeAsync<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private static string KeyOf(string door) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(door)));
}
