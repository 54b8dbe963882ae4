using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;

namespace Niangjia.Enterprises;

/// <summary>The only door of the module.</summary>
public sealed class EnterprisesModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions => [];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
