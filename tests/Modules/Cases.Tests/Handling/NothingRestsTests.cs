using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Features.LeaveMediation;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Whatever is open has a clock and somebody who sees it (R-ESC-01, R-CLK-01).</summary>
public sealed class NothingRestsTests
{
    [EachDatabase]
    public async Task What_was_returned_lies_with_the_unit_first_asked_and_goes_to_the_one_above_when_nobody_sends_it_on(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var community = await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        var street = await app.AddAccountAsync(Role.StreetOfficer, units.OtherStreet.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.OtherCommunity);
        var number = (await app.RequestAsync(id)).Number;
        var desk = await app.SignInAsync(community);
        await (await desk.OpenAsync(CaseUrls.Step(id, "return"))).SubmitAsync("return-request", new { Reason = "企业不在本社区" });

        var request = await app.RequestAsync(id);
        (request.State, request.HandlerPath, request.HandlerId).ShouldBe((RequestState.Triaged, units.OtherCommunity.Path, null));
        var inbox = await desk.OpenAsync(CaseUrls.Inbox);
        inbox.ShouldShow(number, "无人负责");
        inbox.Badge().ShouldStartWith("1");

        app.AtTime("2026-03-04 09:00"); // a working day for dispatching is over
        await app.LetTimeActAsync();
        request = await app.RequestAsync(id);
        (request.IsLate, request.WasLate).ShouldBe((true, true));
        var task = (await app.OpenTasksAsync(id, TaskCodes.Supervise)).Single();
        (task.UnitPath, task.Detail).ShouldBe((units.OtherStreet.Path, "sla.triage"));
        var above = await app.SignInAsync(street);
        (await above.OpenAsync(CaseUrls.Inbox + "?tab=Tasks")).ShouldShow(number);
        (await above.OpenAsync(CaseUrls.Inbox)).Badge().ShouldStartWith("1");
        (await above.OpenAsync(CaseUrls.Request(id))).ShouldShow("督办超期事项", "分流");

        await (await above.OpenAsync(CaseUrls.Step(id, "assign"))).SubmitAsync("assign-request", new { UnitId = units.Community.Id });
        await app.RunJournalAsync();
        (await app.OpenTasksAsync(id, TaskCodes.Supervise)).ShouldBeEmpty();
        (await app.RequestAsync(id)).IsLate.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_first_contact_that_nobody_makes_is_seen_to_by_the_unit_above_and_then_by_the_next(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var id = await app.SendRequestAsync(town, town.Community, "老板拖欠工资，问了几次都说没钱。", 8_600);

        app.AtTime("2026-03-04 09:00");
        await app.LetTimeActAsync();
        var task = (await app.OpenTasksAsync(id, TaskCodes.Supervise)).Single();
        (task.UnitPath, task.Detail).ShouldBe((town.Street.Path, "sla.contact.public.normal"));
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(town.Community.Path); // Alerted, not taken away.

        app.AtTime("2026-03-06 09:00"); // the street did not see to it either
        await app.LetTimeActAsync();
        (await app.OpenTasksAsync(id, TaskCodes.Supervise)).Select(one => one.UnitPath).ShouldBe([town.Street.Path, town.District.Path]);

        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await app.RunJournalAsync();
        (await app.OpenTasksAsync(id, TaskCodes.Supervise)).ShouldBeEmpty();
        (await app.RequestAsync(id)).IsLate.ShouldBeFalse(); // contact was made, late but made
    }

    [EachDatabase]
    public async Task Where_nobody_is_on_duty_the_nearest_unit_above_with_people_finds_it_in_its_inbox(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var district = await app.SignInAsAsync(Role.DistrictOfficer, units.District.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        var number = (await app.RequestAsync(id)).Number;
        (await app.RequestAsync(id)).HandlerId.ShouldBeNull();

        var inbox = await street.OpenAsync(CaseUrls.Inbox);
        inbox.ShouldShow(number, "无人负责");
        inbox.Badge().ShouldStartWith("1");
        (await district.OpenAsync(CaseUrls.Inbox)).ShouldNotShow(number); // The street has people.

        var hired = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        (await hired.OpenAsync(CaseUrls.Inbox)).ShouldShow(number);
        (await street.OpenAsync(CaseUrls.Inbox)).ShouldNotShow(number);
        await (await hired.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await hired.OpenAsync(CaseUrls.Inbox)).ShouldShow(number).ShouldNotShow("无人负责");
    }

    [EachDatabase]
    public async Task An_application_for_mediation_that_nobody_decides_is_seen_to(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        (await app.RequestAsync(cast.RequestId)).DueAt.ShouldBe((await app.ClockAsync(id, "CLK-MED-ACCEPT")).DueAt); // R-CLK-01: the earliest of all

        app.AtTime("2026-03-06 09:00");
        await app.LetTimeActAsync();
        var task = (await app.OpenTasksAsync(cast.RequestId, TaskCodes.Supervise)).Single();
        (task.UnitPath, task.Detail).ShouldBe((cast.Units.District.Path, "CLK-MED-ACCEPT"));
        (await app.RequestAsync(cast.RequestId)).IsLate.ShouldBeTrue();
    }

    [EachDatabase("by hand", "by time")]
    public async Task After_a_mediation_that_failed_the_handling_goes_on_with_a_clock_and_a_decision_to_make(Db db, string how)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        if (how == "by time") app.AtTime("2026-03-18 09:00");
        else await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(id, MediationEnd.Failed, "分歧过大"), default));
        await app.LetTimeActAsync();

