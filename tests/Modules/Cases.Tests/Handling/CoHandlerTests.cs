using System.Net;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>R-ESC-03: a unit that was asked to help has a person who does, and is released when it need not any more.</summary>
public sealed class CoHandlerTests
{
    [EachDatabase]
    public async Task A_person_is_named_for_a_unit_that_helps_and_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var (desk, id) = await AskedAsync(app, units);
        var helper = await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path, "何协办");
        var order = (await app.RequestAsync(id)).CoHandlers.Single().Order;

        var form = await desk.OpenAsync(CaseUrls.Step(id, "helper"));
        (await form.SubmitAsync("name-co-handler", new { Helper = "" })).ShouldRefuse("Helper", "协办方");
        foreach (var nonsense in new[] { "x", "0:x", $"99:{helper}", $"{order}:{Guid.Empty}", $"{order}:{units.OtherCommunity.Id}" })
            (await form.Form("name-co-handler").Force("Input.Helper", nonsense).SubmitAsync()).Errors["Input.Helper"].ShouldNotBeEmpty(nonsense);
        (await form.SubmitAsync("name-co-handler", new { Helper = $"{order}:{helper}" })).ShouldShow("已指定协办人", "何协办", "协办人员已指定");
        (await app.RequestAsync(id)).CoHandlers.Single().OfficerId.ShouldBe(helper);
        (await (await desk.OpenAsync(CaseUrls.Step(id, "helper"))).SubmitAsync("name-co-handler", new { Helper = $"{order}:{helper}" })).ShouldRefuse("Helper", "已在协办");
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(helper, NoticeKind.Assignment)).ShouldContain(notice => notice.Title.Contains("协办") && notice.Url == CaseUrls.Request(id));
        (await (await app.SignInAsync(helper)).OpenAsync(CaseUrls.Inbox + "?tab=Helping")).ShouldShow((await app.RequestAsync(id)).Number);

        // Who has nothing to do with the request or the unit that helps names nobody.
        (await (await app.SignInAsAsync(Role.GridWorker, units.OtherGrid.Path)).OpenAsync(CaseUrls.Step(id, "helper"))).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_unit_that_was_asked_is_released_with_a_reason_and_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var helper = await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path, "何协办");
        var (desk, id) = await AskedAsync(app, units);
        var other = await app.SignInAsync(helper);
        (await other.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.OK);
        (await other.OpenAsync(CaseUrls.Request(id))).Links.ShouldNotContain(CaseUrls.Step(id, "release")); // it is asked, and does not release itself
        var order = (await app.RequestAsync(id)).CoHandlers.Single().Order;

        var form = await desk.OpenAsync(CaseUrls.Step(id, "release"));
        (await form.SubmitAsync("release-co-handler", new { Helper = order, Reason = "" })).ShouldRefuse("Reason", "理由");
        (await form.Form("release-co-handler").Force("Input.Helper", "99").Fill(new { Reason = "已经联系上" }).SubmitAsync()).ShouldRefuse("Helper", "没有协办");
        (await form.SubmitAsync("release-co-handler", new { Helper = order, Reason = "人已经联系上了" })).ShouldShow("协办已结束", "不再协办", "人已经联系上了", "协办结束");

        (await app.RequestAsync(id)).Handlings[^1].Outcome.ShouldBe(HandlingOutcome.Released);
        (await app.ToldAsync(id, "Cases.CoHandlerReleased")).Reason.ShouldBe("人已经联系上了");
        (await other.OpenAsync(CaseUrls.Request(id))).Status.ShouldBe(HttpStatusCode.NotFound);
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(helper)).ShouldContain(notice => notice.Title.Contains("无需") && notice.Url == CaseUrls.Inbox);
        form = await desk.OpenAsync(CaseUrls.Step(id, "release"));
        (await form.Form("release-co-handler").Force("Input.Helper", $"{order}").Fill(new { Reason = "再来一次" }).SubmitAsync()).ShouldRefuse("Helper", "没有协办");
    }

    [EachDatabase]
    public async Task A_unit_that_passed_it_on_keeps_helping_R_ESC_03(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var community = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var street = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await (await community.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = "Street", Ground = "OtherSideRefuses", Reason = "单位拒绝沟通" });
        await (await street.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        (await street.OpenAsync(CaseUrls.Request(id))).Links.ShouldNotContain(CaseUrls.Step(id, "release"));
        var order = (await app.RequestAsync(id)).CoHandlers.Single().Order;
        var form = (await street.OpenAsync(CaseUrls.Step(id, "release"))).Form("release-co-handler");
        (await form.Force("Input.Helper", $"{order}").Fill(new { Reason = "不需要了" }).SubmitAsync()).ShouldRefuse("Helper", "继续协办");
        (await app.RequestAsync(id)).CoHandlers.ShouldHaveSingleItem();
    }

    // The community handles it and has asked its neighbour for help.
    private static async Task<(Browser Desk, Guid Id)> AskedAsync(TestApp app, Units units)
    {
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path, "林专干");
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "help"))).SubmitAsync("add-co-handler", new { UnitId = units.OtherCommunity.Id, Reason = "请协助联系" });
        return (desk, id);
    }
}
