using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>R-CAS-07: who takes in, handles and mediates what, and who must be told.</summary>
public sealed class DutyTests
{
    [Fact]
    public void Every_type_stands_in_the_table_once_and_every_duty_has_words()
    {
        HandlingTable.Rows.SelectMany(row => row.Types).Order().ShouldBe(Enum.GetValues<CaseType>());
        foreach (var code in HandlingTable.Duties.Select(duty => duty.Code).Concat(TaskCodes.OfHandling)) CaseWords.Find($"Duty_{code}").ShouldNotBeNull(code);
        HandlingTable.Rows.ShouldAllBe(row => row.Mediation == null || row.Mediation >= HandlingLevel.Community);
    }

    [Fact]
    public async Task Every_duty_runs_by_a_parameter()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var catalog = app.Services.GetRequiredService<ParameterCatalog>();
        HandlingTable.Duties.ShouldAllBe(duty => catalog.Find(duty.Clock) != null);
    }

    [Theory]
    [InlineData(CaseType.WageArrears, false, false, false, false)]
    [InlineData(CaseType.WageArrears, false, true, false, false, "InformInspectionOfArrears")]
    [InlineData(CaseType.WorkInjury, false, false, true, false, "InformDistrict", "InformSafetyOrHealth")]
    [InlineData(CaseType.FemaleWorkerProtection, false, false, false, true, "InformWomensCommittee", "InformPoliceOfViolence")]
    [InlineData(CaseType.OverAgeWorker, false, false, false, false, "InformArbitration")]
    [InlineData(CaseType.CollectiveContract, false, false, false, false, "InformTripartiteOffice", "OfferAid")]
    [InlineData(CaseType.MinorWorker, false, false, false, false, "ContactByStreet", "InformInspectionAtOnce", "InformPoliceOfChildLabour", "InformEducation")]
    [InlineData(CaseType.ParkDormitory, false, false, false, false, "InformProperty")]
    [InlineData(CaseType.NeighbourDispute, false, false, false, true, "InformPoliceOfViolence", "InformWomensFederation")]
    [InlineData(CaseType.WageArrears, true, false, false, false, "ReportToStreetChair", "ReportToDistrict", "ContactByStreetAtOnce", "InformEarlyWarning", "OfferAid")]
    public void Who_must_be_told_is_as_in_the_matrix(CaseType type, bool collective, bool arrears, bool hazard, bool violence, params string[] duties) =>
        HandlingTable.For(new(type, collective, arrears, hazard, violence)).Select(duty => duty.Code).ShouldBe(duties);

    [EachDatabase]
    public async Task Arrears_of_two_months_make_a_task_that_somebody_ends_by_name(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var id = await app.FileRequestAsync(town, "老板拖欠工资65天了，问了几次都说没钱。", 8_600);
        var officer = await app.SignInAsync(account);
        await (await officer.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.WageArrears, Urgency = Urgency.Urgent });

        var task = (await app.TasksAsync(id)).Single();
        (task.Code, task.IsOfUnit).ShouldBe(("InformInspectionOfArrears", false));
        (await app.ClockAsync(task.Id, "sla.inform")).DueAt.ShouldBe(task.DueAt);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Tasks")).ShouldShow((await app.RequestAsync(id)).Number);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("任务", "将欠薪情况告知劳动保障监察", "R-CAS-07");

        var page = await officer.OpenAsync(CaseUrls.Step(id, "tasks"));
        await page.Form("end-task").Fill(new { Outcome = TaskOutcome.Done }).ShouldRefuseNonsenseAsync();
        (await page.SubmitAsync("end-task", new { Outcome = TaskOutcome.NotNeeded, Note = " " })).ShouldRefuse("Note", "为什么不需要");
        (await page.SubmitAsync("end-task", new { Outcome = TaskOutcome.Done, Note = "已电话告知王队长" })).ShouldShow("任务已办结", "林专干", "已电话告知王队长");
        (await app.ClockAsync(task.Id, "sla.inform")).Status.ShouldBe(ClockStatus.Met);
        (await officer.OpenAsync(CaseUrls.Step(id, "tasks"))).ShouldShow("没有待办任务");
        var stranger = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        (await stranger.OpenAsync(CaseUrls.Step(id, "tasks"))).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_collective_request_is_reported_within_two_hours_of_its_registration(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var street = await app.AddAccountAsync(Role.StreetChair, town.Street.Path);
        var sent = await app.SubmitAsync(town.Request() with { Content = new("我们十二个人都没有拿到工资，老板说没钱。", [new(CaseType.WageArrears, Money.FromYuan(8_600))], EnterpriseId: town.EnterpriseId, RespondentIsEmployer: true, ClaimantCount: 12) });

        (await app.RequestAsync(sent.Id)).CollectiveFrom.ShouldBe(10);
        var report = (await app.OpenTasksAsync(sent.Id, "ReportToStreetChair")).Single();
        report.DueAt.ShouldBe(app.Clock.GetUtcNow().AddHours(2));
        (await app.OpenTasksAsync(sent.Id, "ContactByStreetAtOnce")).Count.ShouldBe(1);

        app.AtTime("2026-03-02 11:05");
        await app.LetTimeActAsync();
        (await app.OpenTasksAsync(sent.Id, "ReportToStreetChair")).Single().IsLate.ShouldBeTrue();
        (await app.OpenTasksAsync(sent.Id, TaskCodes.Supervise)).Single().UnitPath.ShouldBe(town.Community.Path); // the unit above the grid it lies in
        _ = street;
    }

    [EachDatabase]
    public async Task Child_labour_and_union_rights_are_taken_down_and_handled_by_the_street_or_above(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var grid = await app.AddAccountAsync(Role.GridWorker, town.Grid.Path);
        var command = town.Request("厂里夜班让童工上机器，请你们查一查。") with { Channel = IntakeChannel.GridReport, ChosenType = CaseType.MinorWorker };
        Task<SubmittedRequest> TakeAsync(Guid account, Role role, string path) =>
            app.AsAsync(account, role, path, services => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(command, default));
        var refused = await Should.ThrowAsync<RefusedException>(() => TakeAsync(grid, Role.GridWorker, town.Grid.Path));
        (refused.RuleId, refused.Field).ShouldBe(("R-CAS-07", "Type"));
        refused.Message.ShouldContain("街道");

        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path);
        var sent = await TakeAsync(officer, Role.StreetOfficer, town.Street.Path);
        (await app.OpenTasksAsync(sent.Id, "ContactByStreet")).Single().DueAt.ShouldBe(app.Clock.GetUtcNow().AddHours(4)); // sla.collective.assign
        var street = await app.SignInAsync(officer);
        await (await street.OpenAsync(CaseUrls.Triage(sent.Id))).SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.MinorWorker, Urgency = Urgency.Urgent });
        (await (await street.OpenAsync(CaseUrls.Step(sent.Id, "assign"))).SubmitAsync("assign-request", new { UnitId = town.Community.Id })).ShouldRefuse("UnitId", "街道及以上");
        await (await street.OpenAsync(CaseUrls.Step(sent.Id, "assign"))).SubmitAsync("assign-request", new { UnitId = town.Street.Id });
        (await app.RequestAsync(sent.Id)).HandlerPath.ShouldBe(town.Street.Path);
    }

    [EachDatabase]
    public async Task A_woman_officer_is_offered_first_in_matters_of_women_workers(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await app.AddAccountAsync(Role.CommunityChair, units.Community.Path, "赵主席");
        var woman = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path, "李姐", await app.AddPersonAsync(units.Community.Path, "李姐", sex: Sex.Female));

        var about = await app.TriagedRequestAsync(units.Grid, CaseType.FemaleWorkerProtection);
        await app.AssignAsync(about, units.Community.Id);
        (await app.RequestAsync(about)).HandlerId.ShouldBe(woman);
        var wages = await app.AssignedRequestAsync(units.Grid, units.Community);
        (await app.RequestAsync(wages)).HandlerId.ShouldNotBe(woman);
    }

    [EachDatabase]
    public async Task Two_people_visit_in_matters_of_aid_and_whoever_handles_it_does_not_review_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var (account, other) = (await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path), await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path));
        var id = await app.FileRequestAsync(town, "家里人住院花了很多钱，想申请困难帮扶。", 0, type: CaseType.HardshipAid);
        var (officer, reviewer) = (await app.SignInAsync(account), await app.SignInAsync(other));
        await (await officer.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.HardshipAid, Urgency = Urgency.Normal });
        await app.AssignAsync(id, town.Community.Id);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        var visit = new { Way = ContactWay.HomeVisit, Reached = "true", At = "2026-03-02T09:00" };
        (await (await officer.OpenAsync(CaseUrls.Step(id, "contact"))).SubmitAsync("record-contact", visit)).ShouldRefuse("Companion", "两人上门");
        (await (await officer.OpenAsync(CaseUrls.Step(id, "contact"))).Form("record-contact").Fill(visit).Fill("Companion", "陈专干").SubmitAsync()).ShouldShow("同行：陈专干");

        (await (await officer.OpenAsync(CaseUrls.Step(id, "tasks"))).SubmitAsync("end-task", new { Outcome = TaskOutcome.Done, Note = "符合条件" })).ShouldRefuse("TaskId", "不能审核自己");
        (await (await reviewer.OpenAsync(CaseUrls.Step(id, "tasks"))).SubmitAsync("end-task", new { Outcome = TaskOutcome.Done, Note = "符合条件" })).ShouldShow("任务已办结");
    }

    [EachDatabase]
    public async Task In_large_collective_matters_the_district_joins(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync(persons: 31);
        (await Should.ThrowAsync<RefusedException>(() => app.OpenAsync(cast))).Message.ShouldContain("区总工会须参与");

        var district = await app.SignInAsAsync(Role.DistrictOfficer, cast.Units.District.Path);
        await app.InDatabaseAsync(async data =>
        {
            var request = await data.Set<WorkerRequest>().FoundAsync(cast.RequestId, CancellationToken.None);
            request.Escalate(cast.Units.District, null, EscalationCause.ByHand, "人多", app.Clock.GetUtcNow());
            return await data.SaveChangesAsync(CancellationToken.None);
        });
        await (await district.OpenAsync(CaseUrls.Request(cast.RequestId))).SubmitAsync("accept-request");
        await (await district.OpenAsync(CaseUrls.Step(cast.RequestId, "hand-down"))).SubmitAsync("hand-down-request", new { UnitId = cast.Units.Street.Id, Reason = "街道调解，区里参与" });
        var request = await app.RequestAsync(cast.RequestId);
        request.HandlerPath.ShouldBe(cast.Street);
        request.HasLevel(HandlingLevel.District).ShouldBeTrue();
        await (await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Request(cast.RequestId))).SubmitAsync("accept-request");
        var dispute = await app.DisputeAsync(await app.OpenAsync(cast));
        dispute.MediatorsNeeded.ShouldBe(2); // collective.mediators
    }

    [EachDatabase]
    public async Task The_number_that_makes_it_collective_is_the_one_of_the_day_it_came_in(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        await app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().AddVersionAsync(
            new("triage.collectivePersons", "LOCAL", "5", new(2026, 3, 1), null, "本地规定", null, null, VerificationMark.D), null, CancellationToken.None));
        var content = new RequestContent("我们六个人都没有拿到工资，老板说没钱。", [new(CaseType.WageArrears, Money.FromYuan(8_600))], EnterpriseId: town.EnterpriseId, RespondentIsEmployer: true, ClaimantCount: 6);
        var sent = await app.SubmitAsync(town.Request() with { Content = content });
        var request = await app.RequestAsync(sent.Id);
        (request.CollectiveFrom, request.IsCollective).ShouldBe((5, true));
    }
}
