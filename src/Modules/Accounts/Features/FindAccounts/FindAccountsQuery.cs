using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts.Features.FindAccounts;

/// <summary>Accounts within the user's units. Workers' accounts are shown to who manages them only.</summary>
internal sealed record FindAccountsQuery(string? Text, string? UnitPath, Role? Role, bool Locked, bool Workers, string? After);

internal sealed record AccountRow(Guid Id, string Name, string? UserName, string Unit, DateTimeOffset? LockedAt, DateTimeOffset? LastSignInAt, IReadOnlyList<string> Roles);

internal sealed class FindAccountsHandler(AppDbContext db, CurrentUser user, UnitNames units, TimeProvider clock)
{
    private const int Size = 30;

    public async Task<PageOf<AccountRow>> HandleAsync(FindAccountsQuery query, CancellationToken cancellationToken)
    {
        await units.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var scope = user.ScopeOf(query.Workers ? AccountsPermissions.Manage : AccountsPermissions.See);
        if (query.UnitPath is { } path) scope = scope.NarrowedTo(path);
        var rows = db.Set<Account>().AsNoTracking().Within(scope).Where(account => (account.UserName == null && !account.IsService) == query.Workers);
        if (query.Text is { Length: > 0 } text)
        {
            var lower = UserNames.Normal(text)!;
            rows = rows.Where(account => account.Name.Contains(text) || (account.UserName != null && account.UserName.Contains(lower)));
        }
        if (query.Locked) rows = rows.Where(account => account.LockedAt != null);
        if (query.Role is { } role) rows = rows.Where(account => account.Grants.Any(grant => grant.Role == role && grant.From <= now && (grant.Until == null || grant.Until > now)));
        var page = await rows.PageAsync(account => account.Name, account => account.Id, query.After, Size, false, cancellationToken);
        var ids = page.Items.Select(account => account.Id).ToList();
        var grants = (await db.Set<RoleGrant>().AsNoTracking().InForce(now).Where(grant => ids.Contains(grant.AccountId)).ToListAsync(cancellationToken)).ToLookup(grant => grant.AccountId);
        return new(
            [.. page.Items.Select(account => new AccountRow(
                account.Id, account.Name, account.UserName, units.Long(account.UnitPath), account.LockedAt, account.LastSignInAt,
                [.. grants[account.Id].Select(grant => Roles.NameOf(grant.Role)).Distinct()]))],
            page.Next, page.IsFirst);
    }
}
