using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Tests;

public sealed class VisitTests
{
    [EachDatabase]
    public async Task A_visit_stands_in_the_file_of_the_enterprise_and_what_was_counted_in_the_register(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 10:00");
        var units = await app.AddUnitsAsync();
        var enterprise = await app.AddEnterpriseAsync(units.Grid.Path, "大华纺织有限公司");
        var grid = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path, "陈网格");
        var form = await grid.OpenAsync(EnterpriseUrls.RecordVisit);
        form.Form("record-visit").Value("VisitedAt").ShouldBe("2026-03-02T10:00");
        var done = await form.SubmitAsync("record-visit", new { EnterpriseName = " 大华纺织有限公司", Kind = "Hazard", VisitedAt = "2026-03-02T09:30", Found = "二楼通道堆了布料，已请清走。", Met = "安全员老周", Headcount = "37" });
        done.ShouldBeAt("/visits/*").ShouldShow("隐患排查", "二楼通道堆了布料", "37", "陈网格");
        (await grid.OpenAsync(EnterpriseUrls.EnterpriseOf(enterprise))).ShouldShow("二楼通道堆了布料", "走访核实", "37");
        (await grid.OpenAsync(EnterpriseUrls.Visits)).ShouldShow("大华纺织有限公司", "隐患排查");
        (await (await app.SignInAsAsync(Role.GridWorker, units.OtherGrid.Path)).OpenAsync(EnterpriseUrls.Visits)).ShouldShow("还没有走访记录");
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(row => row.Kind == "Enterprises.VisitRecorded"))).ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_place_that_is_not_on_the_register_is_written_down_by_the_name_over_its_door(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var page = await officer.OpenAsync(EnterpriseUrls.RecordVisit);
        var typed = new { EnterpriseName = "老街修鞋铺", Found = "两名学徒没有合同" };
        (await page.SubmitAsync("record-visit", typed)).ShouldRefuse("UnitId", "请选择所在地");
        (await page.SubmitAsync("record-visit", new { typed.EnterpriseName, typed.Found, UnitId = units.Grid.Id })).ShouldShow("没有建档", "两名学徒没有合同");
    }

    [EachDatabase]
    public async Task What_makes_no_sense_is_refused_at_its_field(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 10:00");
        var units = await app.AddUnitsAsync();
        var grid = await app.SignInAsAsync(Role.GridWorker, units.Grid.Path);
        var page = await grid.OpenAsync(EnterpriseUrls.RecordVisit);
        var typed = new { EnterpriseName = "大华", Found = "情况正常", VisitedAt = "2026-03-02T09:00" };
        (await page.SubmitAsync("record-visit", new { typed.EnterpriseName, Found = " ", typed.VisitedAt })).ShouldRefuse("Found", "请");
        (await page.SubmitAsync("record-visit", new { typed.EnterpriseName, typed.Found, VisitedAt = "2026-03-02T11:00" })).ShouldRefuse("VisitedAt", "不能晚于现在");
        (await page.SubmitAsync("record-visit", new { typed.EnterpriseName, typed.Found, VisitedAt = "2025-12-01T11:00" })).ShouldRefuse("VisitedAt", "60");
        (await page.SubmitAsync("record-visit", new { typed.EnterpriseName, typed.Found, typed.VisitedAt, Headcount = "-3" })).ShouldRefuse("Headcount", "人");
        (await page.SubmitAsync("record-visit", new { EnterpriseName = "<b>", typed.Found, typed.VisitedAt })).ShouldRefuse("EnterpriseName", "名称");
        await page.Form("record-visit").ShouldRefuseNonsenseAsync();
        (await app.InDatabaseAsync(data => data.Set<Visit>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_number_that_changed_while_the_device_had_no_signal_is_a_conflict_and_not_overwritten_unseen(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 10:00");
        var units = await app.AddUnitsAsync();
        var enterprise = await app.AddEnterpriseAsync(units.Grid.Path, "大华纺织有限公司");
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.GridWorker, units.Grid.Path));
        object Visit(int? seen, int counted, bool stop) => new
        {
            kind = "Routine",
            visitedAt = "2026-03-02T09:00:00+08:00",
            enterpriseId = enterprise,
            found = "情况正常",
            headcount = counted,
            headcountSeen = seen,
            stopAtConflict = stop,
        };
        (await app.CallAsync(token, "POST", "visits", Visit(null, 40, true), "visit-000001")).Answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var (conflict, problem) = await app.CallAsync(token, "POST", "visits", Visit(30, 45, true), "visit-000002");
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        problem.GetProperty("detail").GetString()!.ShouldContain("40");
        problem.GetProperty("conflict").GetBoolean().ShouldBeTrue();
        (await app.InDatabaseAsync(data => data.Set<Enterprise>().Select(one => one.Headcount).SingleAsync())).ShouldBe(40);
        (await app.CallAsync(token, "POST", "visits", Visit(30, 45, false), "visit-000003")).Answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        // The answer was lost on the way: the same again.
        (await app.CallAsync(token, "POST", "visits", Visit(30, 45, false), "visit-000003")).Answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await app.InDatabaseAsync(data => data.Set<Visit>().CountAsync())).ShouldBe(2);
        (await app.InDatabaseAsync(data => data.Set<Enterprise>().Select(one => one.Headcount).SingleAsync())).ShouldBe(45);
    }

    [Fact]
    public async Task Forms_on_the_page_without_a_signal_share_no_id_and_what_is_sent_there_is_sent_by_nobody_else()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var units = await app.AddUnitsAsync();
        var account = await app.AddAccountAsync(Role.GridWorker, units.Grid.Path);
        var grid = await app.SignInAsync(account);
        var page = await grid.OpenAsync(OfflineUrls.Page);
        var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        ids.ShouldBeUnique();
        ids.ShouldContain("visit-Input-EnterpriseName");
        page.Document.QuerySelectorAll("label[for]").Select(label => label.GetAttribute("for")!).Except(ids).ShouldBeEmpty();

        async Task<HttpStatusCode> SendAsync(string? writer, string address, string body)
        {
            var call = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            call.Headers.Add("Idempotency-Key", "visit-000001");
            if (writer is not null) call.Headers.Add("X-Account", writer);
            return (await grid.FetchAsync(call)).StatusCode;
        }

        foreach (var address in new[] { "/api/v1/visits", "/api/v1/files?name=x.pdf" })
        {
            foreach (var other in new[] { $"{Guid.CreateVersion7()}", "nobody", $"{account}, {account}" }) (await SendAsync(other, address, "{}")).ShouldBe(HttpStatusCode.Unauthorized);
            (await SendAsync($"{account}", address, "{}")).ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await SendAsync(null, address, "{}")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
    }
}
