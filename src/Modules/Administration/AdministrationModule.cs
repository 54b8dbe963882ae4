using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Administration;

/// <summary>The only door of the module.</summary>
public sealed class AdministrationModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        // Whoever is bound by a period may look up where it comes from.
        new(AdministrationPermissions.SeeParameters, [.. Roles.Officers, .. Roles.Administrators, Role.Mediator, Role.LegalSquadLawyer]) { Title = () => AdministrationText.PermissionSeeParameters },
        new(AdministrationPermissions.EditParameters, Role.SystemAdmin) { Title = () => AdministrationText.PermissionEditParameters },
        new(AdministrationPermissions.SeeCalendar, [.. Roles.Handlers, .. Roles.Administrators, Role.Mediator, Role.LegalSquadLawyer, Role.HotlineAgent]) { Title = () => AdministrationText.PermissionSeeCalendar },
        new(AdministrationPermissions.EditCalendar, Role.SystemAdmin) { Title = () => AdministrationText.PermissionEditCalendar },
        new(AdministrationPermissions.RetryReactions, Role.SystemAdmin) { Title = () => AdministrationText.PermissionRetryReactions },
        new(AdministrationPermissions.AskForExport, [.. Roles.Handlers, .. Roles.Administrators, Role.HotlineAgent, Role.LabourLawSupervisor]) { Title = () => AdministrationText.PermissionAskForExport },
        new(AdministrationPermissions.DecideExports, Role.StreetChair, Role.DistrictLeader, Role.SecurityAdmin) { Title = () => AdministrationText.PermissionDecideExports },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
    [
        new(() => AdministrationText.Parameters, AdministrationUrls.Parameters, AdministrationPermissions.SeeParameters, "scales", MenuGroup.Administration, 30),
        new(() => AdministrationText.Calendar, AdministrationUrls.Calendar, AdministrationPermissions.SeeCalendar, "calendar", MenuGroup.Administration, 40),
        new(() => AdministrationText.Exports, AdministrationUrls.Exports, AdministrationPermissions.DecideExports, "download", MenuGroup.Administration, 50),
        new(() => AdministrationText.Reactions, AdministrationUrls.Reactions, AdministrationPermissions.RetryReactions, "repeat", MenuGroup.Administration, 60),
    ];

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => AdministrationApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration) => services
        .AddScoped<IExportGate, ExportGate>()
        .AddScoped<ExportDesk>()
        .AddScoped<IMenuBadge, FailureBadge>();
}
