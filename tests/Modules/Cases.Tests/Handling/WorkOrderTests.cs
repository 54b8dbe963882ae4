using System.Net;
using Niangjia.Cases.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Handling;

public sealed class WorkOrderTests
{
    [EachDatabase]
    public async Task A_request_stays_open_until_the_department_has_reported_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var inspection = await app.InspectionAsync(units);
        var inspector = await app.SignInAsAsync(Role.HrssInspector, inspection.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        var form = await officer.OpenAsync(CaseUrls.Step(id, "refer"));
        var refused = await form.SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-01" });
        refused.ShouldRefuse("FeedbackDue", "晚于今天");
        await form.SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-20" });
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Referred);

        var order = await app.InDatabaseAsync(data => data.Set<WorkOrder>().SingleAsync(found => found.RequestId == id));
        (await inspector.OpenAsync(CaseUrls.WorkOrders)).ShouldShow(order.Number);
        var page = await inspector.OpenAsync(CaseUrls.WorkOrder(order.Id));
        page = await page.SubmitAsync("accept-order", new { Reference = "监察〔2026〕18号" });
        await page.Form("report-order").ShouldRefuseNonsenseAsync();
        page = await page.SubmitAsync("report-order", new { Answer = "已责令支付，企业已发放。", Solved = true });
        page.ShouldShow("已反馈");

        (await app.RequestAsync(id)).State.ShouldBe(RequestState.InProgress);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("监察〔2026〕18号");
    }

    [EachDatabase]
    public async Task A_department_sees_only_its_own_orders(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var inspection = await app.InspectionAsync(units);
        var police = await app.AddUnitAsync(units.District, Contracts.Organisation.UnitKind.PartnerDepartment, "江南区公安分局", Contracts.Organisation.Competence.Police);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "refer")))
            .SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-20" });
        var order = await app.InDatabaseAsync(data => data.Set<WorkOrder>().SingleAsync());

        var stranger = await app.SignInAsAsync(Role.PoliceLiaison, police.Path);
        (await stranger.OpenAsync(CaseUrls.WorkOrders)).Text.ShouldNotContain(order.Number);
        (await stranger.OpenAsync(CaseUrls.WorkOrder(order.Id))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
