using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.Testing;

/// <summary>
/// A small union tree with a neighbour at every level: whatever somebody may do in <c>Street</c>, <c>Community</c> or <c>Grid</c>, it must
/// not reach the <c>Other…</c> one.
/// </summary>
public sealed record Units(
    UnitInfo District,
    UnitInfo Street, UnitInfo Community, UnitInfo Grid,
    UnitInfo OtherStreet, UnitInfo OtherCommunity, UnitInfo OtherGrid);

/// <summary>Steps with units.</summary>
public static class UnitSteps
{
    /// <summary>One unit, made by the product's own handler.</summary>
    public static Task<UnitInfo> AddUnitAsync(this TestApp app, UnitInfo? below, UnitKind kind, string name, Competence? competence = null) => app.AsSystemAsync(async services =>
    {
        var id = await services.GetRequiredService<AddUnitHandler>().HandleAsync(new(below?.Id, kind, name, Field: competence), CancellationToken.None);
        return (await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None)).Find(id)!;
    });

    /// <summary>The whole tree as other modules see it.</summary>
    public static Task<IUnitTree> TreeAsync(this TestApp app) =>
        app.AsSystemAsync(async services => await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None));

    /// <summary>The tree of <see cref="Units"/>: 江南区总工会 with 河东街道 and 河西街道, a community and a grid in each.</summary>
    public static async Task<Units> AddUnitsAsync(this TestApp app)
    {
        var district = await app.AddUnitAsync(null, UnitKind.DistrictFederation, "江南区总工会");
        var street = await app.AddUnitAsync(district, UnitKind.StreetFederation, "河东街道总工会");
        var community = await app.AddUnitAsync(street, UnitKind.CommunityJointUnion, "春晖社区工联会");
        var grid = await app.AddUnitAsync(community, UnitKind.Grid, "春晖第一网格");
        var otherStreet = await app.AddUnitAsync(district, UnitKind.StreetFederation, "河西街道总工会");
        var otherCommunity = await app.AddUnitAsync(otherStreet, UnitKind.CommunityJointUnion, "秋实社区工联会");
        var otherGrid = await app.AddUnitAsync(otherCommunity, UnitKind.Grid, "秋实第一网格");
        return new(district, street, community, grid, otherStreet, otherCommunity, otherGrid);
    }
}
