using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.Testing;

/// <summary>A unit of a small town: its id and its path.</summary>
public sealed record Place(Guid Id, string Path);

/// <summary>
/// One district with two streets; under the first two communities, each with one grid; a labour inspection as partner department; one enterprise in the
/// first grid.
/// </summary>
public sealed record Town(
    Place District, Place Street, Place Community, Place Grid, Place OtherCommunity, Place OtherStreet, Place Inspection, Guid EnterpriseId);

/// <summary>A place to work in.</summary>
public static class Towns
{
    /// <summary>Name of the enterprise.</summary>
    public const string EnterpriseName = "江津明珠电子有限公司";

    /// <summary>Builds the town through the modules' own commands.</summary>
    public static async Task<Town> BuildTownAsync(this TestApp app)
    {
        var district = await app.AddAsync(new(null, UnitKind.DistrictFederation, "江南区总工会", "023-47520001", AreaCode: "500116"));
        var street = await app.AddAsync(new(district.Id, UnitKind.StreetFederation, "河东街道总工会", "023-47520002"));
        var community = await app.AddAsync(new(street.Id, UnitKind.CommunityJointUnion, "春晖社区工联会", "023-47520003"));
        var grid = await app.AddAsync(new(community.Id, UnitKind.Grid, "春晖第一网格", "023-47520004"));
        var otherCommunity = await app.AddAsync(new(street.Id, UnitKind.CommunityJointUnion, "滨江社区工联会", "023-47520005"));
        await app.AddAsync(new(otherCommunity.Id, UnitKind.Grid, "滨江第一网格"));
        var otherStreet = await app.AddAsync(new(district.Id, UnitKind.StreetFederation, "河西街道总工会", "023-47520006"));
        var inspection = await app.AddAsync(new(district.Id, UnitKind.PartnerDepartment, "区劳动保障监察大队", "023-47520007", Field: Competence.Inspection));
        var enterprise = await app.AddEnterpriseAsync(grid.Path, EnterpriseName);
        return new(district, street, community, grid, otherCommunity, otherStreet, inspection, enterprise);
    }

    private static Task<Place> AddAsync(this TestApp app, AddUnitCommand command) => app.AsSystemAsync(async services =>
    {
        var id = await services.GetRequiredService<AddUnitHandler>().HandleAsync(command, CancellationToken.None);
        return new Place(id, (await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None)).Find(id)!.Path);
    });
}
