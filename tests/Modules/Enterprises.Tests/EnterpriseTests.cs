using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tables;

namespace Niangjia.Enterprises.Tests;

public sealed class EnterpriseTests
{
    private const string Sound = "91999901MA00000155";
    private const string Failing = "91999901MA00000156";

    [EachDatabase]
    public async Task A_code_that_fails_its_check_is_kept_only_by_somebody_entitled_who_says_why_R_COD_01(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var community = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var form = await community.OpenAsync(EnterpriseUrls.Add);
        form.Form("add-enterprise").Fields.ShouldNotContain(field => field.EndsWith("OverrideReason", StringComparison.Ordinal));
        var typed = new { Name = "大华纺织有限公司", CreditCode = Failing, UnitPath = units.Grid.Path };
        (await form.SubmitAsync("add-enterprise", typed)).ShouldRefuse("CreditCode", "校验不通过");
        // A field that the form did not offer does not help either.
        (await form.Form("add-enterprise").Fill(typed).Force("Input.OverrideReason", "执照如此").SubmitAsync()).ShouldRefuse("CreditCode", "校验不通过");

        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var page = await street.OpenAsync(EnterpriseUrls.Add);
        (await page.SubmitAsync("add-enterprise", typed)).ShouldRefuse("CreditCode", "校验不通过");
        var added = await page.SubmitAsync("add-enterprise", new { typed.Name, typed.CreditCode, typed.UnitPath, OverrideReason = "执照原件如此" });
        added.ShouldShow("已登记", "校验不通过", "执照原件如此", "经确认保留");

        var kinds = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.SubjectKind == "Enterprises.Enterprise").OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync());
        kinds.ShouldBe(["Enterprises.EnterpriseAdded", "Enterprises.CreditCodeOverridden"]);
        // Changing something else later asks for no new reason.
        (await (await street.OpenAsync(added.Url + "/change")).SubmitAsync("change-enterprise", new { Headcount = 30, OverrideReason = "" })).ShouldShow("已保存", "30");
    }

    [EachDatabase]
    public async Task One_code_has_one_record_and_the_second_try_leads_there(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var known = await app.AddEnterpriseAsync(units.Grid.Path, "大华纺织有限公司", Sound);
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var refused = await (await desk.OpenAsync(EnterpriseUrls.Add)).SubmitAsync("add-enterprise", new { Name = "大华公司", CreditCode = " 91999901-ma00000155 ", UnitPath = units.Grid.Path, Headcount = "12" });
        refused.ShouldRefuse("CreditCode", "大华纺织有限公司");
        refused.Links.ShouldContain(link => link.Contains(known.ToString(), StringComparison.Ordinal));
        refused.Form("add-enterprise").Value("Headcount").ShouldBe("12");
    }

    [EachDatabase("大", "大华😀", "<script>alert(1)</script>", "大\u0001华<b>")]
    public async Task A_wrong_name_is_refused_beside_its_field_and_nothing_typed_is_lost(Db db, string name)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var refused = await (await desk.OpenAsync(EnterpriseUrls.Add)).SubmitAsync("add-enterprise", new { Name = name, CreditCode = "123", Headcount = "很多", Phone = "电话", UnitPath = units.Grid.Path });
        refused.ShouldRefuse("Headcount", "");
        (refused.Form("add-enterprise").Value("CreditCode"), refused.Form("add-enterprise").Value("Headcount"), refused.Form("add-enterprise").Value("Phone")).ShouldBe(("123", "很多", "电话"));
        (await refused.SubmitAsync("add-enterprise", new { Headcount = "5" })).ShouldRefuse("Name", "企业名称");
    }

    [EachDatabase("7", "nonsense", "")]
    public async Task A_status_that_there_is_not_is_refused_beside_its_field(Db db, string status)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var form = (await desk.OpenAsync(EnterpriseUrls.Add)).Form("add-enterprise").Fill(new { Name = "大华纺织有限公司", UnitPath = units.Grid.Path });
        (await form.Force("Input.Status", status).SubmitAsync()).ShouldRefuse("Status", "状态");
        await app.AddEnterpriseAsync(units.Grid.Path, "小华纺织厂");
        (await desk.OpenAsync($"{EnterpriseUrls.Find}?status={status}")).ShouldShow("小华纺织厂");
    }

    [EachDatabase]
    public async Task The_list_the_count_and_the_export_show_exactly_the_same(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        await app.AddEnterpriseAsync(units.Grid.Path, "大华纺织有限公司", Sound, 30, "C17");
        await app.AddEnterpriseAsync(units.Community.Path, "小华纺织厂", null, 10, "C17");
        await app.AddEnterpriseAsync(units.Grid.Path, "明珠餐厅", null, 260, "H62");
        await app.AddEnterpriseAsync(units.OtherGrid.Path, "河西纺织有限公司", null, 40, "C17");
        var desk = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);

        (await desk.OpenAsync(EnterpriseUrls.Find)).ShouldShow("共 3 家企业").ShouldNotShow("河西纺织");
        foreach (var (query, expected) in new[]
        {
            ("q=纺织", new[] { "大华纺织有限公司", "小华纺织厂" }), ("q=" + Sound, ["大华纺织有限公司"]), ("industry=C", ["大华纺织有限公司", "小华纺织厂"]), ("industry=H62", ["明珠餐厅"]),
            ("size=25-99", ["大华纺织有限公司"]), ("size=200", ["明珠餐厅"]), ("unit=" + units.Grid.Path, ["大华纺织有限公司", "明珠餐厅"]), ("unit=" + units.OtherGrid.Path, []), ("status=Deregistered", []),
        })
        {
            var page = await desk.OpenAsync($"{EnterpriseUrls.Find}?{query}");
            page.Texts("tbody th").ShouldBe(expected, ignoreOrder: true, query);
            var export = await desk.FetchAsync($"{EnterpriseUrls.Export}?{query}");
            using var file = new MemoryStream(await export.Content.ReadAsByteArrayAsync());
            TableReader.Read(file).Skip(1).Select(row => row[0]).ShouldBe(expected, ignoreOrder: true, query);
        }
    }

    [EachDatabase]
    public async Task A_foreign_officer_neither_sees_nor_changes_an_enterprise(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var id = await app.AddEnterpriseAsync(units.Grid.Path, "大华纺织有限公司", Sound);
        var foreign = await app.SignInAsAsync(Role.StreetOfficer, units.OtherStreet.Path);
        foreach (var url in new[] { EnterpriseUrls.EnterpriseOf(id), EnterpriseUrls.ChangeOf(id) }) (await foreign.OpenAsync(url)).ShouldBe(HttpStatusCode.NotFound);
        (await (await foreign.OpenAsync(EnterpriseUrls.Add)).Form("add-enterprise").Fill(new { Name = "新厂" }).Force("Input.UnitPath", units.Grid.Path).SubmitAsync()).ShouldBe(HttpStatusCode.Forbidden);
    }

    [EachDatabase]
    public async Task Others_find_an_enterprise_by_part_of_its_name_or_by_its_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var id = await app.AddEnterpriseAsync(units.Grid.Path, "江苏大华纺织有限公司", Sound);
        await app.AddEnterpriseAsync(units.Grid.Path, "明珠餐厅");
        foreach (var text in new[] { "大华", "大华纺织", Sound })
            (await app.AsSystemAsync(services => services.GetRequiredService<IEnterpriseDirectory>().SearchAsync(text, 10, default))).Select(found => found.Id).ShouldBe([id], text);
        (await app.AsSystemAsync(services => services.GetRequiredService<IEnterpriseDirectory>().SearchAsync("大", 10, default))).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Enterprises_are_imported_and_each_bad_row_says_why(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        await app.AddEnterpriseAsync(units.Grid.Path, "老企业", Sound);
        var csv = Encoding.UTF8.GetBytes($"""
            职工人数,所在网格,信用代码,企业名称,行业,备注
            30,春晖第一网格,91999901MA00000230,大华纺织有限公司,纺织业,好
            5,春晖第一网格,{Sound},重复的代码,C17,
            5,没有的网格,,找不到地方,C17,
            很多,春晖第一网格,,人数不对,C17,
            5,春晖第一网格,123,代码太短,C17,
            5,春晖第一网格,{Failing},代码可疑,X99,
            """);
        async Task<Page> PreviewAsync(Browser desk) => await (await desk.OpenAsync(EnterpriseUrls.Import)).Form("import-file").Attach("File", "e.csv", csv, "text/csv").SubmitAsync();

        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var preview = await PreviewAsync(desk);
        preview.ShouldShow("“老企业”已经使用", "没有找到“没有的网格”", "请从列表中选择行业", "备注");
        var download = await desk.FetchAsync(preview.Links.Single(link => link.Contains("/refused", StringComparison.Ordinal)));
        using var file = new MemoryStream(await download.Content.ReadAsByteArrayAsync());
        TableReader.Read(file).Count().ShouldBe(6);
        (await preview.SubmitAsync("import-take", new { Mode = "GoodRows" })).ShouldBeAt(EnterpriseUrls.Find + "*").ShouldShow("共 2 家企业", "大华纺织有限公司", "C17 纺织业");
        (await app.InDatabaseAsync(data => data.Set<Enterprise>().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public void Every_industry_is_known_by_its_code_its_number_and_its_name()
    {
        Industries.All.Count(industry => industry.IsSection).ShouldBe(20);
        Industries.All.Count(industry => !industry.IsSection).ShouldBe(97);
        (Industries.Recognise("c19")!.Code, Industries.Recognise("19")!.Code, Industries.Recognise("纺织业")!.Code, Industries.Recognise("教育")!.Code).ShouldBe(("C19", "C19", "C17", "P83"));
        Industries.Recognise("Z99").ShouldBeNull();
    }
}
