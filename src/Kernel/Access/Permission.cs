using Microsoft.AspNetCore.Authorization;

namespace Niangjia.Kernel.Access;

/// <summary>One thing a user may do, and the roles that may do it within their units. Modules declare theirs.</summary>
/// <param name="Key">Such as <c>cases.triage</c>; a constant in the module's Contracts folder.</param>
/// <param name="Roles">Roles that carry the permission.</param>
public sealed record Permission(string Key, params Role[] Roles)
{
    /// <summary>What it allows, in the language of the request; the overview of roles shows it. Without one the key is shown.</summary>
    public Func<string>? Title { get; init; }
}

/// <summary>All permissions of all modules, by key.</summary>
public sealed class PermissionCatalog
{
    private readonly Dictionary<string, HashSet<Role>> _roles;

    /// <summary>The catalogue of these permissions.</summary>
    /// <exception cref="ArgumentException">Two have one key.</exception>
    public PermissionCatalog(IEnumerable<Permission> permissions)
    {
        All = [.. permissions.OrderBy(permission => permission.Key, StringComparer.Ordinal)];
        _roles = All.ToDictionary(permission => permission.Key, permission => permission.Roles.ToHashSet());
    }

    /// <summary>Every permission, by key.</summary>
    public IReadOnlyList<Permission> All { get; }

    /// <summary>Keys of every permission.</summary>
    public IReadOnlyCollection<string> Keys => _roles.Keys;

    /// <summary>Whether a role carries a permission. An unknown key is a programming error and throws.</summary>
    public bool Carries(Role role, string permission) =>
        _roles.TryGetValue(permission, out var roles)
            ? roles.Contains(role)
            : throw new InvalidOperationException($"Permission '{permission}' is declared by no module.");
}

/// <summary>
/// The page or endpoint needs this permission in at least one unit; which unit is checked by the handler with
/// <see cref="CurrentUser.Demand"/> or by the query with <c>Within(scope)</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirePermissionAttribute(string permission)
    : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>Key of the permission.</summary>
    public string Permission { get; } = permission;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Answers <see cref="RequirePermissionAttribute"/> from the current user's grants.</summary>
public sealed class PermissionRequirementHandler(CurrentUser user) : AuthorizationHandler<RequirePermissionAttribute>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequirePermissionAttribute requirement)
    {
        if (user.Can(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
