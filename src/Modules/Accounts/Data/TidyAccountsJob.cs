using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Accounts;

/// <summary>Locks accounts nobody uses (R-SEC-05) and removes what is older than it must be kept (R-SEC-09).</summary>
internal sealed class TidyAccountsJob(AppDbContext db, SecurityParameters security, TimeProvider clock) : IRecurringJob
{
    // Art. 21 of the Cybersecurity Law: whatever somebody enters, never less.
    private const int LegalMonths = 6;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rules = await security.InForceAsync(cancellationToken);
        await LockStaleAsync(now - rules.StaleAfter, now, cancellationToken);
        var (log, day) = (Earliest(rules.LogKept.Before(now), now.AddMonths(-LegalMonths)), now.AddDays(-1));
        await db.Set<AccessLogEntry>().Where(entry => entry.At < log).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Session>().Where(session => session.StartedAt < log).ExecuteDeleteAsync(cancellationToken);
        await db.Set<PhoneCode>().Where(code => code.SentAt < day).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Attempts>().Where(row => row.Since < day && (row.LockedUntil == null || row.LockedUntil < day)).ExecuteDeleteAsync(cancellationToken);
    }

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    // The security administrators stay: without them nobody could unlock anybody.
    private async Task LockStaleAsync(DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stale = db.Set<Account>().Where(account => account.UserName != null && account.LockedAt == null && account.CreatedAt < before
            && (account.LastSignInAt == null || account.LastSignInAt < before) && (account.UnlockedAt == null || account.UnlockedAt < before)
            && !account.Grants.Any(grant => grant.Role == Role.SecurityAdmin));
        foreach (var account in await stale.ToListAsync(cancellationToken)) account.Lock(AccountsText.Stale, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
