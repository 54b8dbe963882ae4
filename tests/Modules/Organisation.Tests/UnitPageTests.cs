using System.Net;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;

namespace Niangjia.Organisation.Tests;

public sealed class UnitPageTests
{
    [EachDatabase]
    public async Task An_officer_sees_and_opens_only_the_branch_of_the_own_unit(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var tree = await desk.OpenAsync(OrganisationUrls.Browse);
        tree.ShouldShow("河东街道总工会", "春晖社区工联会").ShouldNotShow("河西街道总工会", "秋实");
        (await desk.OpenAsync($"{OrganisationUrls.Browse}?open={units.Community.Id}")).ShouldShow("春晖第一网格");
        (await desk.OpenAsync($"{OrganisationUrls.Browse}?q=第一")).ShouldShow("春晖第一网格", "河东街道总工会").ShouldNotShow("秋实第一网格");
        (await desk.OpenAsync(OrganisationUrls.UnitOf(units.Grid.Id))).ShouldShow("网格", "新增组织");
        foreach (var url in new[] { OrganisationUrls.UnitOf(units.OtherGrid.Id), OrganisationUrls.ChangeOf(units.OtherGrid.Id), OrganisationUrls.DutyOf(units.OtherGrid.Id), OrganisationUrls.AddBelow(units.OtherCommunity.Id), OrganisationUrls.UnitOf(units.District.Id) })
            (await desk.OpenAsync(url)).ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task A_street_adds_changes_and_closes_what_is_below_it_but_not_itself(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var added = await (await desk.OpenAsync(OrganisationUrls.AddBelow(units.Community.Id))).SubmitAsync("add-unit", new { Kind = UnitKind.Grid, Name = "春晖第二网格", Phone = "０５１５-8231 2345" });
        added.ShouldShow("已新增“春晖第二网格”", "0515-82312345");

        var changed = await (await desk.OpenAsync(added.Url + "/change")).SubmitAsync("change-unit", new { Name = "春晖第三网格", Address = "春晖路 3 号" });
        changed.ShouldShow("已保存", "春晖第三网格", "春晖第二网格 → 春晖第三网格");

        (await changed.SubmitAsync("close-unit", new { Reason = "网格调整" })).ShouldShow("组织已关闭", "已关闭", "网格调整");
        (await desk.OpenAsync(OrganisationUrls.UnitOf(units.Street.Id))).ShouldNotShow("close-unit");
    }

    [EachDatabase("名", "😀😀", "<script>alert(1)</script>", "a\u0007b<b>c</b>")]
    public async Task A_wrong_name_is_refused_beside_its_field_and_nothing_typed_is_lost(Db db, string name)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var refused = await (await desk.OpenAsync(OrganisationUrls.AddBelow(units.Community.Id)))
            .SubmitAsync("add-unit", new { Kind = UnitKind.Grid, Name = name, Phone = "电话", Address = "春晖路 3 号", AreaCode = "12" });
        refused.ShouldRefuse("Name", "");
        var form = refused.Form("add-unit");
        (form.Value("Phone"), form.Value("Address"), form.Value("AreaCode"), form.Value("Kind")).ShouldBe(("电话", "春晖路 3 号", "12", "Grid"));
        form.Value("Name").ShouldBe(name);
    }

    [EachDatabase]
    public async Task A_grid_worker_changes_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path);
        (await desk.OpenAsync(OrganisationUrls.UnitOf(units.Grid.Id))).ShouldNotShow("close-unit", OrganisationUrls.ChangeOf(units.Grid.Id));
        (await desk.OpenAsync(OrganisationUrls.ChangeOf(units.Grid.Id))).ShouldBe(HttpStatusCode.Forbidden);
    }
}
