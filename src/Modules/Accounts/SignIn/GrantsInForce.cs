using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts;

/// <summary>Which grants somebody holds at a moment: own ones, and those of officers whose deputy he is.</summary>
internal static class GrantsInForce
{
    private static readonly List<Role> NeverByDeputy = [.. Roles.Administrators, Role.Worker];

    public static IQueryable<RoleGrant> InForce(this IQueryable<RoleGrant> grants, DateTimeOffset now) =>
        grants.Where(grant => grant.From <= now && (grant.Until == null || grant.Until > now));

    public static IQueryable<Absence> InForce(this IQueryable<Absence> absences, DateTimeOffset now) =>
        absences.Where(absence => absence.From <= now && absence.Until > now);

    /// <summary>One query. Administrators' roles never pass to a deputy (R-SEC-06), nor do grants of a locked account.</summary>
    public static async Task<IReadOnlyList<Grant>> OfAsync(AppDbContext db, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var absent = db.Set<Absence>().InForce(now).Where(absence => absence.DeputyId == accountId).Select(absence => absence.AccountId);
        var rows = await db.Set<RoleGrant>().AsNoTracking().InForce(now)
            .Where(grant => grant.AccountId == accountId || (
                absent.Contains(grant.AccountId) && !NeverByDeputy.Contains(grant.Role)
                && db.Set<Account>().Any(owner => owner.Id == grant.AccountId && owner.LockedAt == null)))
            .Select(grant => new { grant.Role, grant.UnitPath, grant.AccountId })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Grant(row.Role, row.UnitPath, row.AccountId == accountId ? null : row.AccountId))];
    }
}
