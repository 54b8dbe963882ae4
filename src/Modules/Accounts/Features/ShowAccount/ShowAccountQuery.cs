using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Features.ShowAccount;

/// <summary>One account, if it lies within the user's units.</summary>
internal sealed record ShowAccountQuery(Guid AccountId);

internal sealed record GrantRow(Guid Id, Role Role, string Unit, DateTimeOffset From, DateTimeOffset? Until, string? GrantedBy, bool InForce, bool CanEnd);

internal sealed record AccountFacts(
    Guid Id, string Name, string? UserName, string Unit, string? WorkPhone, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt, DateTimeOffset? LockedAt,
    DateTimeOffset? SecondFactorSince, bool MustChangePassword, bool Manageable, bool IsService, IReadOnlyList<GrantRow> Grants, IReadOnlyList<SessionRow> Sessions);

internal sealed class ShowAccountHandler(CurrentUser user, ManagedAccounts accounts, UnitNames units, OpenSessions sessions, TimeProvider clock)
{
    public async Task<AccountFacts> HandleAsync(ShowAccountQuery query, CancellationToken cancellationToken)
    {
        await units.ReadAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var account = await accounts.LoadAsync(query.AccountId, cancellationToken);
        // Where nothing may be seen, nothing exists.
        if (!user.Can(account is { UserName: null, IsService: false } ? AccountsPermissions.Manage : AccountsPermissions.See, account.UnitPath)) throw new NotFoundException();
        var names = await accounts.NamesAsync(account.Grants.Select(grant => grant.GrantedBy).OfType<Guid>().ToHashSet(), cancellationToken);
        var manageable = account.Id != user.AccountId && accounts.MayManage(account);
        GrantRow Row(RoleGrant grant) => new(
            grant.Id, grant.Role, units.Long(grant.UnitPath), grant.From, grant.Until, grant.GrantedBy is { } by ? names.GetValueOrDefault(by) : null,
            grant.IsInForce(now), account.Id != user.AccountId && user.Can(AccountsPermissions.Manage, grant.UnitPath) && (grant.Until is null || grant.Until > now));
        return new(
            account.Id, account.Name, account.UserName, units.Long(account.UnitPath), account.WorkPhone, account.CreatedAt, account.LastSignInAt, account.LockedAt,
            account.Credential?.SecondFactorSince, account.Credential?.MustChangePassword ?? false, manageable, account.IsService,
            [.. account.Grants.OrderByDescending(grant => grant.IsInForce(now)).ThenByDescending(grant => grant.From).Select(Row)],
            manageable ? await sessions.OfAsync(account.Id, cancellationToken) : []);
    }
}
