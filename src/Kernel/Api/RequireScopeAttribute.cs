using Microsoft.AspNetCore.Authorization;
using Niangjia.Kernel.Access;

namespace Niangjia.Kernel.Api;

/// <summary>A token must carry this scope; whoever came with a session of the browser has them all. Permissions are checked besides.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireScopeAttribute(string scope) : AuthorizeAttribute, IAuthorizationRequirementData, IAuthorizationRequirement
{
    /// <summary>Such as <c>requests:write</c>.</summary>
    public string Scope { get; } = scope;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Answers <see cref="RequireScopeAttribute"/>.</summary>
public sealed class ScopeRequirementHandler(CurrentUser user) : AuthorizationHandler<RequireScopeAttribute>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequireScopeAttribute requirement)
    {
        if (user.Scopes is null || user.Scopes.Contains(requirement.Scope)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
