using System.Net;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;

namespace Niangjia.Administration.Tests;

/// <summary>R-GEN-01, R-GEN-02 through the pages.</summary>
public sealed class ParameterPagesTests
{
    [EachDatabase]
    public async Task The_administrator_finds_a_parameter_and_reads_where_it_comes_from(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var list = await admin.OpenAsync(AdministrationUrls.Parameters);
        list.ShouldShow("调解组织结束调解", "15日", "《企业劳动争议协商调解规定》第29条", "本地区不适用");

        var found = await admin.OpenAsync(AdministrationUrls.Parameters + "?Q=司法确认&Group=Clocks");
        found.ShouldShow("共同申请司法确认").ShouldNotShow("调解组织结束调解");
        (await admin.OpenAsync(AdministrationUrls.Parameters + "?Place=CN-3302")).ShouldShow("书面答复协商要约", "10个工作日").ShouldNotShow("共同申请司法确认");

        var one = await list.FollowAsync("调解组织结束调解");
        one.ShouldBeAt(AdministrationUrls.Parameter("CLK-MED-ORG15")).ShouldShow("现行数值", "15日", "视为调解不成", "双方当事人同意可延长", "系统预置", "全国 第1版",
            "查看原文：《企业劳动争议协商调解规定》").Html.ShouldContain("href=\"https://www.mohrss.gov.cn/xxgk2020/gzk/gz/202112/t20211228_431626.html\"");
    }

    [EachDatabase]
    public async Task A_new_version_counts_at_once_and_says_who_entered_it_and_why(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/", "林系统");
        var form = await (await admin.OpenAsync(AdministrationUrls.Parameter("sla.level.grid"))).FollowAsync("新增版本");
        var after = await form.SubmitAsync("add-version", new { Value = "1 WD", LegalBasis = "区总工会办公会纪要〔2026〕3号", Reason = "试行网格当日响应" });
        after.ShouldBeAt(AdministrationUrls.Parameter("sla.level.grid")).ShouldShow("已新增第1版", "本地 第1版 现行", "1个工作日", "林系统", "试行网格当日响应", "全国 第1版");
    }

    [EachDatabase]
    public async Task Nonsense_is_refused_beside_its_field_and_what_was_typed_stays(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var form = await admin.OpenAsync(AdministrationUrls.AddParameterVersion("sla.level.grid"));
        var refused = await form.SubmitAsync("add-version", new { Value = "三天", LegalBasis = "纪要" });
        refused.ShouldRefuse("Value", "请填写期限");
        refused.Form("add-version").Value("Value").ShouldBe("三天");
        (await form.SubmitAsync("add-version", new { Value = "3 WD", LegalBasis = "" })).Errors["Input.LegalBasis"].ShouldNotBeEmpty();
        (await form.SubmitAsync("add-version", new { LegalBasis = "纪要", SourceUrl = "javascript:alert(1)" })).ShouldRefuse("SourceUrl", "网址");
        (await form.SubmitAsync("add-version", new { LegalBasis = "纪要", ValidTo = "2020-01-01" })).ShouldRefuse("ValidTo", "早于");
        (await form.SubmitAsync("add-version", new { SourceUrl = "", ValidTo = "", LegalBasis = "<script>alert(1)</script>😀" })).ShouldShow("<script>alert(1)</script>😀").Html.ShouldNotContain("<script>alert");
    }

    [EachDatabase]
    public async Task Choices_and_numbers_have_fields_of_their_own(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        (await admin.OpenAsync(AdministrationUrls.AddParameterVersion("lim.doubleWageMode"))).Form("add-version").Offers("Value").ShouldBe(["PerMonth", "Whole"]);
        var persons = await admin.OpenAsync(AdministrationUrls.AddParameterVersion("esc.community.persons"));
        (await persons.SubmitAsync("add-version", new { Value = "1", LegalBasis = "纪要" })).ShouldRefuse("Value", "不得小于 2");
    }

    [EachDatabase]
    public async Task A_source_entered_by_hand_is_linked_by_the_name_of_its_site(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var form = await admin.OpenAsync(AdministrationUrls.AddParameterVersion("sla.level.grid"));
        (await form.SubmitAsync("add-version", new { Value = "1 WD", LegalBasis = "纪要", SourceUrl = "https://gh.example.cn/jiyao/3" })).ShouldShow("查看原文：gh.example.cn");
        (await admin.OpenAsync(AdministrationUrls.Parameter("CLK-MED-ORG15") + "?culture=en")).ShouldShow("Read the source: Provisions on Negotiation and Mediation");
    }

    [EachDatabase]
    public async Task Words_of_triage_are_edited_line_by_line_and_shown_in_brief_in_the_list(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        (await admin.OpenAsync(AdministrationUrls.Parameters + "?Group=TriageWords")).ShouldShow("分流用词", "分流用词：拖欠/克扣工资", "警示用词：自伤自杀", "…").ShouldNotShow("讨薪无门");
        (await admin.OpenAsync(AdministrationUrls.Parameters + "?Q=履行集体合同")).ShouldShow("分流用词：集体合同").ShouldNotShow("拖欠/克扣工资");
        var form = await admin.OpenAsync(AdministrationUrls.AddParameterVersion("triage.words.CollectiveContract"));
        form.Form("add-version").Value("Value").ShouldBe("集体合同, 集体协商, 工资协商, 工资集体, 行业协商, 履行集体合同 2.5");
        (await form.SubmitAsync("add-version", new { Value = "集体合同", LegalBasis = "纪要" })).ShouldRefuse("Value", "从0.5到10");
        (await form.SubmitAsync("add-version", new { Value = "集体合同\n集体协商 2.5;\n谈工价 1", LegalBasis = "纪要" })).ShouldShow("集体合同, 集体协商 2.5;, 谈工价 1");
    }

    [EachDatabase]
    public async Task Only_the_system_administrator_edits(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var officer = await app.SignInAsAsync(Role.DistrictOfficer, "/qu/");
        var page = await officer.OpenAsync(AdministrationUrls.Parameter("sla.level.grid"));
        page.ShouldShow("网格").ShouldNotShow("新增版本");
        (await officer.OpenAsync(AdministrationUrls.AddParameterVersion("sla.level.grid"))).ShouldBeClosed();
        (await (await app.SignInAsWorkerAsync()).OpenAsync(AdministrationUrls.Parameters)).ShouldBeClosed();
        (await app.Browser().OpenAsync(AdministrationUrls.Parameters)).ShouldBeClosed();
        (await (await app.SignInAsAsync(Role.SystemAdmin, "/qu/")).OpenAsync(AdministrationUrls.Parameter("no.such.key"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task The_pages_speak_English_too(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        (await admin.OpenAsync(AdministrationUrls.Parameter("CLK-NEG-RESP") + "?culture=en")).ShouldShow(
            "Reply to a request to negotiate", "5 calendar days", "Provisions on Negotiation and Mediation of Enterprise Labour Disputes art. 10, 31", "read in the legal source");
    }
}
