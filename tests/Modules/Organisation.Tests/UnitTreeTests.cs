using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Journal;
using Niangjia.Organisation.Features.AddUnit;
using Niangjia.Organisation.Features.ChangeUnit;
using Niangjia.Organisation.Features.CloseUnit;

namespace Niangjia.Organisation.Tests;

public sealed class UnitTreeTests
{
    [EachDatabase]
    public async Task A_unit_is_found_by_id_by_path_and_below_its_parent(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (district, street, community, grid) = await app.SmallTreeAsync();

        var tree = await app.TreeAsync();
        tree.District.Id.ShouldBe(district);
        tree.All.Select(unit => unit.Id).ShouldBe([district, street, community, grid]);
        tree.Find(grid)!.Path.ShouldBe("/d1/s1/c1/g1/");
        tree.ByPath("/d1/s1/")!.Id.ShouldBe(street);
        tree.ChildrenOf(community).Single().Id.ShouldBe(grid);
        tree.ByPath("/d1/s9/").ShouldBeNull();
    }

    [EachDatabase]
    public async Task The_handler_of_a_place_is_the_nearest_open_unit_of_that_level_or_higher(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (district, street, community, grid) = await app.SmallTreeAsync();
        var union = await app.AddUnitAsync(new(grid, UnitKind.EnterpriseUnion, "大华纺织工会"));

        var tree = await app.TreeAsync();
        var path = tree.Find(union)!.Path;
        tree.HandlerOf(path, HandlingLevel.Grid)!.Id.ShouldBe(grid);
        tree.HandlerOf(path, HandlingLevel.Community)!.Id.ShouldBe(community);
        tree.HandlerOf(path, HandlingLevel.Street)!.Id.ShouldBe(street);
        tree.HandlerOf("/d1/", HandlingLevel.Grid)!.Id.ShouldBe(district);

        await app.DoAsync(services => services.GetRequiredService<CloseUnitHandler>().HandleAsync(new(union, "企业注销"), default));
        await app.DoAsync(services => services.GetRequiredService<CloseUnitHandler>().HandleAsync(new(grid, "网格调整"), default));
        (await app.TreeAsync()).HandlerOf(path, HandlingLevel.Grid)!.Id.ShouldBe(community);
    }

    [EachDatabase]
    public async Task A_unit_stands_only_where_its_kind_may_stand(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (district, street, _, grid) = await app.SmallTreeAsync();

        await Refused(app, new(district, UnitKind.Grid, "东风网格"), "不能直接设在");
        await Refused(app, new(street, UnitKind.Grid, "东风网格"), "不能直接设在");
        await Refused(app, new(grid, UnitKind.Grid, "东风网格"), "不能直接设在");
        await Refused(app, new(null, UnitKind.StreetFederation, "双塔街道总工会"), "区县总工会");
        await Refused(app, new(null, UnitKind.DistrictFederation, "第二区总工会"), "已经有区县总工会");
        await Refused(app, new(district, UnitKind.PartnerDepartment, "区人社局"), "领域");
        await Refused(app, new(district, UnitKind.StreetFederation, "河东街道总工会"), "已经有");
    }

    [EachDatabase]
    public async Task A_path_stays_when_the_name_changes_and_is_not_used_again_when_the_unit_ends(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, _, community, grid) = await app.SmallTreeAsync();

        await app.DoAsync(services => services.GetRequiredService<ChangeUnitHandler>().HandleAsync(new(grid, "朝阳网格", "0515-82312345", "朝阳路 1 号", "320924100001", null), default));
        var changed = (await app.TreeAsync()).Find(grid)!;
        (changed.Path, changed.Name, changed.Phone).ShouldBe(("/d1/s1/c1/g1/", "朝阳网格", "0515-82312345"));

        await app.DoAsync(services => services.GetRequiredService<CloseUnitHandler>().HandleAsync(new(grid, "网格调整"), default));
        var next = await app.AddUnitAsync(new(community, UnitKind.Grid, "朝阳网格"));
        (await app.TreeAsync()).Find(next)!.Path.ShouldBe("/d1/s1/c1/g2/");
        (await app.TreeAsync()).Find(grid)!.IsClosed.ShouldBeTrue();
    }

    [EachDatabase]
    public async Task A_unit_with_open_units_below_is_not_closed_and_nothing_is_added_below_a_closed_one(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (district, _, community, grid) = await app.SmallTreeAsync();

        async Task CloseAsync(Guid id, string reason) =>
            await app.DoAsync(services => services.GetRequiredService<CloseUnitHandler>().HandleAsync(new(id, reason), default));
        (await Should.ThrowAsync<RefusedException>(() => CloseAsync(community, "撤并"))).RuleId.ShouldBe("R-ORG-02");
        (await Should.ThrowAsync<RefusedException>(() => CloseAsync(grid, " "))).Field.ShouldBe("Reason");
        await Should.ThrowAsync<RefusedException>(() => CloseAsync(district, "撤并"));
        await CloseAsync(grid, "撤并");
        await Should.ThrowAsync<RefusedException>(() => CloseAsync(grid, "再撤一次"));
        await CloseAsync(community, "撤并");
        await Refused(app, new(community, UnitKind.Grid, "新网格"), "已关闭");
    }

    [EachDatabase]
    public async Task Every_change_is_in_the_journal_of_the_unit(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, _, _, grid) = await app.SmallTreeAsync();
        await app.DoAsync(services => services.GetRequiredService<CloseUnitHandler>().HandleAsync(new(grid, "网格调整"), default));

        var rows = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.SubjectId == grid).OrderBy(row => row.Number).ToListAsync());
        rows.Select(row => row.Kind).ShouldBe(["Organisation.UnitAdded", "Organisation.UnitClosed"]);
        rows[1].Reason.ShouldBe("网格调整");
        rows[1].UnitPath.ShouldBe("/d1/s1/c1/g1/");
    }

    private static async Task Refused(TestApp app, AddUnitCommand command, string because) =>
        (await Should.ThrowAsync<RefusedException>(() => app.AddUnitAsync(command))).Message.ShouldContain(because);
}
