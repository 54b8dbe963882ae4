using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>Somebody who can stand in for an officer.</summary>
internal sealed record Candidate(Guid Id, string Name);

/// <summary>
/// Who may be deputy: somebody with a role in the officer's unit or above it. No administrator: with the officer's roles he
/// would hold what R-SEC-06 keeps apart.
/// </summary>
internal sealed class Deputies(AppDbContext db, TimeProvider clock)
{
    private static readonly List<Role> Administrators = [.. Roles.Administrators];

    public Task<List<Candidate>> ForAsync(Guid accountId, string unitPath, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        List<string> above = [.. UnitPath.SelfAndAncestors(unitPath), UnitPath.Root];
        var grants = db.Set<RoleGrant>().InForce(now);
        return db.Set<Account>()
            .Where(account => account.Id != accountId && account.LockedAt == null
                && grants.Any(grant => grant.AccountId == account.Id && grant.Role != Role.Worker && above.Contains(grant.UnitPath))
                && !grants.Any(grant => grant.AccountId == account.Id && Administrators.Contains(grant.Role)))
            .OrderBy(account => account.Name).ThenBy(account => account.Id).Take(200)
            .Select(account => new Candidate(account.Id, account.Name)).ToListAsync(cancellationToken);
    }
}
