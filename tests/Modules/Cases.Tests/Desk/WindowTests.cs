using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Cases.Tests.Handling;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>What an applicant brings or says at the window is taken down there (R §1.5).</summary>
public sealed class WindowTests
{
    [EachDatabase]
    public async Task Papers_that_are_brought_end_the_waiting_and_the_handling_goes_on(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.AcceptedAsync(town, officer);
        await (await officer.OpenAsync(CaseUrls.Step(id, "supplement"))).SubmitAsync("ask-supplement", new { Missing = "工资条\n考勤记录" });

        // The window of the grid takes them in too: it answers for the place, although the community is in charge.
        var grid = await app.SignInAsAsync(Role.GridWorker, town.Grid.Path, "小网");
        (await grid.OpenAsync(CaseUrls.Request(id))).Links.ShouldContain(CaseUrls.Step(id, "papers"));
        var form = await grid.OpenAsync(CaseUrls.Step(id, "papers"));
        form.Form("take-in-papers").Offers("Came").ShouldBe(["工资条", "考勤记录"]);
        (await form.SubmitAsync("take-in-papers")).ShouldRefuse("Came", "收到的材料");
        await form.Form("take-in-papers").Fill("Came", new[] { "工资条" }).Fill("Text", "考勤单位不给。").Attach("Files", "工资条.jpg", await DeskSteps.PictureAsync(), "image/jpeg").SubmitAsync();

        var request = await app.RequestAsync(id);
        request.State.ShouldBe(RequestState.InProgress);
        (await app.ClockAsync(id, "sla.supplement")).Status.ShouldBe(ClockStatus.Met);
        (await app.ClockAsync(id, "sla.level.community")).Status.ShouldBe(ClockStatus.Running);
        request.StateOf(EvidenceSide.Worker, "工资条").ShouldBe(EvidenceState.Received);
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("窗口已收到：工资条", "考勤单位不给", "工资条.jpg");

        app.AtTime("2026-03-18 09:00"); // sixteen days after they were asked for
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).State.ShouldNotBe(RequestState.Withdrawn);
        officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        (await (await officer.OpenAsync(CaseUrls.Step(id, "papers"))).SubmitAsync("take-in-papers", new { Text = "又来了一份。" })).ShouldRefuse("补正");
    }

    [EachDatabase]
    public async Task A_withdrawal_by_word_of_mouth_says_how_and_when_and_ends_the_consent(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, code) = await app.AcceptedAsync(town, officer);
        app.AtTime("2026-03-03 10:00");
        var hotline = await app.SignInAsAsync(Role.HotlineAgent, town.District.Path, "坐席一号");

        var form = await hotline.OpenAsync(CaseUrls.Step(id, "withdraw"));
        var refused = await form.SubmitAsync("record-withdrawal", new { Way = "Phone", SaidAt = "2026-03-03T10:30", Reason = "老板已经给了" });
        refused.ShouldRefuse("SaidAt", "不能晚于现在");
        refused.Form("record-withdrawal").Value("Reason").ShouldBe("老板已经给了");
        (await refused.SubmitAsync("record-withdrawal", new { SaidAt = "2026-02-01T10:00" })).ShouldRefuse("SaidAt", "早于");
        (await refused.SubmitAsync("record-withdrawal", new { SaidAt = "2026-03-03T09:40", Reason = " " })).ShouldRefuse("Reason", "");
        await refused.SubmitAsync("record-withdrawal", new { SaidAt = "2026-03-03T09:40", Reason = "老板已经给了" });

        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Withdrawn);
        (await app.InDatabaseAsync(data => data.Set<Consent>().Where(consent => consent.RequestId == id).ToListAsync())).ShouldAllBe(consent => consent.WithdrawnAt != null);
        (await app.ToldAsync(id, "Cases.WithdrawalTakenDown")).Single().ActorName.ShouldBe("坐席一号");
        (await hotline.OpenAsync(CaseUrls.Request(id))).ShouldShow("记录口头撤回：电话，2026-03-03 09:40", "老板已经给了");
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("已撤回");
    }

    [EachDatabase]
    public async Task Whoever_is_neither_in_charge_nor_of_the_place_takes_nothing_down(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer);
        var stranger = await app.SignInAsAsync(Role.CommunityOfficer, town.OtherCommunity.Path);
        foreach (var step in (string[])["papers", "withdraw", "evidence", "correct", "call-back", "explain"]) (await stranger.OpenAsync(CaseUrls.Step(id, step))).ShouldBeClosed();
    }
}
