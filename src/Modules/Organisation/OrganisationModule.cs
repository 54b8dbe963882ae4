using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Organisation.Answers;
using Niangjia.Organisation.Domain;
using Niangjia.Organisation.Features.ImportUnits;
using Niangjia.Ui;

namespace Niangjia.Organisation;

/// <summary>The only door of the module.</summary>
public sealed class OrganisationModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(OrganisationPermissions.See, [.. Roles.Handlers, .. Roles.Administrators, Role.HotlineAgent]) { Title = () => OrganisationText.PermissionSee },
        new(OrganisationPermissions.Edit, Role.StreetOfficer, Role.StreetChair, Role.DistrictOfficer, Role.DistrictLeader, Role.SystemAdmin) { Title = () => OrganisationText.PermissionEdit },
        new(OrganisationPermissions.PlanDuty, [.. Roles.Officers]) { Title = () => OrganisationText.PermissionPlanDuty },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
        [new(() => OrganisationText.Units, OrganisationUrls.Browse, OrganisationPermissions.See, "tree", MenuGroup.Registers, 10)];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapImport<UnitImport>(OrganisationUrls.Import, OrganisationPermissions.Edit);

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => OrganisationApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<UnitTreeCache>().AddSingleton<IRestsOnRows>(provider => provider.GetRequiredService<UnitTreeCache>());
        services.AddScoped<UnitDirectory>();
        services.AddScoped<UnitRegister>();
        services.AddScoped<UnitImport>();
        services.AddScoped<DutyRoster>();
        services.AddScoped<Kernel.Scoping.IUnitIds, UnitIds>();
        services.AddScoped<ISearchSource, UnitSearch>();
        services.AddScoped<IDutyDirectory, DutyDirectory>();
        services.AddScoped<IUnitDirectory>(provider => provider.GetRequiredService<UnitDirectory>());
    }
}
