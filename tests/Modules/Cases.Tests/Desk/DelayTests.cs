using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>R-MED-14 当天矛盾当天解决, R-TRI-08: what is not done in time carries a reason that the applicant reads.</summary>
public sealed class DelayTests
{
    private const string Noise = "楼上邻居半夜吵架砸东西，说了几次都不听，睡不着觉。";

    [EachDatabase]
    public async Task A_family_matter_that_is_not_solved_the_same_day_must_carry_a_reason(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, code) = await TakenAsync(app, AffairStream.Family, CaseType.NeighbourDispute);
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).OwedReason.ShouldBeNull();

        app.AtTime("2026-03-03 00:05");
        await app.LetTimeActAsync();
        var request = await app.RequestAsync(id);
        (request.OwedReason, request.IsLate).ShouldBe((DelayCause.NotSameDay, false)); // a target missed, no breach yet
        (await app.ClockAsync(id, "sla.sameDay.family")).Status.ShouldBe(ClockStatus.Cancelled);
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=ToExplain")).ShouldShow(request.Number);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("家事没有当天办结", "须向申请人说明理由");

        var form = await officer.OpenAsync(CaseUrls.Step(id, "explain"));
        await form.Form("explain-delay").ShouldRefuseNonsenseAsync();
        (await form.SubmitAsync("explain-delay", new { DelayReason = "" })).ShouldRefuse("DelayReason", "");
        await form.SubmitAsync("explain-delay", new { DelayReason = "楼上住户出差，周三回来当面调解。" });
        (await app.RequestAsync(id)).OwedReason.ShouldBeNull();
        (await app.ClockAsync(id, "sla.explain")).Status.ShouldBe(ClockStatus.Met);
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("为什么没有当天办好", "周三回来当面调解");
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=ToExplain")).ShouldNotShow(request.Number);
        (await officer.OpenAsync(CaseUrls.Step(id, "explain"))).ShouldShow("现在没有需要说明的理由");

        // Asked once a cause, whoever triages it again.
        app.AtTime("2026-03-04 09:00");
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        await (await officer.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = "Family", Type = "FamilyDispute", Urgency = "Normal", Reason = "是家里人" });
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).OwedReason.ShouldBeNull();
    }

    [EachDatabase]
    public async Task A_reason_that_does_not_come_is_a_red_card_and_no_result_without_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, _) = await TakenAsync(app, AffairStream.Family, CaseType.NeighbourDispute);
        app.AtTime("2026-03-03 00:05");
        await app.LetTimeActAsync();
        app.AtTime("2026-03-05 00:05"); // a working day after the 3rd
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).IsLate.ShouldBeTrue();

        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var form = await officer.OpenAsync(CaseUrls.Step(id, "resolve"));
        var refused = await form.SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "双方握手言和。" });
        refused.ShouldRefuse("DelayReason", "没有按时办好");
        refused.Form("resolve-request").Value("Outcome").ShouldBe("双方握手言和。");
        await refused.SubmitAsync("resolve-request", new { DelayReason = "楼上住户一直不在家。" });
        var request = await app.RequestAsync(id);
        (request.State, request.OwedReason, request.DelayReasons.Single().Text).ShouldBe((RequestState.Resolved, null, "楼上住户一直不在家。"));
    }

    [EachDatabase]
    public async Task What_is_solved_the_same_day_or_is_no_family_matter_needs_no_reason(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, _) = await TakenAsync(app, AffairStream.Family, CaseType.NeighbourDispute);
        app.AtTime("2026-03-02 20:00");
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        await officer.ResolveAsync(id);
        var other = await app.FileRequestAsync(town, Noise, 0, "李四", "13900002222", CaseType.NeighbourDispute);
        await TriageAsync(officer, other, AffairStream.Family, CaseType.NeighbourDispute);
        await (await officer.OpenAsync(CaseUrls.Triage(other))).SubmitAsync("triage-request", new { Stream = "Common", Type = "CommunityFacility", Urgency = "Normal", Reason = "是管道的事" });

        app.AtTime("2026-03-03 00:05");
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).DelayReasons.ShouldBeEmpty();
        (await app.RequestAsync(other)).DelayReasons.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task An_overdue_common_matter_is_explained_to_whoever_asked(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, _, id, code) = await TakenAsync(app, AffairStream.Common, CaseType.CommunityFacility);
        app.AtTime("2026-03-24 00:05"); // fifteen working days after the 2nd
        await app.LetTimeActAsync();
        var request = await app.RequestAsync(id);
        (request.OwedReason, request.IsLate).ShouldBe((DelayCause.Overdue, true));

        var district = await app.SignInAsAsync(Role.DistrictOfficer, town.District.Path);
        await (await district.OpenAsync(CaseUrls.Step(id, "explain"))).SubmitAsync("explain-delay", new { DelayReason = "施工队下周一进场。" });
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("为什么超过了期限", "施工队下周一进场");
    }

    private static async Task<(Town Town, Browser Officer, Guid Id, string Code)> TakenAsync(TestApp app, AffairStream stream, CaseType type)
    {
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.FileWithCodeAsync(town, Noise, 0, type: type);
        await TriageAsync(officer, id, stream, type);
        await (await officer.OpenAsync(CaseUrls.Step(id, "assign"))).SubmitAsync("assign-request", new { UnitId = town.Community.Id });
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        return (town, officer, id, code);
    }

    private static async Task TriageAsync(Browser officer, Guid id, AffairStream stream, CaseType type) =>
        await (await officer.OpenAsync(CaseUrls.Triage(id))).SubmitAsync("triage-request", new { Stream = stream, Type = type, Urgency = "Normal" });
}
