using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Contracts.Accounts;

/// <summary>Somebody who holds a role in a unit now.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">The person record, if linked.</param>
/// <param name="Name">Name as shown to workers and colleagues.</param>
/// <param name="Role">The role.</param>
/// <param name="UnitPath">Unit for which the role was granted.</param>
/// <param name="WorkPhone">Number a worker may call, or null.</param>
/// <param name="IsAbsent">Whether an absence is entered for now.</param>
/// <param name="DeputyId">Account of the deputy during the absence, or null.</param>
public sealed record OfficerInfo(
    Guid AccountId, Guid? PersonId, string Name, Role Role, string UnitPath, string? WorkPhone, bool IsAbsent, Guid? DeputyId);

/// <summary>What an account may do now, for work that it has ordered and that is done later.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">The person record, if linked.</param>
/// <param name="Name">Name as the journal writes it.</param>
/// <param name="Grants">Every grant in force, those of absent officers included; none when the account is locked.</param>
public sealed record OfficerRights(Guid AccountId, Guid? PersonId, string Name, IReadOnlyList<Grant> Grants);

/// <summary>Who holds which role where.</summary>
public interface IOfficerDirectory
{
    /// <summary>Roles in force for exactly this unit, most responsible first.</summary>
    Task<IReadOnlyList<OfficerInfo>> InUnitAsync(string unitPath, CancellationToken cancellationToken);

    /// <summary>Holders of a role in any unit of the scope.</summary>
    Task<IReadOnlyList<OfficerInfo>> WithRoleAsync(Role role, Scope scope, CancellationToken cancellationToken);

    /// <summary>The units of the scope in which somebody holds one of the roles now.</summary>
    Task<IReadOnlyList<string>> StaffedAsync(IReadOnlyCollection<Role> roles, Scope scope, CancellationToken cancellationToken);

    /// <summary>One account by id with its most responsible role, or null.</summary>
    Task<OfficerInfo?> FindAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>What an account may do now; null when there is no such account.</summary>
    Task<OfficerRights?> RightsOfAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>Display names of accounts, for lists.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellationToken);
}

/// <summary>
/// Who answers for a unit at a moment: the officer on duty by the roster of module Organisation, else the most responsible
/// role holder; an absent one is replaced by the deputy.
/// </summary>
public interface IDutyDirectory
{
    /// <summary>The officer, or null when the unit has nobody.</summary>
    Task<OfficerInfo?> OnDutyAsync(string unitPath, CancellationToken cancellationToken);
}

/// <summary>Accounts of workers who sign in by phone and are not yet tied to a person record.</summary>
public interface IWorkerAccounts
{
    /// <summary>Ties the account to a person record; saved with the caller's transaction.</summary>
    /// <exception cref="Niangjia.Kernel.NotFoundException">There is no such account.</exception>
    Task LinkPersonAsync(Guid accountId, Guid personId, CancellationToken cancellationToken);

    /// <summary>The mobile the worker signs in with, in E.164, to fill in the worker's own form; null for staff. Never shown to anybody else.</summary>
    Task<string?> MobileOfAsync(Guid accountId, CancellationToken cancellationToken);
}
