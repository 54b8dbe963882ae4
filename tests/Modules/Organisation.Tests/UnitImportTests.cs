using System.Text;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;

namespace Niangjia.Organisation.Tests;

public sealed class UnitImportTests
{
    [EachDatabase]
    public async Task Units_are_added_below_units_of_earlier_rows_whatever_the_order_of_columns(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var preview = await desk.UploadAsync("""
            二〇二六年组织名册,,,
            上级组织,类型,电话,名称
            河东街道总工会,社区工联会,0515-82312345,夏阳社区工联会
            河东街道总工会/夏阳社区工联会,网格,,夏阳第一网格
            夏阳社区工联会,企业工会,,大华纺织工会
            """);
        preview.ShouldShow("3");
        (await app.TreeAsync()).All.Count.ShouldBe(7);

        (await preview.SubmitAsync("import-take")).ShouldBeAt(OrganisationUrls.Browse);
        var tree = await app.TreeAsync();
        tree.All.Count.ShouldBe(10);
        tree.All.Single(unit => unit.Name == "夏阳第一网格").Path.ShouldBe($"{units.Street.Path}c2/g1/");
    }

    [EachDatabase]
    public async Task Each_bad_row_says_why_and_the_good_ones_can_be_taken(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        var preview = await desk.UploadAsync("""
            名称,类型,上级,区划代码
            夏阳社区工联会,社区工联会,河东街道总工会,320924100001
            孤儿网格,网格,没有的社区,
            越级网格,网格,河东街道总工会,
            别人的社区,社区工联会,河西街道总工会,
            春晖第一网格,网格,春晖社区工联会,
            什么都不是,大队,河东街道总工会,
            代码不对,社区工联会,河东街道总工会,12
            ,社区工联会,河东街道总工会,
            """, gbk: true);
        preview.ShouldShow("没有找到上级组织“没有的社区”", "不能直接设在", "“河西街道总工会”不在您的管理范围内", "已经有“春晖第一网格”", "区划代码");

        var refused = await preview.SubmitAsync("import-take", new { Mode = "AllOrNothing" });
        refused.ShouldRefuse("7");
        (await app.TreeAsync()).All.Count.ShouldBe(7);
        (await preview.SubmitAsync("import-take", new { Mode = "GoodRows" })).ShouldBeAt(OrganisationUrls.Browse);
        (await app.TreeAsync()).All.Select(unit => unit.Name).ShouldContain("夏阳社区工联会");
        (await app.TreeAsync()).All.Count.ShouldBe(8);
    }

    [EachDatabase]
    public async Task A_file_that_is_no_table_is_refused_with_a_sentence(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        (await desk.UploadAsync("这里 没有 表格")).Alerts.Concat([.. (await desk.UploadAsync("这里 没有 表格")).Texts(".callout")]).ShouldNotBeEmpty();
        (await app.TreeAsync()).All.Count.ShouldBe(7);
    }
}

internal static class ImportSteps
{
    public static async Task<Page> UploadAsync(this Browser desk, string csv, bool gbk = false)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = (gbk ? Encoding.GetEncoding("GBK") : Encoding.UTF8).GetBytes(csv);
        var page = await desk.OpenAsync(OrganisationUrls.Import);
        return await page.Form("import-file").Attach("File", "units.csv", bytes, "text/csv").SubmitAsync();
    }
}
