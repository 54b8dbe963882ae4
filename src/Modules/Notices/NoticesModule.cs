using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Delivery;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Modules;
using Niangjia.Notices.Data;
using Niangjia.Notices.Delivery;
using Niangjia.Notices.Domain;
using Niangjia.Notices.Features.ChooseWays;
using Niangjia.Notices.Gateways;
using Niangjia.Notices.Reactions;
using Niangjia.Ui;

namespace Niangjia.Notices;

/// <summary>The only door of the module.</summary>
public sealed class NoticesModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(NoticePermissions.Read, [.. Roles.All.Where(role => role != Role.Worker)]) { Title = () => NoticesText.ReadOwn },
        new(NoticePermissions.Deliveries, Role.SystemAdmin) { Title = () => NoticesText.PermissionDeliveries },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu => [new(() => NoticesText.Deliveries, NoticeUrls.Deliveries, NoticePermissions.Deliveries, "send", MenuGroup.Administration, 70)];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapNotices();

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => NoticesApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddGateways(configuration)
        .AddScoped<ChosenWays>()
        .AddScoped<QuietHours>()
        .AddScoped<MyChoices>()
        .AddScoped<Outbox>()
        .AddScoped<IMessages>(provider => provider.GetRequiredService<Outbox>())
        .AddDelivery<OutgoingMessage, MessageCourier>()
        .AddScoped<IMenuBadge, DeliveryBadge>()
        .AddScoped<NoticeBoard>()
        .AddScoped<INotices>(provider => provider.GetRequiredService<NoticeBoard>())
        .AddScoped<NoticeBell>()
        .AddScoped<ITopBarBadge>(provider => provider.GetRequiredService<NoticeBell>())
        .AddRecurringJob<TidyNoticesJob>(TimeSpan.FromHours(6))
        .AddReaction<ClockMet, WhenClockEnded>(happened => happened.SpokenOf)
        .AddReaction<ClockCancelled, WhenClockEnded>(happened => happened.SpokenOf);
}
