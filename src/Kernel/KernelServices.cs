using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Data.Writing;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Search;

namespace Niangjia.Kernel;

/// <summary>Registers what all modules stand on.</summary>
public static class KernelServices
{
    /// <summary>Adds the kernel and the given modules.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">Settings; <c>ConnectionStrings:Niangjia</c> names the database.</param>
    /// <param name="modules">The one list of modules.</param>
    public static IServiceCollection AddNiangjia(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<IModule> modules)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(modules);
        services.AddSingleton(new PermissionCatalog(modules.SelectMany(module => module.Permissions)));
        services.AddSingleton(new ModelAssemblies([typeof(KernelServices).Assembly, .. modules.Select(module => module.Assembly)]));
        services.AddScoped<CurrentUser>();
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, PermissionRequirementHandler>();
        services.AddScoped<Microsoft.AspNetCore.Authorization.IAuthorizationHandler, Api.ScopeRequirementHandler>();
        services.AddScoped<Api.ApiBody>().AddScoped<Api.ApiQuery>();
        services.AddScoped<IdempotencyScope>();
        services.AddSingleton<ForgetAfterCommit>();
        services.AddDbContext<AppDbContext>(
            (provider, options) => options.UseDatabase(provider.GetRequiredService<IConfiguration>().GetConnectionString("Niangjia")
                ?? throw new InvalidOperationException("ConnectionStrings:Niangjia is not set."))
                .AddInterceptors(provider.GetRequiredService<RingAfterCommit>(), provider.GetRequiredService<ForgetAfterCommit>()),
            // Made once: reading the connection string again for each request would cost as much as a query.
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddSingleton<SqliteTurn>().AddSingleton<GroupWriter>().AddSingleton<Numbers.NumberDesk>();
        services.AddScoped<Numbers.NumberSeries>();
        services.AddJournal().AddDeliveries();
        services.AddSealing().AddFiles(configuration).AddSearch();
        services.AddCalendars().AddLegalParameters().AddClocks().AddColumnKeeper();
        foreach (var module in modules)
        {
            module.AddServices(services, configuration);
            services.AddHandlers(module.Assembly);
        }
        return services;
    }
}
