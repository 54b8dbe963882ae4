using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Interfaces.Calendars;
using Niangjia.Interfaces.Features.RenewFeed;
using Niangjia.Interfaces.Open311;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Modules;

namespace Niangjia.Interfaces;

/// <summary>The only door of the module.</summary>
public sealed class InterfacesModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions => [];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Open311").Get<Open311Settings>() ?? new Open311Settings())
        .AddRateLimiter(options => Open311Rate.Add(options, configuration))
        .AddScoped<Open311Requests>()
        .AddScoped<FeedReader>();

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpen311();
        endpoints.MapCalendars();
    }

    /// <inheritdoc/>
    public void MapApi(ApiRoutes api)
    {
        api.Command<RenewFeedCommand, RenewFeedHandler>("calendar-feeds", null, "Make the secret address of my calendar; the one before ends", (NewFeed feed) => feed, secret: nameof(NewFeed.Address));
        api.Command<EndFeedCommand, EndFeedHandler>("calendar-feeds", null, "End the secret address of my calendar", method: "DELETE");
    }
}
