using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;

namespace Niangjia.Kernel.Modules;

/// <summary>The only door of a module. The host lists the modules once, in <c>Modules.cs</c>.</summary>
public interface IModule
{
    /// <summary>Registers handlers, answers, reactions and jobs.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>What users may do here, and which roles may.</summary>
    IEnumerable<Permission> Permissions { get; }

    /// <summary>Entries of the staff menu.</summary>
    IEnumerable<MenuEntry> Menu => [];

    /// <summary>Endpoints that are not pages: downloads.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }

    /// <summary>What programs may do here: one line an operation, in a file of its own.</summary>
    void MapApi(ApiRoutes api)
    {
    }

    /// <summary>The module's assembly: pages, entity configurations and handlers are found in it.</summary>
    Assembly Assembly => GetType().Assembly;
}

/// <summary>One entry of the staff menu; shown when the permission is held for some unit.</summary>
/// <param name="Title">The text in the language of the request.</param>
/// <param name="Url">Local address.</param>
/// <param name="Permission">Key of the permission needed.</param>
/// <param name="Icon">Name of an icon of the Ui set.</param>
/// <param name="Group">Heading it stands under.</param>
/// <param name="Order">Position, small first.</param>
public sealed record MenuEntry(Func<string> Title, string Url, string Permission, string Icon, MenuGroup Group, int Order);

/// <summary>Headings of the staff menu.</summary>
public enum MenuGroup
{
    /// <summary>Daily work with requests.</summary>
    Work,
    /// <summary>Registers of people, units and enterprises.</summary>
    Registers,
    /// <summary>Settings and oversight.</summary>
    Administration,
}

/// <summary>Registration of a module's handlers.</summary>
public static class ModuleServices
{
    /// <summary>Adds every class of the assembly whose name ends in Handler as itself, scoped.</summary>
    public static IServiceCollection AddHandlers(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes())
            if (type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && type.Name.EndsWith("Handler", StringComparison.Ordinal))
                services.AddScoped(type);
        return services;
    }
}
