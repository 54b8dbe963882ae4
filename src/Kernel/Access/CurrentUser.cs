using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Access;

/// <summary>A role in force for a unit and everything below it.</summary>
/// <param name="Role">The role.</param>
/// <param name="UnitPath">Path of the unit it was granted for.</param>
/// <param name="DeputyFor">Account this grant is exercised for while its owner is absent; null for one's own.</param>
public sealed record Grant(Role Role, string UnitPath, Guid? DeputyFor = null);

/// <summary>Who acts in this scope: a signed-in person, an anonymous visitor, or the system itself (jobs, reactions).</summary>
public sealed class CurrentUser(PermissionCatalog permissions)
{
    /// <summary>The account, or null for visitors and the system.</summary>
    public Guid? AccountId { get; private set; }

    /// <summary>The person record behind the account, if it has one.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The session of this browser.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>Display name written into the journal.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True for background work, which may do everything and is journalled as the system.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>Roles in force now.</summary>
    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => AccountId is not null;

    /// <summary>Whether the user has a role beyond that of a worker.</summary>
    public bool IsStaff => Grants.Any(grant => grant.Role != Role.Worker);

    /// <summary>Called by sign-in once a request's session is known to be good.</summary>
    public void Become(Guid accountId, Guid? personId, Guid sessionId, string name, IReadOnlyList<Grant> grants) =>
        (AccountId, PersonId, SessionId, Name, Grants, IsSystem) = (accountId, personId, sessionId, name, grants, false);

    /// <summary>Called by jobs and reactions.</summary>
    public void BecomeSystem(string name) => (Name, IsSystem) = (name, true);

    /// <summary>Whether the permission is held for any unit.</summary>
    public bool Can(string permission) => IsSystem || Grants.Any(grant => permissions.Carries(grant.Role, permission));

    /// <summary>Whether the permission is held for this unit.</summary>
    public bool Can(string permission, string unitPath) => IsSystem || ScopeOf(permission).Covers(unitPath);

    /// <summary>The units for which the permission is held: give it to <c>Within(scope)</c>.</summary>
    public Scope ScopeOf(string permission) =>
        IsSystem
            ? Scope.Everything
            : Scope.Of(Grants.Where(grant => permissions.Carries(grant.Role, permission)).Select(grant => grant.UnitPath));

    /// <summary>Guards a command.</summary>
    /// <exception cref="ForbiddenException">The permission is not held for the unit.</exception>
    public void Demand(string permission, string unitPath)
    {
        if (!Can(permission, unitPath)) throw new ForbiddenException(permission);
    }

    /// <summary>Whether one of these roles is held for the unit.</summary>
    public bool IsAny(string unitPath, params ReadOnlySpan<Role> roles)
    {
        foreach (var grant in Grants)
            if (roles.Contains(grant.Role) && UnitPath.IsWithin(unitPath, grant.UnitPath)) return true;
        return IsSystem;
    }
}