        var request = await app.RequestAsync(cast.RequestId);
        request.State.ShouldBe(RequestState.InProgress);
        request.DueAt.ShouldNotBeNull();
        (await app.ClockAsync(cast.RequestId, "sla.level.street")).Status.ShouldBe(ClockStatus.Running);
        (await app.OpenTasksAsync(cast.RequestId, TaskCodes.AfterMediation)).Count.ShouldBe(1);
        var officer = await app.SignInAsync(cast.Officer);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Tasks")).ShouldShow(request.Number);
        var tasks = await officer.OpenAsync(CaseUrls.Step(cast.RequestId, "tasks"));
        (await tasks.SubmitAsync("end-task", new { Outcome = TaskOutcome.Done, Note = "" })).ShouldRefuse("Note", "下一步");

        await app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, services =>
            services.GetRequiredService<LeaveMediationHandler>().HandleAsync(new(id, ResultCode.ReferredArbitration, "申请人选择仲裁"), default));
        await app.RunJournalAsync();
        (await app.RequestAsync(cast.RequestId)).Result.ShouldBe(ResultCode.ReferredArbitration);
        (await app.OpenTasksAsync(cast.RequestId, TaskCodes.AfterMediation)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_department_that_does_not_report_back_is_chased_and_its_day_is_seen_everywhere(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var officer = await app.SignInAsync(account);
        var (id, code) = await app.FileWithCodeAsync(town, "老板拖欠工资，问了几次都说没钱。", 8_600);
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AssignAsync(id, town.Community.Id);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = town.Inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-09" });

        var order = await app.OrderAsync(id);
        var due = (await app.ClockAsync(order.Id, "sla.partner.feedback")).DueAt;
        (await app.RequestAsync(id)).DueAt.ShouldBe(due);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("协同部门反馈");
        (await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code })).ShouldShow("3月9日");

        app.AtTime("2026-03-10 09:00");
        await app.LetTimeActAsync();
        var request = await app.RequestAsync(id);
        (request.State, request.IsLate).ShouldBe((RequestState.Referred, true));
        var task = (await app.OpenTasksAsync(id, TaskCodes.ChaseOrder)).Single();
        task.Detail.ShouldBe(order.Number);
        officer = await app.SignInAsync(account);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Late")).ShouldShow(request.Number);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("催办部门工单", order.Number);

        var inspector = await app.SignInAsAsync(Role.HrssInspector, town.Inspection.Path);
        var page = await (await inspector.OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("accept-order", new { Reference = "监察18号" });
        await page.SubmitAsync("report-order", new { Answer = "已责令支付。", Solved = true });
        (await app.OpenTasksAsync(id, TaskCodes.ChaseOrder)).ShouldBeEmpty();
        request = await app.RequestAsync(id);
        (request.State, request.IsLate, request.WasLate).ShouldBe((RequestState.InProgress, false, true));
    }
}
