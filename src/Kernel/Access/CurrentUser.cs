using System.Globalization;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Access;

/// <summary>A role in force for a unit and everything below it.</summary>
/// <param name="Role">The role.</param>
/// <param name="UnitPath">Path of the unit it was granted for.</param>
/// <param name="DeputyFor">Account this grant is exercised for while its owner is absent; null for one's own.</param>
public sealed record Grant(Role Role, string UnitPath, Guid? DeputyFor = null);

/// <summary>Who acts in this scope: a signed-in person, an anonymous visitor, or the system itself (jobs, reactions).</summary>
public sealed class CurrentUser(PermissionCatalog permissions)
{
    // As long as the journal keeps a name.
    private const int MostNameLength = 80;

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

    /// <summary>Accounts as whom the user works: the own one, and those of absent officers whose deputy the user is.</summary>
    public IReadOnlyList<Guid> Accounts { get; private set; } = [];

    /// <summary>The absent officer for whom the user acts in this scope, or null when the user acts for nobody else.</summary>
    public Guid? OnBehalfOf { get; private set; }

    /// <summary>Name of the user as the journal writes it: with that of the absent officer for whom the user acts.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>What the token of this call may be used for; null when the user came with a session, which may be used for everything.</summary>
    public IReadOnlySet<string>? Scopes { get; private set; }

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsSignedIn => AccountId is not null;

    /// <summary>Whether the user has a role beyond that of a worker.</summary>
    public bool IsStaff => Grants.Any(grant => grant.Role != Role.Worker);

    /// <summary>Called by sign-in once a request's session is known to be good.</summary>
    public void Become(Guid accountId, Guid? personId, Guid sessionId, string name, IReadOnlyList<Grant> grants)
    {
        (AccountId, PersonId, SessionId, Name, Grants, IsSystem) = (accountId, personId, sessionId, name, grants, false);
        Accounts = [accountId, .. grants.Select(grant => grant.DeputyFor).OfType<Guid>().Distinct()];
        (OnBehalfOf, ActorName, Scopes) = (null, name, null);
    }

    /// <summary>The user came with a token of these scopes. What it reaches is never more than what its owner may.</summary>
    public void LimitTo(IReadOnlySet<string> scopes) => Scopes = scopes;

    /// <summary>Called by jobs and reactions.</summary>
    public void BecomeSystem(string name) => (Name, ActorName, IsSystem) = (name, name, true);

    /// <summary>From here on the user acts for an absent officer; the journal says so.</summary>
    /// <exception cref="ForbiddenException">The user is not the deputy of that officer.</exception>
    public void Represent(Guid owner, string ownerName)
    {
        if (owner == AccountId || !Accounts.Contains(owner)) throw new ForbiddenException("deputy");
        var name = string.Format(CultureInfo.CurrentCulture, KernelText.OnBehalfOf, Name, ownerName);
        (OnBehalfOf, ActorName) = (owner, TypedText.Cut(name, MostNameLength));
    }

    /// <summary>The absent officer by whose grant the permission is held for this unit; null when a grant of the user's own gives it.</summary>
    public Guid? HeldFor(string permission, string unitPath)
    {
        var held = Grants.Where(grant => permissions.Carries(grant.Role, permission) && UnitPath.IsWithin(unitPath, grant.UnitPath)).ToList();
        return held.Any(grant => grant.DeputyFor is null) ? null : held.Select(grant => grant.DeputyFor).FirstOrDefault();
    }

    /// <summary>The units for which the permission was granted, without those below them.</summary>
    public IReadOnlyList<string> UnitsOf(string permission) =>
        [.. Grants.Where(grant => permissions.Carries(grant.Role, permission)).Select(grant => grant.UnitPath).Distinct()];

    /// <summary>The roles that carry a permission.</summary>
    public IReadOnlyList<Role> RolesWith(string permission) => [.. Roles.All.Where(role => permissions.Carries(role, permission))];

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
