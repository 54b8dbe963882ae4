using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>网格 → 社区 → 街道 → 区 (R-ESC).</summary>
public sealed class EscalationTests
{
    [EachDatabase]
    public async Task A_level_that_does_nothing_loses_the_request_to_the_next(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var street = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path, "街道干事");
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);

        app.AtTime("2026-03-09 23:59"); // five working days after the 2nd
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);

        app.AtTime("2026-03-10 00:05");
        await app.LetTimeActAsync();

        var request = await app.RequestAsync(id);
        request.State.ShouldBe(RequestState.Escalated);
        request.HandlerPath.ShouldBe(units.Street.Path);
        request.HandlerId.ShouldBe(street);
        (request.WasLate, request.IsLate).ShouldBe((true, false)); // The street is in time.
        // R-ESC-03: the lower level stays a helper.
        request.Handlings.ShouldContain(handling => handling.UnitPath == units.Community.Path && handling.Start == HandlingStart.CoHandler && handling.IsOpen);
    }

    [EachDatabase]
    public async Task After_an_outage_every_missed_level_is_caught_up_once_and_at_its_own_time(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.AssignedRequestAsync(units.Grid, units.Grid, amount: 0);

        app.AtTime("2026-06-01 09:00"); // the server was away for a quarter
        await app.LetTimeActAsync();
        await app.LetTimeActAsync(); // and nothing happens twice

        var request = await app.RequestAsync(id);
        request.Level.ShouldBe(HandlingLevel.District);
        var moves = await app.InDatabaseAsync(data => data.Set<JournalEntry>()
            .Where(entry => entry.SubjectId == id && entry.Kind == "Cases.RequestEscalated").OrderBy(entry => entry.Number).ToListAsync());
        moves.Count.ShouldBe(3);
        // grid 2 WD, community 5 WD, street 15 CD (Saturday 28 rolls to Monday), each counted from the end of the level before.
        request.Handlings.Where(handling => handling.IsMain).Select(handling => handling.Since.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd HH:mm"))
            .ShouldBe(["03-02 09:00", "03-05 00:00", "03-13 00:00", "03-31 00:00"]);
    }

    [EachDatabase]
    public async Task A_request_that_was_resolved_in_time_stays_where_it_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        var form = await officer.OpenAsync(CaseUrls.Step(id, "resolve"));
        await form.SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "工资已全部补发。" });

        app.AtTime("2026-03-20 09:00");
        await app.LetTimeActAsync();

        var request = await app.RequestAsync(id);
        request.HandlerPath.ShouldBe(units.Community.Path);
        request.WasLate.ShouldBeFalse();
        request.State.ShouldBe(RequestState.Closed); // nobody rated within seven days
    }

    [EachDatabase]
    public async Task A_unit_returns_once_and_the_first_one_asked_stays_responsible(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var wrong = await app.SignInAsAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.OtherCommunity);

        var page = await wrong.OpenAsync(CaseUrls.Step(id, "return"));
        (await page.SubmitAsync("return-request", new { Reason = "" })).ShouldRefuse("Reason", "理由");
        await page.SubmitAsync("return-request", new { Reason = "企业不在本社区" });

        var request = await app.RequestAsync(id);
        request.State.ShouldBe(RequestState.Triaged);
        request.FirstAskedPath.ShouldBe(units.OtherCommunity.Path);

        var again = await street.OpenAsync(CaseUrls.Step(id, "assign"));
        (await again.SubmitAsync("assign-request", new { UnitId = units.OtherCommunity.Id })).ShouldRefuse("UnitId", "已退回过一次");
        await again.SubmitAsync("assign-request", new { UnitId = units.Community.Id });
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);
    }

    [EachDatabase]
    public async Task Skipping_a_level_is_for_urgent_matters_and_names_its_reason(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var calm = await app.AssignedRequestAsync(units.Grid, units.Community);
        var urgent = await app.AssignedRequestAsync(units.Grid, units.Community, Urgency.Urgent);
        foreach (var id in (Guid[])[calm, urgent]) await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        var refused = await (await officer.OpenAsync(CaseUrls.Step(calm, "escalate")))
            .SubmitAsync("escalate-request", new { ToLevel = HandlingLevel.District, Ground = "OutsideAuthority", Reason = "需要区里协调" });
        refused.ShouldRefuse("越级");
        await (await officer.OpenAsync(CaseUrls.Step(urgent, "escalate")))
            .SubmitAsync("escalate-request", new { ToLevel = HandlingLevel.District, Ground = "OutsideAuthority", Reason = "需要区里协调" });

        (await app.RequestAsync(calm)).Level.ShouldBe(HandlingLevel.Community);
        (await app.RequestAsync(urgent)).HandlerPath.ShouldBe(units.District.Path);
    }

    [EachDatabase]
    public async Task Who_moves_it_up_chooses_a_ground_and_some_grounds_lead_straight_to_the_district(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var district = await app.AddAccountAsync(Role.DistrictOfficer, units.District.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community); // nothing urgent
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        var form = await officer.OpenAsync(CaseUrls.Step(id, "escalate"));
        form.ShouldShow("对方拒不配合", "跨街道", "直接报到区县");
        (await form.SubmitAsync("escalate-request", new { ToLevel = "Street", Reason = "老板转移财产" })).ShouldRefuse("Ground", "上报事由");
        (await form.Form("escalate-request").Fill(new { ToLevel = "Street", Reason = "老板转移财产" }).Force("Input.Ground", "Weather").SubmitAsync()).Errors["Input.Ground"].ShouldNotBeEmpty();
        (await form.SubmitAsync("escalate-request", new { ToLevel = "Street", Ground = "Criminal", Reason = "老板转移财产" })).ShouldRefuse("ToLevel", "须直接报到区县");
        (await form.SubmitAsync("escalate-request", new { ToLevel = "District", Ground = "NeedsPapers", Reason = "老板转移财产" })).ShouldRefuse("ToLevel", "越级");
        (await app.RequestAsync(id)).Level.ShouldBe(HandlingLevel.Community);

        await form.SubmitAsync("escalate-request", new { ToLevel = "District", Ground = "Criminal", Reason = "老板转移财产" });
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.District.Path);
        var told = await app.ToldAsync(id, "Cases.RequestEscalated");
        told.Body.ShouldContain("\"ByHand\":\"Criminal\"");
        told.Body.ShouldContain("\"Cause\":\"ByHand\""); // the ground leads there: no level was skipped
        told.Reason.ShouldBe("老板转移财产");
        var page = await (await app.SignInAsync(district)).OpenAsync(CaseUrls.Request(id));
        page.Text.Split("事由：可能涉嫌犯罪").Length.ShouldBe(3); // beside the unit that has it now, and in the history
        page.ShouldShow("老板转移财产");
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(district)).ShouldContain(notice => notice.Title.Contains("（可能涉嫌犯罪）"));
    }

    [EachDatabase]
    public async Task What_is_older_than_two_hundred_rows_of_history_is_a_page_further_on(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community, Urgency.Urgent);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await officer.OpenAsync(CaseUrls.Request(id))).Links.ShouldNotContain(link => link.Contains("older="));
        await (await officer.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = "Street", Ground = "OtherSideRefuses", Reason = "单位拒绝沟通" });
        await app.InDatabaseAsync(async data =>
        {
            var request = (await data.FindAsync<WorkerRequest>(id))!;
            for (var i = 1; i <= 210; i++) request.Note($"第{i:000}条", false, "某人", false, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });

        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var newest = await street.OpenAsync(CaseUrls.Request(id));
        newest.ShouldShow("备注：第210条", "备注：第011条", "事由：对方拒不配合").ShouldNotShow("备注：第010条"); // why it is here is no matter of age
        var older = await newest.FollowAsync(newest.Links.Single(link => link.Contains("older=")));
        older.ShouldShow("备注：第010条", "备注：第001条", "上报至河东街道总工会").ShouldNotShow("备注：第011条");
        older.Links.ShouldNotContain(link => link.Contains("older="));
        (await street.OpenAsync(CaseUrls.Request(id) + "?older=nonsense")).ShouldShow("备注：第210条");
    }

    [EachDatabase]
    public async Task What_is_sent_down_must_be_accepted_within_a_working_day(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Street);
        await (await street.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await street.OpenAsync(CaseUrls.Step(id, "hand-down"))).SubmitAsync("hand-down-request", new { UnitId = units.Community.Id, Reason = "社区先行调解" });
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Assigned);

        app.AtTime("2026-03-04 00:05");
        await app.LetTimeActAsync();

        var request = await app.RequestAsync(id);
        request.HandlerPath.ShouldBe(units.Street.Path);
        request.WasLate.ShouldBeTrue();
    }

    [EachDatabase]
    public async Task Missing_papers_pause_our_clock_and_end_the_request_when_they_never_come(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "supplement"))).SubmitAsync("ask-supplement", new { Missing = "工资条\n考勤记录" });

        app.AtTime("2026-03-16 09:00");
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.PendingSupplement);
        (await ClockAsync(app, id, "sla.level.community")).Status.ShouldBe(ClockStatus.Paused);

        app.AtTime("2026-03-18 00:05"); // 15 calendar days after the 2nd
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Withdrawn);
    }

    private static Task<Clock> ClockAsync(TestApp app, Guid id, string code) =>
        app.InDatabaseAsync(db => db.Set<Clock>().SingleAsync(clock => clock.SubjectId == id && clock.Code == code));
}
