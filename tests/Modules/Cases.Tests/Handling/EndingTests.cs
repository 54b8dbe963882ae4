using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>A request does not end past its mediation or past the departments that work for it.</summary>
public sealed class EndingTests
{
    [EachDatabase]
    public async Task While_it_is_mediated_or_an_agreement_runs_nobody_resolves_or_merges_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var other = await app.AssignedRequestAsync(cast.Units.Grid, cast.Units.Street);
        var number = (await app.RequestAsync(other)).Number;
        var dispute = await app.EffectiveAsync(cast, ("2026-03-20", 9_000m));
        var officer = await app.SignInAsync(cast.Officer);

        var page = await officer.OpenAsync(CaseUrls.Request(cast.RequestId));
        page.Links.ShouldNotContain(CaseUrls.Step(cast.RequestId, "resolve"));
        var refused = await (await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "已解决。" });
        refused.ShouldRefuse("请先结束调解");
        refused.Form("resolve-request").Value("Outcome").ShouldBe("已解决。");
        (await (await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "merge"))).SubmitAsync("merge-request", new { MasterNumber = number })).ShouldRefuse("请先结束调解");
        (await app.RequestAsync(cast.RequestId)).State.ShouldBe(RequestState.CaseOpened);
        (await app.DisputeAsync(dispute)).State.ShouldBe(DisputeState.AgreementEffective);
    }

    [EachDatabase]
    public async Task A_mediation_that_came_to_nothing_is_filed_with_its_request(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var dispute = await app.MediatingAsync(cast);
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(dispute, MediationEnd.Failed, "分歧过大"), default));
        await app.RunJournalAsync();
        var officer = await app.SignInAsync(cast.Officer);

        await (await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.ExplainedOnly, Outcome = "已告知仲裁途径。" });
        await app.RunJournalAsync();

        var filed = await app.DisputeAsync(dispute);
        (filed.State, filed.Outcome).ShouldBe((DisputeState.Closed, DisputeState.MediationFailed));
        var request = await app.RequestAsync(cast.RequestId);
        (request.State, request.Outcome).ShouldBe((RequestState.Resolved, "已告知仲裁途径。"));
    }

    [EachDatabase("resolve", "merge")]
    public async Task An_open_work_order_is_recalled_and_the_department_sees_it(Db db, string way)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var inspection = await app.InspectionAsync(units);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var other = await app.AssignedRequestAsync(units.Grid, units.Community);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-20" });
        var order = await app.OrderAsync(id);

        if (way == "resolve") await (await officer.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "单位已补发。" });
        else await (await officer.OpenAsync(CaseUrls.Step(id, "merge"))).SubmitAsync("merge-request", new { MasterNumber = (await app.RequestAsync(other)).Number });
        await app.RunJournalAsync();

        (await app.OrderAsync(id)).State.ShouldBe(WorkOrderState.Recalled);
        (await app.ClockAsync(order.Id, "sla.partner.feedback")).Status.ShouldBe(ClockStatus.Cancelled);
        var inspector = await app.SignInAsAsync(Role.HrssInspector, inspection.Path);
        (await inspector.OpenAsync(CaseUrls.WorkOrders)).ShouldNotShow(order.Number);
        (await inspector.OpenAsync(CaseUrls.WorkOrders + "?ended=true")).ShouldShow(order.Number, "已撤回");
        var page = await inspector.OpenAsync(CaseUrls.WorkOrder(order.Id));
        page.ShouldShow("已撤回", "无需继续办理");
        page.Forms.ShouldNotContain(form => form.Name == "accept-order");
    }
}
