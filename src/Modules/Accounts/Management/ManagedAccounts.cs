using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>
/// The accounts the current user may manage: those whose own unit and all of whose roles lie within the units for which he is
/// security administrator. Otherwise a street could reset the password of the district.
/// </summary>
internal sealed class ManagedAccounts(AppDbContext db, CurrentUser user, IUnitDirectory units, TimeProvider clock)
{
    /// <summary>The account, to be changed. Nobody manages himself (R-SEC-06).</summary>
    public async Task<Account> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var account = await LoadAsync(id, cancellationToken);
        if (!MayManage(account)) throw new ForbiddenException(AccountsPermissions.Manage);
        if (account.Id == user.AccountId) throw new RefusedException(AccountsText.NotYourOwn, "R-SEC-06");
        return account;
    }

    /// <summary>The account with all its parts, for whoever has a right of his own to it.</summary>
    public Task<Account> LoadAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<Account>().Include(account => account.Credential).Include(account => account.Grants).Include(account => account.Absences)
            .FoundAsync(id, cancellationToken);

    /// <summary>What these accounts are called.</summary>
    public Task<Dictionary<Guid, string>> NamesAsync(IReadOnlySet<Guid> ids, CancellationToken cancellationToken) =>
        db.Set<Account>().Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellationToken);

    public bool MayManage(Account account)
    {
        var now = clock.GetUtcNow();
        return user.Can(AccountsPermissions.Manage, account.UnitPath)
            && account.Grants.Where(grant => grant.Until is null || grant.Until > now).All(grant => user.Can(AccountsPermissions.Manage, grant.UnitPath));
    }

    /// <summary>Guards what is done for a unit.</summary>
    /// <exception cref="RefusedException">There is no such unit, or it is closed.</exception>
    public async Task DemandAsync(string unitPath, CancellationToken cancellationToken)
    {
        user.Demand(AccountsPermissions.Manage, unitPath);
        if (unitPath == UnitPath.Root) return;
        var tree = await units.TreeAsync(cancellationToken);
        if (tree.ByPath(unitPath) is not { IsClosed: false }) throw new RefusedException(AccountsText.NoSuchUnit, field: "UnitPath");
    }

    /// <summary>Refuses a role at a kind of unit that has nobody of it.</summary>
    /// <exception cref="RefusedException">A grid worker of a district, and the like.</exception>
    public async Task RefuseMisplacedAsync(Role role, string unitPath, CancellationToken cancellationToken)
    {
        var unit = unitPath == UnitPath.Root ? null : (await units.TreeAsync(cancellationToken)).ByPath(unitPath);
        if (!RolePlaces.Fits(role, unit?.Kind)) throw new RefusedException(
            string.Format(AccountsText.RoleNotHere, Roles.NameOf(role), unit?.Name ?? AccountsText.WholePlatform, RolePlaces.Of(role)), "R §0.3", "Role");
    }

    /// <summary>First moment of a day, or now when that day has begun.</summary>
    public DateTimeOffset Begin(DateOnly? day) => day is { } date && ChinaTime.StartOfDay(date) is var start && start > clock.GetUtcNow() ? start : clock.GetUtcNow();

    /// <summary>The moment after the last one of a day.</summary>
    public static DateTimeOffset? End(DateOnly? day) => day is { } date ? ChinaTime.EndOfDay(date) : null;
}
