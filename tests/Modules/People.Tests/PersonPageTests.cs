using System.Net;
using System.Text;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;

namespace Niangjia.People.Tests;

public sealed class PersonPageTests
{
    private const string Li = "99990119921103204X";

    [EachDatabase]
    public async Task People_are_found_by_name_and_by_complete_number_in_ones_own_units_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        await app.AddPersonAsync(units.Community.Path, "李小红", "13812345678", Li);
        var foreign = await app.AddPersonAsync(units.OtherCommunity.Path, "李小明", "13812345678");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);

        (await desk.OpenAsync(PeopleUrls.Find)).ShouldShow("李小红", "138****5678", "999901********204X").ShouldNotShow("李小明", "13812345678", Li);
        foreach (var text in new[] { "小红", "李", "138 1234 5678", Li.ToLowerInvariant() })
            (await desk.OpenAsync($"{PeopleUrls.Find}?q={Uri.EscapeDataString(text)}")).ShouldShow("李小红").ShouldNotShow("李小明");
        (await desk.OpenAsync($"{PeopleUrls.Find}?q=138")).ShouldShow("没有找到人员");
        foreach (var url in new[] { PeopleUrls.PersonOf(foreign), PeopleUrls.ChangeOf(foreign) })
            (await desk.OpenAsync(url)).ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task A_look_needs_a_reason_and_stands_in_the_history(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var person = await app.AddPersonAsync(units.Community.Path, "李小红", "13812345678", Li, "江南区河东街道春晖路 5 号");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path, "张专干");

        var page = await desk.OpenAsync(PeopleUrls.PersonOf(person));
        page.ShouldShow("138****5678", "江南区河东街道****").ShouldNotShow("13812345678", Li, "春晖路");
        (await page.SubmitAsync("reveal", new { Fact = "IdNumber", Reason = "看" })).ShouldRefuse("Reason", "为什么").ShouldNotShow(Li);
        (await page.SubmitAsync("reveal", new { Fact = "IdNumber", Reason = "核对本人身份" })).ShouldShow(Li).ShouldNotShow("13812345678");
        (await desk.OpenAsync(PeopleUrls.PersonOf(person))).ShouldShow("查看完整信息：身份证号", "张专干", "核对本人身份").ShouldNotShow(Li);
        // R-SEC-07: who, whom, what and why.
        var auditor = await app.SignInAsAsync(Role.AuditAdmin, units.District.Path);
        (await auditor.OpenAsync(AccountUrls.AccessLog + "?Kind=SensitiveLook&Q=李小红")).ShouldShow("张专干", $"李小红 {PeopleUrls.PersonOf(person)} 身份证号 核对本人身份").ShouldNotShow(Li);
    }

    [EachDatabase]
    public async Task Who_is_there_already_is_not_entered_twice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var known = await app.AddPersonAsync(units.Community.Path, "李小红", "13812345678");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);

        var refused = await (await desk.OpenAsync(PeopleUrls.Add)).SubmitAsync("add-person", new { Name = "李小红", Mobile = "13812345678", Address = "春晖路 5 号", UnitPath = units.Grid.Path });
        refused.ShouldRefuse("Mobile", "李小红");
        refused.Links.ShouldContain(link => link.Contains(known.ToString(), StringComparison.Ordinal));
        refused.Form("add-person").Value("Address").ShouldBe("春晖路 5 号");
        (await refused.SubmitAsync("add-person", new { Mobile = "13912345678" })).ShouldShow("已登记李小红", "139****5678");
    }

    [EachDatabase("王", "王建国😀", "<script>alert(1)</script>", "王\u0007建国<b>")]
    public async Task A_wrong_name_is_refused_beside_its_field_and_nothing_typed_is_lost(Db db, string name)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var refused = await (await desk.OpenAsync(PeopleUrls.Add)).SubmitAsync("add-person", new { Name = name, Mobile = "12", IdNumber = "123", UnitPath = units.Grid.Path });
        refused.ShouldRefuse("Name", "姓名");
        (refused.Form("add-person").Value("Mobile"), refused.Form("add-person").Value("IdNumber")).ShouldBe(("12", "123"));
    }

    [EachDatabase]
    public async Task Hidden_facts_stay_when_the_form_leaves_them_empty_and_go_when_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var person = await app.AddPersonAsync(units.Community.Path, "李小红", "13812345678", Li, "春晖路 5 号");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var form = await desk.OpenAsync(PeopleUrls.ChangeOf(person));
        form.ShouldNotShow("13812345678", Li, "春晖路");
        (await form.SubmitAsync("change-person", new { Name = "李晓红", Clear = new[] { "Address" } })).ShouldShow("已保存", "李小红 → 李晓红");
        var facts = await app.FactsAsync(person);
        (facts.Name, facts.Mobile?.Value, facts.IdNumber?.Value, facts.Address).ShouldBe(("李晓红", "13812345678", Li, null));
        (await desk.OpenAsync($"{PeopleUrls.Find}?q=晓红")).ShouldShow("李晓红");
        (await desk.OpenAsync($"{PeopleUrls.Find}?q=小红")).ShouldShow("没有找到人员");
    }

    [EachDatabase]
    public async Task People_are_imported_from_gbk_and_each_bad_row_says_why(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        await app.AddPersonAsync(units.Community.Path, "李小红", "13812345678", Li);
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = Encoding.GetEncoding("GBK").GetBytes("""
            所在社区,姓名,手机号码,身份证号码,是否农民工
            春晖社区工联会,王建国,13900000001,999901198705121232,是
            春晖社区工联会,李红,13900000002,99990119921103204X,否
            春晖社区工联会,赵大力,13900000003,999901198705121233,否
            秋实社区工联会,钱多多,13900000004,,否
            春晖社区工联会,孙,13900000005,,也许
            春晖社区工联会,周重复,13900000006,,是
            春晖社区工联会,周重复,13900000006,,是
            """);
        var preview = await (await desk.OpenAsync(PeopleUrls.Import)).Form("import-file").Attach("File", "people.csv", csv, "text/csv").SubmitAsync();
        preview.ShouldShow("此人已登记", "校验不通过", "没有找到“秋实社区工联会”", "姓名请写", "与第 7 行重复");
        (await preview.SubmitAsync("import-take", new { Mode = "GoodRows" })).ShouldBeAt(PeopleUrls.Find + "*").ShouldShow("王建国", "周重复").ShouldNotShow("赵大力", "钱多多");
        (await desk.OpenAsync($"{PeopleUrls.Find}?q=建国")).ShouldShow("王建国", "139****0001");
    }
}
