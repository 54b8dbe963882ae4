using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Hotline;

/// <summary>R-HOT-05: the employer does not learn from us who asks, and everybody who handles it knows that.</summary>
public sealed class GuardTests
{
    [EachDatabase]
    public async Task Everybody_sees_it_and_the_notice_to_the_employer_needs_a_reason_and_names_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var (town, officer, id) = await GuardedAsync(app);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("不得向单位透露");
        (await officer.OpenAsync(CaseUrls.Step(id, "note"))).ShouldShow("对单位保密");
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("王小工"); // who handles it knows who asks

        var ask = await officer.OpenAsync(CaseUrls.Step(id, "ask-employer"));
        (await ask.SubmitAsync("ask-employer", new { Due = "2026-03-12" })).ShouldRefuse("Reason", "理由");
        await ask.SubmitAsync("ask-employer", new { Due = "2026-03-12", Reason = "按普查名义调取全部考勤。" });
        (await app.ToldAsync(id, "Cases.EmployerPapersAsked")).Reason.ShouldBe("按普查名义调取全部考勤。");
        (await app.AsSystemAsync(services => services.GetRequiredService<EmployerPapers>().LastAsync(id, CancellationToken.None)))!.MayNameApplicant.ShouldBeFalse();

        var contact = await officer.OpenAsync(CaseUrls.Step(id, "contact"));
        (await contact.SubmitAsync("record-contact", new { Way = "Phone", Reached = "true", WithEmployer = true })).ShouldRefuse("Words", "保护了申请人");
        (await contact.SubmitAsync("record-contact", new { Way = "Phone", Reached = "true", WithEmployer = true, Words = "以例行检查名义，未提到任何人。" })).ShouldShow("例行检查");
    }

    [EachDatabase]
    public async Task No_mediation_is_opened_until_the_applicant_agrees_and_the_department_is_warned(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var (town, officer, id) = await GuardedAsync(app);
        (await (await officer.OpenAsync(CaseUrls.Step(id, "open-mediation"))).SubmitAsync("open-mediation")).ShouldRefuse("ApplicantMayBeNamed", "");
        await (await officer.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = town.Inspection.Id, Matter = "请核查工资台账。", FeedbackDue = "2026-03-20" });
        var inspector = await app.SignInAsAsync(Role.HrssInspector, town.Inspection.Path);
        var order = await app.OrderAsync(id);
        order.IsGuarded.ShouldBeTrue();
        (await inspector.OpenAsync(CaseUrls.WorkOrder(order.Id))).ShouldShow("不得向单位透露").ShouldNotShow("王小工");

        (await (await officer.OpenAsync(CaseUrls.Step(id, "guard"))).SubmitAsync("guard-applicant")).ShouldRefuse("Reason", "");
        (await (await officer.OpenAsync(CaseUrls.Step(id, "guard"))).SubmitAsync("guard-applicant", new { Reason = "本人3月2日来电同意。" })).ShouldShow("同意告知单位");
        (await app.ToldAsync(id, "Cases.ApplicantDisclosed")).Reason.ShouldBe("本人3月2日来电同意。");
        (await app.RequestAsync(id)).IsGuarded.ShouldBeFalse();
    }

    [Fact]
    public void What_the_employer_knows_already_cannot_be_taken_back()
    {
        var request = HandlingSteps.New("/1/");
        request.Guard(true, "来电要求");
        request.Guard(false, "本人同意");
        request.NotToEmployer.ShouldBeFalse();
        Should.Throw<Kernel.RefusedException>(() => request.Guard(true, " ")).RuleId.ShouldBe("R-GEN-07");
        Should.Throw<Kernel.RefusedException>(() => HandlingSteps.New("/1/", secrecy: Secrecy.Confidential).AskEmployer(["考勤记录"], new(2026, 3, 12), new(2026, 3, 2))).RuleId.ShouldStartWith("R-");
    }

    [Fact]
    public void What_is_merged_guards_the_matter_that_goes_on_unless_the_employer_knows_already()
    {
        var (request, master) = (HandlingSteps.New("/1/"), HandlingSteps.New("/1/"));
        request.Guard(true, "来电要求");
        Should.Throw<Kernel.RefusedException>(() => request.MergeInto(Requested.In(RequestState.CaseOpened), null, HandlingSteps.Now)).RuleId.ShouldBe("R-HOT-05");
        request.State.ShouldBe(RequestState.Submitted);
        request.MergeInto(master, null, HandlingSteps.Now);
        master.NotToEmployer.ShouldBeTrue();
    }

    private static async Task<(Town Town, Browser Officer, Guid Id)> GuardedAsync(TestApp app)
    {
        var town = await app.BuildTownAsync();
        var call = await app.TakeDownAsync(await app.AgentAsync(town), notToEmployer: true);
        var id = call.RequestId!.Value;
        (await app.ToldAsync(id, "Cases.ApplicantGuarded")).ShouldNotBeNull();
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AssignAsync(id, town.Community.Id);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        return (town, officer, id);
    }
}
