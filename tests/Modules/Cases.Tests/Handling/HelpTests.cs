using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AddNote;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>Who helps can work, and who stands in for somebody sees that person's work and signs for it (R-ESC-03).</summary>
public sealed class HelpTests
{
    [EachDatabase]
    public async Task After_an_escalation_the_lower_unit_still_writes_notes_and_contacts_but_decides_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var community = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path, "林专干");
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await community.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = "Street", Ground = "OtherSideRefuses", Reason = "单位拒绝沟通" });
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Street.Path);

        (await community.OpenAsync(CaseUrls.Inbox + "?tab=Helping")).ShouldShow((await app.RequestAsync(id)).Number);
        (await (await community.OpenAsync(CaseUrls.Step(id, "note"))).SubmitAsync("add-note", new { Text = "企业昨天又开工了" })).ShouldShow("企业昨天又开工了", "林专干");
        (await (await community.OpenAsync(CaseUrls.Step(id, "contact"))).SubmitAsync("record-contact", new { Way = ContactWay.Phone, Reached = "true", At = "2026-03-02T09:00" })).ShouldShow("已联系上");
        (await community.OpenAsync(CaseUrls.Step(id, "resolve"))).ShouldBeClosed();

        var stranger = await app.SignInAsAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        (await stranger.OpenAsync(CaseUrls.Step(id, "note"))).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_unit_asked_to_help_that_has_nobody_on_duty_finds_it_all_the_same_even_from_elsewhere(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "help"))).SubmitAsync("add-co-handler", new { UnitId = units.OtherCommunity.Id, Reason = "请协助联系" });
        (await app.RequestAsync(id)).Handlings.Single(handling => !handling.IsMain).OfficerId.ShouldBeNull();

        var number = (await app.RequestAsync(id)).Number;
        var helper = await app.SignInAsAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        (await helper.OpenAsync(CaseUrls.Inbox + "?tab=Helping")).ShouldShow(number);
        (await helper.OpenAsync(CaseUrls.Inbox)).ShouldNotShow(number);
        (await (await helper.OpenAsync(CaseUrls.Step(id, "note"))).SubmitAsync("add-note", new { Text = "已上门找到人" })).ShouldShow("已上门找到人");
        var other = await app.SignInAsAsync(Role.GridWorker, units.OtherGrid.Path);
        (await other.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task A_deputy_has_the_work_of_the_absent_officer_and_the_journal_names_both(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-01 09:00");
        var units = await app.AddUnitsAsync();
        var owner = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path, "王干事");
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        (await app.RequestAsync(id)).HandlerId.ShouldBe(owner);
        var deputy = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path, "陈代班");
        await app.BeAbsentAsync(owner, deputy);

        app.AtTime("2026-03-02 09:00");
        var number = (await app.RequestAsync(id)).Number;
        var desk = await app.SignInAsync(deputy);
        var inbox = await desk.OpenAsync(CaseUrls.Inbox);
        inbox.ShouldShow(number);
        inbox.Badge().ShouldStartWith("1");
        (await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request")).ShouldShow("陈代班（代王干事）");

        (await app.RequestAsync(id)).HandlerId.ShouldBe(owner); // It is his again when he comes back.
        var told = await app.ToldAsync(id, "Cases.RequestAccepted");
        (told.ActorId, told.ActorName).ShouldBe((deputy, "陈代班（代王干事）"));
        (await (await desk.OpenAsync(CaseUrls.Step(id, "note"))).SubmitAsync("add-note", new { Text = "已电话联系" })).ShouldShow("已电话联系");
        (await app.RequestAsync(id)).Notes.Single().Author.ShouldBe("陈代班（代王干事）");

        app.AtTime("2026-04-02 09:00"); // back again
        (await (await app.SignInAsync(deputy)).OpenAsync(CaseUrls.Inbox)).ShouldNotShow(number);
    }

    [EachDatabase]
    public async Task What_somebody_does_by_a_grant_of_his_own_is_not_done_for_another(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-01 09:00");
        var units = await app.AddUnitsAsync();
        var absent = await app.AddAccountAsync(Role.CommunityChair, units.Community.Path, "赵主席");
        var deputy = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path, "陈代班");
        await app.BeAbsentAsync(absent, deputy);
        app.AtTime("2026-03-02 09:00");
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        (await app.RequestAsync(id)).HandlerId.ShouldBe(deputy);
        await (await (await app.SignInAsync(deputy)).OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await app.ToldAsync(id, "Cases.RequestAccepted")).ActorName.ShouldBe("陈代班");
    }

    [EachDatabase]
    public async Task A_deputy_mediates_for_the_absent_mediator_and_keeps_out_of_his_confidences(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var deputy = await app.AddAccountAsync(Role.StreetChair, cast.Street, "陈代班");
        var before = await app.SignInAsync(cast.Mediator);
        await (await before.OpenAsync(CaseUrls.DisputeStep(id, "confidence"))).SubmitAsync("keep-confidence", new { Side = "Applicant", IsOffer = "false", Text = "私下愿意让步" });
        await app.BeAbsentAsync(cast.Mediator, deputy);

        var desk = await app.SignInAsync(deputy);
        (await desk.OpenAsync(CaseUrls.Disputes)).ShouldShow((await app.DisputeAsync(id)).Number);
        (await desk.OpenAsync(CaseUrls.Dispute(id))).ShouldNotShow("私下愿意让步");
        await app.DraftAsync(cast, id, ("2026-03-20", 9_000m));
        var sign = await desk.OpenAsync(CaseUrls.DisputeStep(id, "sign"));
        sign.Status.ShouldBe(HttpStatusCode.OK);
        await (await desk.OpenAsync(CaseUrls.DisputeStep(id, "end"))).SubmitAsync("end-mediation", new { End = "Failed", Reason = "双方分歧过大" });

        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.MediationFailed);
        (await app.ToldAsync(id, "Cases.MediationEndedInFailure")).ActorName.ShouldBe("陈代班（代李调解）");
    }
}
