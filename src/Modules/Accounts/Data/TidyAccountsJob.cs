using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;

namespace Niangjia.Accounts;

/// <summary>Locks accounts nobody uses (R-SEC-05) and removes what is older than it must be kept (R-SEC-09).</summary>
internal sealed class TidyAccountsJob(AppDbContext db, SecurityRules rules, TimeProvider clock) : IRecurringJob
{
    private const int LegalMonths = 6;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await LockStaleAsync(now, cancellationToken);
        var (log, day) = (now.AddMonths(-Math.Max(rules.AccessLogMonths, LegalMonths)), now.AddDays(-1));
        await db.Set<AccessLogEntry>().Where(entry => entry.At < log).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Session>().Where(session => session.StartedAt < log).ExecuteDeleteAsync(cancellationToken);
        await db.Set<PhoneCode>().Where(code => code.SentAt < day).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Attempts>().Where(row => row.Since < day && (row.LockedUntil == null || row.LockedUntil < day)).ExecuteDeleteAsync(cancellationToken);
    }

    // The security administrators stay: without them nobody could unlock anybody.
    private async Task LockStaleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = now - rules.StaleAfter;
        var stale = db.Set<Account>().Where(account => account.UserName != null && account.LockedAt == null && account.CreatedAt < before
            && (account.LastSignInAt == null || account.LastSignInAt < before) && (account.UnlockedAt == null || account.UnlockedAt < before)
            && !account.Grants.Any(grant => grant.Role == Role.SecurityAdmin));
        foreach (var account in await stale.ToListAsync(cancellationToken)) account.Lock(AccountsText.Stale, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
