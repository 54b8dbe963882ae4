using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Features.ShowMyAccount;

internal sealed record ShowMyAccountQuery;

internal sealed record MyRole(Role Role, string Unit, string? DeputyFor);

internal sealed record MyAccount(
    string Name, string? UserName, string Unit, string? WorkPhone, DateTimeOffset? PasswordChangedAt, DateTimeOffset? SecondFactorSince,
    IReadOnlyList<MyRole> Roles, IReadOnlyList<SessionRow> Sessions);

internal sealed class ShowMyAccountHandler(AppDbContext db, CurrentUser user, UnitNames units, OpenSessions sessions)
{
    public async Task<MyAccount> HandleAsync(ShowMyAccountQuery query, CancellationToken cancellationToken)
    {
        var id = user.AccountId ?? throw new NotFoundException();
        await units.ReadAsync(cancellationToken);
        var account = await db.Set<Account>().AsNoTracking().Include(account => account.Credential).FoundAsync(id, cancellationToken);
        var absent = user.Grants.Where(grant => grant.DeputyFor is not null).Select(grant => grant.DeputyFor!.Value).ToHashSet();
        var names = await db.Set<Account>().Where(other => absent.Contains(other.Id)).ToDictionaryAsync(other => other.Id, other => other.Name, cancellationToken);
        return new(
            account.Name, account.UserName, units.Long(account.UnitPath), account.WorkPhone, account.Credential?.PasswordChangedAt, account.Credential?.SecondFactorSince,
            [.. user.Grants.Select(grant => new MyRole(grant.Role, units.Long(grant.UnitPath), grant.DeputyFor is { } owner ? names.GetValueOrDefault(owner) : null))],
            await sessions.OfAsync(id, cancellationToken));
    }
}
