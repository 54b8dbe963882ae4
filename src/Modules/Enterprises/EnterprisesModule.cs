using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Answers;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.ExportEnterprises;
using Niangjia.Enterprises.Features.FindEnterprises;
using Niangjia.Enterprises.Features.ImportEnterprises;
using Niangjia.Enterprises.Visits;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.Ui;

namespace Niangjia.Enterprises;

/// <summary>The only door of the module.</summary>
public sealed class EnterprisesModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(EnterprisePermissions.See, [.. Roles.Handlers, Role.HotlineAgent, Role.LabourLawSupervisor]) { Title = () => EnterprisesText.PermissionSee },
        new(EnterprisePermissions.Edit, Roles.Officers) { Title = () => EnterprisesText.PermissionEdit },
        new(EnterprisePermissions.Visit, [.. Roles.Handlers, Role.LabourLawSupervisor]) { Title = () => VisitText.PermissionVisit },
        new(EnterprisePermissions.OverrideCode, Roles.StreetUp) { Title = () => EnterprisesText.PermissionOverrideCode },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
    [
        new(() => EnterprisesText.Enterprises, EnterpriseUrls.Find, EnterprisePermissions.See, "building", MenuGroup.Registers, 30),
        new(() => VisitText.Visits, EnterpriseUrls.Visits, EnterprisePermissions.Visit, "place", MenuGroup.Work, 60),
    ];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapImport<EnterpriseImport>(EnterpriseUrls.Import, EnterprisePermissions.Edit);

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => EnterprisesApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<EnterpriseDataReader>();
        services.AddScoped<EnterpriseRegister>();
        services.AddScoped<EnterpriseImport>();
        services.AddScoped<ISearchSource, EnterpriseSearch>();
        services.AddScoped<VisitLookups>().AddScoped<IDossierSource, VisitDossier>().AddSingleton<IOfflineForm, OfflineVisit>();
        services.AddExport<EnterpriseExport>(EnterpriseUrls.Export, EnterpriseUrls.Find, EnterprisePermissions.See);
        services.AddScoped<IEnterpriseDirectory, EnterpriseDirectory>();
    }
}
