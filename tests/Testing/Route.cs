using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;

namespace Niangjia.Testing;

/// <summary>One address and method of the product, as the router knows it.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Pattern">The template.</param>
/// <param name="Permissions">Permissions that are needed, all of them.</param>
/// <param name="IsForEverybody">Nobody need sign in.</param>
/// <param name="IsForTheSignedIn">Somebody must be signed in.</param>
/// <param name="Page">The component, if it is a page; else it is a download or an operation of the API.</param>
/// <param name="Operation">The operation of the API, if it is one.</param>
public sealed record Route(string Method, RoutePattern Pattern, IReadOnlyList<string> Permissions, bool IsForEverybody, bool IsForTheSignedIn, Type? Page, ApiOperation? Operation = null)
{
    /// <summary>Every endpoint that is not a style, script or picture.</summary>
    public static IReadOnlyList<Route> All(TestApp app) =>
    [..
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.RoutePattern.RawText?.TrimStart('/') is not ("{**path:file}" or "_framework/opaque-redirect")
        let rules = endpoint.Metadata.OfType<IAuthorizeData>().ToList()
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method is not ("HEAD" or "OPTIONS")
        orderby endpoint.RoutePattern.RawText, method
        select new Route(
            method, endpoint.RoutePattern, [.. rules.OfType<RequirePermissionAttribute>().Select(rule => rule.Permission)],
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, rules.Count > 0, endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type, endpoint.Metadata.GetMetadata<ApiOperation>())
    ];

    /// <summary>A page that is opened; its forms are sent to the same address.</summary>
    public bool IsOpened => Page is not null && Method == "GET";

    /// <summary>The layout a page names itself; null for the usual one.</summary>
    public Type? Layout => Page?.GetCustomAttribute<LayoutAttribute>()?.LayoutType;

    /// <summary>The gallery of components, which an installation does not have; its links lead nowhere.</summary>
    public bool IsOfDevelopers => Pattern.RawText?.TrimStart('/').StartsWith("dev/", StringComparison.Ordinal) == true;

    /// <summary>
    /// What a parameter stands for: the fixed parts before it, e.g. <c>units</c> for <c>/units/{Id}/duty</c> and <c>requests/orders</c> for
    /// <c>/requests/{Id}/orders/{OrderId}</c>.
    /// </summary>
    public IReadOnlyList<string> Parameters
    {
        get
        {
            var fixedParts = new List<string>();
            var found = new List<string>();
            foreach (var part in Pattern.PathSegments.SelectMany(segment => segment.Parts))
            {
                if (part is RoutePatternLiteralPart literal) fixedParts.Add(literal.Content);
                if (part is RoutePatternParameterPart) found.Add(string.Join('/', Operation is null ? fixedParts : fixedParts.Skip(2)));
            }
            return found;
        }
    }

    /// <summary>The address with the given values for <see cref="Parameters"/>, in order.</summary>
    public string Url(IReadOnlyList<string> values)
    {
        var next = 0;
        return "/" + string.Join('/', Pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            _ => Uri.EscapeDataString(values[next++]),
        }))));
    }

    /// <summary>Method and template.</summary>
    public override string ToString() => $"{Method} /{Pattern.RawText?.TrimStart('/')}";
}
