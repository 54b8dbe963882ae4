using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>网格代办: one page on a phone, without script.</summary>
public sealed class ReportFromGridTests
{
    [EachDatabase]
    public async Task A_grid_worker_asks_on_a_worker_s_behalf_and_hands_over_the_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var grid = await app.SignInAsAsync(Role.GridWorker, town.Grid.Path, "陈网格");
        var page = await grid.OpenAsync(CaseUrls.Represent);
        page.Form("report-from-grid").Value("UnitId").ShouldBe(town.Grid.Id.ToString());
        var found = await page.Form("report-from-grid").Fill(new { Facts = CaseSteps.Wages, RespondentName = "明珠电子" }).SubmitAsync("查单位库");
        found.Text.ShouldContain(Towns.EnterpriseName);
        found.Form("report-from-grid").Value("Facts").ShouldBe(CaseSteps.Wages);
        var photo = await File.ReadAllBytesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg"));
        var done = await found.Form("report-from-grid")
            .Fill(new { EnterpriseId = town.EnterpriseId, Type = "WageArrears", Mobile = "13800001111", Name = "张三", Channel = "PatrolFound", Agrees = true })
            .Fill("Input.Claims[0].Amount", "8600").Attach("Files", "工资条.jpg", photo, "image/jpeg").SubmitAsync("提交");
        done.ShouldBeAt(CaseUrls.RepresentReceipt).ShouldShow("回执码", "念给对方听", "用短信发送", "扫码", "陈网格").ShouldNotShow("现在分流");
        done.Links.ShouldContain(link => link.StartsWith("sms:?body=", StringComparison.Ordinal));

        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync());
        (request.Channel, request.UnitPath, request.EnterpriseId, request.Claimed).ShouldBe((IntakeChannel.PatrolFound, town.Grid.Path, town.EnterpriseId, Money.FromYuan(8600)));
        (await app.InDatabaseAsync(data => data.Set<Attachment>().CountAsync(file => file.SubjectId == request.Id))).ShouldBe(1);
        (await done.FollowAsync("登记下一件")).ShouldBeAt(CaseUrls.Represent).Form("report-from-grid").Value("Facts").ShouldBe("");
        // She may follow what she entered, also when another unit handles it.
        (await grid.OpenAsync(CaseUrls.Request(request.Id))).ShouldShow("老板拖欠工资");
    }

    [EachDatabase]
    public async Task Nothing_typed_is_lost_on_the_way(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var grid = await app.SignInAsAsync(Role.GridWorker, town.Grid.Path);
        var refused = await (await grid.OpenAsync(CaseUrls.Represent)).SubmitAsync("report-from-grid", new { Facts = CaseSteps.Wages, Name = "张三", Mobile = "13800001111", PlaceText = "3栋<b>2单元</b>😀" }, "提交");
        refused.ShouldRefuse("Agrees", "口头告知");
        refused.Form("report-from-grid").Value("PlaceText").ShouldBe("3栋<b>2单元</b>😀");
        // The phone goes to sleep; the page is opened again.
        (await grid.OpenAsync(CaseUrls.Represent)).Form("report-from-grid").Value("Name").ShouldBe("张三");
        (await refused.SubmitAsync("report-from-grid", new { Mobile = "12345", Agrees = true }, "提交")).ShouldRefuse("Mobile", "手机号");
        (await refused.SubmitAsync("report-from-grid", new { Mobile = "13800001111", IdNumber = "110105194912310020", Agrees = true }, "提交")).ShouldRefuse("IdNumber", "身份证");
        (await refused.SubmitAsync("report-from-grid", new { IdNumber = "", ClaimantCount = "0" }, "提交")).ShouldRefuse("ClaimantCount", "1");
        var sent = await refused.Form("report-from-grid").Fill(new { IdNumber = "", ClaimantCount = "", Agrees = true }).SubmitTwiceAsync("提交");
        sent.ShouldAllBe(page => page.Url == CaseUrls.RepresentReceipt && page.Status == HttpStatusCode.OK);
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(1);
    }

    [EachDatabase]
    public async Task Only_the_grid_and_the_community_have_this_door(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        (await (await app.SignInAsAsync(Role.DistrictOfficer, town.District.Path)).OpenAsync(CaseUrls.Represent)).ShouldBeClosed();
        (await app.Browser().FetchAsync(CaseUrls.Represent)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        (await (await app.SignInAsAsync(Role.GridLeader, town.Grid.Path)).OpenAsync(CaseUrls.Inbox)).ShouldShow("网格代办");
    }
}
