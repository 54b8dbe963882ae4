using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Interfaces;
using Niangjia.Interfaces.Calendars;
using Niangjia.Interfaces.Data;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Features.ChangeWebhook;
using Niangjia.Interfaces.Features.CreateWebhook;
using Niangjia.Interfaces.Features.FindWebhooks;
using Niangjia.Interfaces.Features.RenewFeed;
using Niangjia.Interfaces.Features.RotateWebhookSecret;
using Niangjia.Interfaces.Features.SendWebhookAgain;
using Niangjia.Interfaces.Features.ShowWebhook;
using Niangjia.Interfaces.Features.SwitchWebhook;
using Niangjia.Interfaces.Features.TestWebhook;
using Niangjia.Interfaces.Open311;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Api;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Modules;

namespace Niangjia.Interfaces;

/// <summary>The only door of the module.</summary>
public sealed class InterfacesModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions => [new(InterfacePermissions.Webhooks, Role.SystemAdmin) { Title = () => InterfacesText.PermissionWebhooks }];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu => [new(() => InterfacesText.Webhooks, InterfaceUrls.Webhooks, InterfacePermissions.Webhooks, "globe", MenuGroup.Administration, 80)];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton(configuration.GetSection("Open311").Get<Open311Settings>() ?? new Open311Settings())
            .AddRateLimiter(options => Open311Rate.Add(options, configuration))
            .AddScoped<Open311Requests>()
            .AddScoped<FeedReader>();
        AddWebhooks(services, configuration);
    }

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
        api.Query<FindWebhooksHandler>("webhooks", InterfacePermissions.Webhooks, "Programs that are told of what happens in my units");
        api.Query<ShowWebhookHandler>("webhooks/{subscriptionId:guid}", InterfacePermissions.Webhooks, "One subscription with what was sent by it");
        api.Command<CreateWebhookCommand, CreateWebhookHandler>("webhooks", InterfacePermissions.Webhooks, "Tell another program of events; the secret is in the answer", (NewWebhook made) => made, secret: nameof(NewWebhook.Secret));
        api.Command<ChangeWebhookCommand, ChangeWebhookHandler>("webhooks/{subscriptionId:guid}", InterfacePermissions.Webhooks, "Change a subscription", method: "PUT");
        api.Command<SwitchWebhookCommand, SwitchWebhookHandler>("webhooks/{subscriptionId:guid}/switch", InterfacePermissions.Webhooks, "Switch a subscription on or off", method: "PUT");
        api.Command<RotateWebhookSecretCommand, RotateWebhookSecretHandler>("webhooks/{subscriptionId:guid}/secrets", InterfacePermissions.Webhooks, "Make a new secret; the one before signs beside it for a day", (NewSecret made) => made, secret: nameof(NewSecret.Secret));
        api.Command<TestWebhookCommand, TestWebhookHandler>("webhooks/{subscriptionId:guid}/tests", InterfacePermissions.Webhooks, "Send an event that tells of nothing");
        api.Command<SendWebhookAgainCommand, SendWebhookAgainHandler>("webhooks/{subscriptionId:guid}/deliveries/{deliveryId:guid}/retries", InterfacePermissions.Webhooks, "Send an event once more");
    }

    private static void AddWebhooks(IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddSingleton(configuration.GetSection("Webhooks").Get<WebhookSettings>() ?? new WebhookSettings())
            .AddSingleton<AllowedAddresses>()
            .AddSingleton<WebhookClient>()
            .AddScoped<WebhookDesk>()
            .AddScoped<WebhookChecks>()
            .AddScoped<WebhookWatch>()
            .AddScoped<OutsideView>()
            .AddScoped<WhenOthersListen>()
            .AddDelivery<WebhookDelivery, WebhookCourier>()
            .AddRecurringJob<TidyWebhooksJob>(TimeSpan.FromHours(6));
        foreach (var registration in WhenOthersListen.Registrations) services.AddSingleton(registration);
    }
}
