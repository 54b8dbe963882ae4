using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>What was taken down wrongly is corrected, and every change stays to be seen.</summary>
public sealed class CorrectionTests
{
    private const string Keep = "保存更正";

    [EachDatabase]
    public async Task A_correction_keeps_the_facts_tells_from_and_to_and_proposes_the_unit_anew(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.AcceptedAsync(town, officer);
        app.AtTime("2026-03-02 09:20");
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");

        var form = await officer.OpenAsync(CaseUrls.Step(id, "correct"));
        form.ShouldShow(CaseSteps.Wages);
        form.Form("correct-request").Value("Claims[0].Amount").ShouldBe("8600.00");
        var refused = await form.SubmitAsync("correct-request", new { ClaimantCount = "12" }, Keep);
        refused.ShouldRefuse("Reason", "理由");
        refused.Form("correct-request").Value("ClaimantCount").ShouldBe("12");
        var done = await refused.Form("correct-request").Fill("Claims[0].Amount", "60000").Fill(new { Position = "冲压工", Reason = "工友名单补齐，金额重新核算" }).SubmitAsync(Keep);

        done.ShouldBeAt(CaseUrls.Request(id)).ShouldShow(
            "已更正（1次）", "拖欠/克扣工资 8600.00→拖欠/克扣工资 60000.00", "人数：1→12", "岗位：无→冲压工", "工友名单补齐", "按更正后的内容，应由河东街道总工会办理");
        var request = await app.RequestAsync(id);
        (request.Facts, request.ClaimantCount, request.IsCollective, request.Claimed).ShouldBe((CaseSteps.Wages, 12, true, Money.FromYuan(60_000)));
        var told = (await app.ToldAsync(id, "Cases.RequestCorrected")).Single();
        told.Reason.ShouldBe("工友名单补齐，金额重新核算");
        told.Said("Facts").ShouldNotBeNull().ShouldContain("ClaimantCount");
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("更正了情况").ShouldNotShow("工友名单补齐");

        // Once the street has it, it lies where it belongs.
        await (await officer.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = "Street", Ground = "OutsideAuthority", Reason = "人数和金额超出社区权限" });
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("已更正（1次）").ShouldNotShow("按更正后的内容");
    }

    [EachDatabase]
    public async Task Claims_are_added_and_taken_out_and_a_correction_without_change_is_none(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer);

        var form = await officer.OpenAsync(CaseUrls.Step(id, "correct"));
        (await form.SubmitAsync("correct-request", new { Reason = "看一看" }, Keep)).ShouldRefuse("没有改动");
        var more = await form.Form("correct-request").SubmitAsync("再加一项");
        await more.Form("correct-request").Fill("Claims[1].Kind", "OvertimePay").Fill("Claims[1].Amount", "1200").Fill("Claims[1].From", "2026-01-01").Fill("Reason", "漏记加班费").SubmitAsync(Keep);
        (await app.WithRequestAsync(id, request => (request.Claims.Count, request.Claimed))).ShouldBe((2, Money.FromYuan(9_800)));

        var less = await officer.OpenAsync(CaseUrls.Step(id, "correct"));
        await less.Form("correct-request").Fill("Claims[0].Kind", "").Fill("Claims[0].Amount", "").Fill("Reason", "工资已经补发").SubmitAsync(Keep);
        (await app.WithRequestAsync(id, request => (request.Claims.Count, request.Claims[0].Type, request.Claimed))).ShouldBe((1, CaseType.OvertimePay, Money.FromYuan(1_200)));
        var bad = await (await officer.OpenAsync(CaseUrls.Step(id, "correct"))).Form("correct-request").Fill("Claims[0].To", "2025-01-01").Fill("Reason", "改日期").SubmitAsync(Keep);
        bad.ShouldRefuse("Claims[0].To", "早于");
    }

    [EachDatabase]
    public async Task Before_the_triage_the_place_decides_who_is_asked_and_the_proposal_is_made_anew(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path);
        var id = await app.FileRequestAsync(town, CaseSteps.Wages, 8_600);
        (await app.RequestAsync(id)).Urgency.ShouldBe(Urgency.Urgent); // R-TRI-07: a month and a half without pay
        var form = await officer.OpenAsync(CaseUrls.Step(id, "correct"));

        var done = await form.SubmitAsync("correct-request", new { UnitId = town.OtherCommunity.Id, PlaceText = "滨江工业园3号", ClaimantCount = 40, Reason = "厂址在滨江" }, Keep);

        done.ShouldBeAt(CaseUrls.Triage(id));
        var request = await app.RequestAsync(id);
        (request.UnitPath, request.HandlerPath).ShouldBe((town.OtherCommunity.Path, town.OtherCommunity.Path));
        (await app.ClockAsync(id, "sla.triage")).UnitPath.ShouldBe(town.OtherCommunity.Path);
        request.SuggestionReasons.ShouldNotBeNull();
        var neighbour = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        (await neighbour.OpenAsync(CaseUrls.TriageDesk)).ShouldShow(request.Number);
    }
}
