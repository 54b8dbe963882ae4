using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Modules;
using Niangjia.Kernel.Tables;
using Niangjia.People.Answers;
using Niangjia.People.Domain;
using Niangjia.People.Features.FindPeople;
using Niangjia.People.Features.ImportPeople;
using Niangjia.Ui;

namespace Niangjia.People;

/// <summary>The only door of the module.</summary>
public sealed class PeopleModule : IModule
{
    /// <inheritdoc/>
    public IEnumerable<Permission> Permissions =>
    [
        new(PeoplePermissions.See, [.. Roles.Officers, Role.HotlineAgent]) { Title = () => PeopleText.PermissionSee },
        new(PeoplePermissions.Edit, [.. Roles.Officers, Role.HotlineAgent]) { Title = () => PeopleText.PermissionEdit },
        // Whoever handles a request must be able to call the worker; the case decides whether it is theirs.
        new(PeoplePermissions.Reveal, [.. Roles.Handlers, Role.Mediator, Role.LegalSquadLawyer, Role.LegalAidReviewer, Role.HotlineAgent]) { Title = () => PeopleText.PermissionReveal },
        new(PeoplePermissions.Merge, Roles.Officers) { Title = () => PeopleText.PermissionMerge },
    ];

    /// <inheritdoc/>
    public IEnumerable<MenuEntry> Menu =>
        [new(() => PeopleText.People, PeopleUrls.Find, PeoplePermissions.See, "people", MenuGroup.Registers, 20)];

    /// <inheritdoc/>
    public void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapImport<PersonImport>(PeopleUrls.Import, PeoplePermissions.Edit);

    /// <inheritdoc/>
    public void MapApi(Kernel.Api.ApiRoutes api) => PeopleApi.Map(api);

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new FictionRegion(configuration.GetValue("Niangjia:Demo", false))).AddSingleton<PersonFactsReader>();
        services.AddScoped<PersonRecords>();
        services.AddScoped<FactReveals>();
        services.AddScoped<PersonImport>();
        services.AddScoped<ISearchSource, PersonSearch>();
        services.AddScoped<IPeopleDirectory, PeopleDirectory>();
    }
}
