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

    /// <summary>Everything held from now on. Administrators' roles never pass to a deputy (R-SEC-06), nor do grants of a locked account.</summary>
    public static async Task<HeldGrants> OfAsync(AppDbContext db, Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var own = db.Set<RoleGrant>().AsNoTracking().Where(grant => grant.AccountId == accountId && (grant.Until == null || grant.Until > now))
            .Select(grant => new HeldGrant(grant.Id, grant.Role, grant.UnitPath, grant.From, grant.Until, null, null, null));
        var deputy =
            from absence in db.Set<Absence>().AsNoTracking()
            join grant in db.Set<RoleGrant>() on absence.AccountId equals grant.AccountId
            join owner in db.Set<Account>() on grant.AccountId equals owner.Id
            where absence.DeputyId == accountId && absence.Until > now && (grant.Until == null || grant.Until > now)
                && !NeverByDeputy.Contains(grant.Role) && owner.LockedAt == null && grant.AccountId != accountId
            select new HeldGrant(grant.Id, grant.Role, grant.UnitPath, grant.From, grant.Until, grant.AccountId, absence.From, absence.Until);
        return new(await own.ToListAsync(cancellationToken), await deputy.ToListAsync(cancellationToken));
    }
}

/// <summary>A grant with the time it holds; a deputy's holds while its owner is absent.</summary>
internal sealed record HeldGrant(Guid Id, Role Role, string UnitPath, DateTimeOffset From, DateTimeOffset? Until, Guid? DeputyFor, DateTimeOffset? AbsentFrom, DateTimeOffset? AbsentUntil)
{
    public bool IsInForce(DateTimeOffset now) => From <= now && (Until is null || Until > now) && (AbsentFrom is null || AbsentFrom <= now && AbsentUntil > now);
}

/// <summary>What somebody holds now and later.</summary>
internal sealed class HeldGrants(IReadOnlyList<HeldGrant> own, IReadOnlyList<HeldGrant> asDeputy)
{
    /// <summary>Those in force.</summary>
    public IReadOnlyList<Grant> At(DateTimeOffset now)
    {
        var held = new List<Grant>(own.Count + asDeputy.Count);
        foreach (var grant in own)
            if (grant.IsInForce(now)) held.Add(new(grant.Role, grant.UnitPath));
        // Two absences of one owner may overlap.
        foreach (var grant in asDeputy.Where(grant => grant.IsInForce(now)).DistinctBy(grant => grant.Id)) held.Add(new(grant.Role, grant.UnitPath, grant.DeputyFor));
        return held;
    }
}
