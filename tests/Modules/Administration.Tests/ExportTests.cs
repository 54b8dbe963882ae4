using System.Net;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Administration;
using Niangjia.Contracts.Enterprises;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Administration.Tests;

/// <summary>R-SEC-16: few rows leave at once, many only with the leave of another person, for some days.</summary>
public sealed class ExportTests
{
    private const string Filter = EnterpriseUrls.Export + "?status=Active";

    [EachDatabase]
    public async Task Few_rows_leave_at_once_and_are_logged(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await WithFirmsAsync(app, 3);
        var officer = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path, "周干事");
        var file = await officer.FetchAsync(Filter);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe(TableDownload.XlsxType);
        (await (await app.SignInAsAsync(Role.AuditAdmin, "/")).OpenAsync(AccountUrls.AccessLog + "?Kind=Export")).ShouldShow("周干事", "(3)");
    }

    [EachDatabase]
    public async Task Many_rows_leave_only_with_the_leave_of_another_person(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await WithFirmsAsync(app, 3);
        await LimitAsync(app, 2);
        var officer = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path, "周干事");
        var ask = await officer.OpenAsync(Filter);
        ask.ShouldBeAt(AdministrationUrls.AskForExport(Filter)).ShouldShow("超过2行", "3");
        await ask.Form("ask-export").ShouldRefuseNonsenseAsync();
        (await ask.SubmitAsync("ask-export", new { Reason = " " })).ShouldRefuse("Reason", "请填写");
        var mine = await ask.SubmitAsync("ask-export", new { Reason = "报区人社局核对用工台账，专人保管" });
        mine.ShouldBeAt(AdministrationUrls.Exports).ShouldShow("已提交申请", "待审批");

        // The one who asks cannot decide, nor can the chair of another street.
        (await mine.FollowAsync("企业")).ShouldShow("报区人社局").ShouldNotShow("审批结果");
        var stranger = await app.SignInAsAsync(Role.StreetChair, units.OtherStreet.Path);
        (await stranger.OpenAsync(AdministrationUrls.Exports + "?tab=decide")).ShouldNotShow("周干事");

        var chair = await app.SignInAsAsync(Role.StreetChair, units.Street.Path, "陈主席");
        var asked = await (await chair.OpenAsync(AdministrationUrls.Exports + "?tab=decide")).FollowAsync("企业");
        asked.ShouldShow("周干事", "报区人社局");
        await asked.Form("decide-export").Fill(new { Decision = "Refuse" }).ShouldRefuseNonsenseAsync();
        (await asked.SubmitAsync("decide-export", new { Decision = "Refuse" })).ShouldRefuse("Answer", "请说明理由");
        (await asked.SubmitAsync("decide-export", new { Decision = "Approve" })).ShouldShow("已批准", "陈主席");
        (await asked.SubmitAsync("decide-export", new { Decision = "Refuse", Answer = "再想想" })).ShouldShow("您已经提交过");

        (await officer.FetchAsync(Filter)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await officer.FetchAsync(EnterpriseUrls.Export)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the leave is for one filter");
        (await (await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path)).FetchAsync(Filter)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "and for one person");
        app.AtTime("2026-03-10 00:30"); // seven days and the rest of the day
        (await (await app.SignInAsync(await AskerAsync(app))).FetchAsync(Filter)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "and for some days");
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.SubjectKind == "Administration.ExportApproval").OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync()))
            .ShouldBe(["Administration.ExportAsked", "Administration.ExportDecided"]);
    }

    [EachDatabase("/no/such/export", "//elsewhere.example", "")]
    public async Task An_address_that_is_no_export_leads_to_the_list(Db db, string address)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var worker = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path);
        (await worker.OpenAsync(AdministrationUrls.AskForExport(address))).ShouldBeAt(AdministrationUrls.Exports).ShouldShow("请先打开要导出的列表");
    }

    [EachDatabase]
    public async Task Only_an_export_of_ones_own_can_be_asked_for(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        // A grid worker sees enterprises, but the inbox leaves only with chairs and above.
        var worker = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path);
        (await worker.OpenAsync(AdministrationUrls.AskForExport("/inbox/export?tab=Below"))).ShouldBeClosed();
    }

    private static async Task<Units> WithFirmsAsync(TestApp app, int count)
    {
        var units = await app.AddUnitsAsync();
        for (var i = 0; i < count; i++) await app.AddEnterpriseAsync(units.Community.Path, $"春晖第{i}制鞋厂");
        return units;
    }

    private static Task LimitAsync(TestApp app, int rows) => app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().AddVersionAsync(
        new("security.export.approvalRows", "LOCAL", $"{rows}", new(2026, 1, 1), null, "测试", null, null, VerificationMark.D), "测试", CancellationToken.None));

    private static Task<Guid> AskerAsync(TestApp app) => app.InDatabaseAsync(data => data.Set<Domain.ExportApproval>().Select(approval => approval.AskedById).SingleAsync());
}
