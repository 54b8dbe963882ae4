using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts;

/// <summary>A role for a unit and everything below it, from a begin to an end.</summary>
internal sealed class RoleGrant : IScoped
{
    private RoleGrant() => UnitPath = "";

    internal RoleGrant(Guid id, Guid accountId, Role role, string unitPath, DateTimeOffset from, DateTimeOffset? until, Guid? grantedBy) =>
        (Id, AccountId, Role, UnitPath, From, Until, GrantedBy) = (id, accountId, role, unitPath, from, until, grantedBy);

    public Guid Id { get; private set; }

    public Guid AccountId { get; private set; }

    public Role Role { get; private set; }

    public string UnitPath { get; private set; }

    public DateTimeOffset From { get; private set; }

    /// <summary>The grant holds until just before; null means without end.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Null when the platform itself granted it.</summary>
    public Guid? GrantedBy { get; private set; }

    public Guid? EndedBy { get; private set; }

    public bool IsInForce(DateTimeOffset now) => From <= now && (Until is null || Until > now);

    public bool Overlaps(DateTimeOffset from, DateTimeOffset? until) => (Until is null || Until > from) && (until is null || From < until);

    internal void End(DateTimeOffset until, Guid? by) => (Until, EndedBy) = (until, by);
}
