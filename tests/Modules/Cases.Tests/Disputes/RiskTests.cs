using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R-MED-10: measures when a conflict may get worse, the police at once when it may become a case for them.</summary>
public sealed class RiskTests
{
    [EachDatabase]
    public async Task A_risk_is_noted_with_measures_stands_at_the_top_and_passes(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var mediator = await app.SignInAsync(cast.Mediator);

        var form = await mediator.OpenAsync(CaseUrls.DisputeStep(id, "risk"));
        form.Form("note-risk").Offers("Kind").ShouldNotContain("风险已消除"); // nothing was noted yet
        var refused = await form.SubmitAsync("note-risk", new { Kind = "Escalation" });
        refused.ShouldRefuse("Measures", "措施");
        var noted = await refused.SubmitAsync("note-risk", new { Measures = "专人陪同，明早回访" });
        noted.ShouldBeAt("/disputes/*").ShouldShow("风险提示：矛盾可能激化", "专人陪同，明早回访");

        var eased = await (await mediator.OpenAsync(CaseUrls.DisputeStep(id, "risk"))).SubmitAsync("note-risk", new { Kind = "Eased", Measures = "已当面谈妥" });
        eased.ShouldShow("风险研判：风险已消除").ShouldNotShow("风险提示：");
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.Kind == "Cases.DisputeRiskNoted").OrderBy(entry => entry.Number).Select(entry => entry.Reason).ToListAsync()))
            .ShouldBe(["专人陪同，明早回访", "已当面谈妥"]);
        (await app.InDatabaseAsync(data => data.Set<WorkOrder>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task Without_a_liaison_a_matter_for_the_police_says_whom_they_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.AddUnitAsync(cast.Units.District, UnitKind.PartnerDepartment, "江南区公安分局", Competence.Police); // nobody in it reads orders
        var officer = await app.SignInAsync(cast.Officer);
        var form = await officer.OpenAsync(CaseUrls.DisputeStep(id, "risk"));
        form.ShouldShow("没有登记公安联络员");
        var refused = await form.SubmitAsync("note-risk", new { Kind = "PublicSecurity", Measures = "工人堵住厂门" });
        refused.ShouldRefuse("ReportedTo", "110");
        refused.Form("note-risk").Value("Measures").ShouldBe("工人堵住厂门");
        (await refused.SubmitAsync("note-risk", new { ReportedTo = "09:10 拨打 110，接警员 1023" })).ShouldShow("已报告：09:10 拨打 110");
    }

    [EachDatabase]
    public async Task The_nearest_police_liaison_gets_a_work_order_that_is_due_the_next_day(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var bureau = await app.AddUnitAsync(cast.Units.District, UnitKind.PartnerDepartment, "江南区公安分局", Competence.Police);
        var station = await app.AddUnitAsync(cast.Units.Street, UnitKind.PartnerDepartment, "河东派出所", Competence.Police);
        foreach (var place in new[] { bureau, station }) await app.AddAccountAsync(Role.PoliceLiaison, place.Path);
        var police = await app.SignInAsAsync(Role.PoliceLiaison, station.Path);
        var far = await app.SignInAsAsync(Role.PoliceLiaison, bureau.Path);

        var form = await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.DisputeStep(id, "risk"));
        form.ShouldShow("河东派出所");
        (await form.SubmitAsync("note-risk", new { Kind = "Crime" })).ShouldRefuse("Measures", "措施");
        (await app.InDatabaseAsync(data => data.Set<WorkOrder>().CountAsync())).ShouldBe(0);
        (await form.SubmitAsync("note-risk", new { Kind = "Crime", Measures = "老板扬言逃匿" })).ShouldShow("已向公安联络员发出工单");

        var order = await app.InDatabaseAsync(data => data.Set<WorkOrder>().AsNoTracking().SingleAsync());
        (order.DepartmentPath, order.FeedbackDue, order.RequestId).ShouldBe((station.Path, new DateOnly(2026, 3, 3), cast.RequestId));
        (await police.OpenAsync(CaseUrls.WorkOrder(order.Id))).ShouldShow("老板扬言逃匿", "可能引发刑事案件");
        (await far.OpenAsync(CaseUrls.WorkOrder(order.Id))).ShouldBeClosed();
        // The request stays with the mediation; an answer of the police does not move it.
        (await (await police.OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("accept-order", new { Reference = "公〔2026〕7号" })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await (await police.OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("report-order", new { Answer = "已约谈负责人", Solved = true })).ShouldShow("已反馈");
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().FoundAsync(cast.RequestId, CancellationToken.None))).State.ShouldBe(RequestState.CaseOpened);
    }

    [Fact]
    public void Once_it_is_over_no_risk_is_noted() =>
        MediationRuleTests.Refused(() => Disputed.In(DisputeState.Closed).NoteRisk(new(RiskKind.Escalation, "回访", null, null)), "R-MED-00");
}
