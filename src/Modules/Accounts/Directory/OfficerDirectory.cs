using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

internal sealed class OfficerDirectory(AppDbContext db, TimeProvider clock) : IOfficerDirectory
{
    // Who answers first for a unit: its head before its staff, its staff before those who help.
    private static readonly List<Role> ByResponsibility =
    [
        Role.DistrictLeader, Role.DistrictOfficer, Role.StreetChair, Role.JointCentreDirector, Role.StreetOfficer, Role.CommunityChair,
        Role.CommunityOfficer, Role.GridLeader, Role.GridWorker, Role.EnterpriseUnionChair,
    ];

    public async Task<IReadOnlyList<OfficerInfo>> InUnitAsync(string unitPath, CancellationToken cancellationToken) =>
        await FindAsync(grant => grant.UnitPath == unitPath, cancellationToken);

    public async Task<IReadOnlyList<OfficerInfo>> WithRoleAsync(Role role, Scope scope, CancellationToken cancellationToken) =>
        scope.IsEmpty ? [] : await FindAsync(db.Set<RoleGrant>().Within(scope).Where(grant => grant.Role == role), cancellationToken);

    public async Task<IReadOnlyList<string>> StaffedAsync(IReadOnlyCollection<Role> roles, Scope scope, CancellationToken cancellationToken) =>
        scope.IsEmpty ? [] : await db.Set<RoleGrant>().AsNoTracking().InForce(clock.GetUtcNow()).Within(scope)
            .Where(grant => roles.Contains(grant.Role) && db.Set<Account>().Any(account => account.Id == grant.AccountId && account.LockedAt == null))
            .Select(grant => grant.UnitPath).Distinct().ToListAsync(cancellationToken);

    public async Task<OfficerInfo?> FindAsync(Guid accountId, CancellationToken cancellationToken) =>
        (await FindAsync(grant => grant.AccountId == accountId, cancellationToken)).FirstOrDefault();

    public async Task<OfficerRights?> RightsOfAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db.Set<Account>().AsNoTracking().Where(account => account.Id == accountId).Select(account => new { account.PersonId, account.Name, account.LockedAt }).SingleOrDefaultAsync(cancellationToken) is { } found
            ? new(accountId, found.PersonId, found.Name, found.LockedAt is null ? (await GrantsInForce.OfAsync(db, accountId, clock.GetUtcNow(), cancellationToken)).At(clock.GetUtcNow()) : []) : null;

    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken) =>
        await db.Set<Account>().Where(account => accountIds.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);

    private Task<List<OfficerInfo>> FindAsync(Expression<Func<RoleGrant, bool>> which, CancellationToken cancellationToken) =>
        FindAsync(db.Set<RoleGrant>().Where(which), cancellationToken);

    private async Task<List<OfficerInfo>> FindAsync(IQueryable<RoleGrant> grants, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from grant in grants.AsNoTracking().InForce(now)
            join account in db.Set<Account>() on grant.AccountId equals account.Id
            where grant.Role != Role.Worker && account.LockedAt == null
            select new
            {
                grant,
                account,
                DeputyId = db.Set<Absence>().InForce(now).Where(absence => absence.AccountId == account.Id).Select(absence => (Guid?)absence.DeputyId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        return [.. rows
            .OrderBy(row => Rank(row.grant.Role)).ThenBy(row => row.grant.Role).ThenBy(row => row.grant.From).ThenBy(row => row.account.Id)
            .Select(row => new OfficerInfo(
                row.account.Id, row.account.PersonId, row.account.Name, row.grant.Role, row.grant.UnitPath, row.account.WorkPhone, row.DeputyId is not null, row.DeputyId))];
    }

    private static int Rank(Role role) => ByResponsibility.IndexOf(role) is >= 0 and var at ? at : int.MaxValue;
}
