using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.Organisation.Tests;

internal static class OrganisationSteps
{
    public static Task<Guid> AddUnitAsync(this TestApp app, AddUnitCommand command) =>
        app.AsSystemAsync(services => services.GetRequiredService<AddUnitHandler>().HandleAsync(command, CancellationToken.None));

    public static async Task<(Guid District, Guid Street, Guid Community, Guid Grid)> SmallTreeAsync(this TestApp app)
    {
        var district = await app.AddUnitAsync(new(null, UnitKind.DistrictFederation, "江南区总工会"));
        var street = await app.AddUnitAsync(new(district, UnitKind.StreetFederation, "河东街道总工会"));
        var community = await app.AddUnitAsync(new(street, UnitKind.CommunityJointUnion, "春晖社区工联会"));
        var grid = await app.AddUnitAsync(new(community, UnitKind.Grid, "春晖第一网格"));
        return (district, street, community, grid);
    }

    public static Task DoAsync(this TestApp app, Func<IServiceProvider, Task> work) => app.AsSystemAsync(work);
}
