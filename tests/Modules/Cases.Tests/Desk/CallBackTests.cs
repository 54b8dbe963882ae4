using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Desk;

/// <summary>回访 (R §1.5, R-TRI-08): whoever cannot or does not rate is asked.</summary>
public sealed class CallBackTests
{
    [EachDatabase]
    public async Task Whoever_is_reached_and_content_is_filed_with_their_words(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, code) = await ResolvedAsync(app);
        (await app.RequestAsync(id)).DueAt.ShouldBe((await app.ClockAsync(id, "sla.visitBack")).DueAt);
        app.AtTime("2026-03-03 10:00");
        var chair = await app.SignInAsAsync(Role.CommunityChair, town.Community.Path, "周主席");
        (await chair.OpenAsync(CaseUrls.Inbox + "?tab=ToCallBack")).ShouldShow((await app.RequestAsync(id)).Number);

        var form = await chair.OpenAsync(CaseUrls.Step(id, "call-back"));
        form.ShouldShow("王小工").ShouldNotShow("13900001111", "这件是您自己办的");
        var said = new { At = "2026-03-03T09:50", Way = "Phone", Reached = "true", Solved = "true", Stars = "4", Words = "钱到账了，谢谢。" };
        (await form.SubmitAsync("call-back", said)).ShouldRefuse("Who", "联系上的是谁");
        (await form.SubmitAsync("call-back", new { At = "2026-03-03T11:00", Who = "本人" })).ShouldRefuse("At", "不能晚于现在");
        (await form.SubmitAsync("call-back", new { At = "2026-03-01T11:00" })).ShouldRefuse("At", "早于办理结果");
        (await form.SubmitAsync("call-back", new { At = "2026-03-03T09:50" })).ShouldShow("4星，解决了", "钱到账了", "联系人：本人", "周主席").ShouldNotShow("承办人自访");

        var request = await app.RequestAsync(id);
        (request.State, request.Stars, request.Solved, request.RatingText).ShouldBe((RequestState.Closed, 4, true, "钱到账了，谢谢。"));
        (await app.ClockAsync(id, "sla.visitBack")).Status.ShouldBe(ClockStatus.Met);
        (await app.ToldAsync(id, "Cases.CallBackMade")).Single().Body.ShouldNotContain("本人");
        (await (await app.FollowAsync(code)).OpenAsync(CaseUrls.Tracked(id))).ShouldShow("已回访您");
    }

    [EachDatabase]
    public async Task Not_solved_or_two_stars_is_handled_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, _, id, _) = await ResolvedAsync(app);
        var hotline = await app.SignInAsAsync(Role.HotlineAgent, town.District.Path);
        await (await hotline.OpenAsync(CaseUrls.Step(id, "call-back")))
            .SubmitAsync("call-back", new { Reached = "true", Who = "本人", Solved = "false", Stars = "2", Words = "只给了一半。" });
        await app.RunJournalAsync();

        var request = await app.RequestAsync(id);
        (request.State, request.Reopenings, request.HandlerPath).ShouldBe((RequestState.Assigned, 1, town.Community.Path));
        (await app.ToldAsync(id, "Cases.RequestReopened")).Single().Reason.ShouldBe("只给了一半。");
        request.CallBackTries.ShouldBe(0);
    }

    [EachDatabase]
    public async Task Who_reaches_nobody_three_times_has_done_what_can_be_done(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, _, id, _) = await ResolvedAsync(app);
        for (var tries = 1; tries <= 3; tries++)
        {
            (await app.ClockAsync(id, "sla.visitBack")).Status.ShouldBe(ClockStatus.Running);
            app.Clock.Advance(TimeSpan.FromHours(3));
            var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
            (await (await officer.OpenAsync(CaseUrls.Step(id, "call-back"))).SubmitAsync("call-back", new { Reached = "false", Words = "无人接听", Stars = "5" })).ShouldShow($"已试{tries}次");
        }
        (await app.ClockAsync(id, "sla.visitBack")).Status.ShouldBe(ClockStatus.Met);
        var request = await app.RequestAsync(id);
        (request.State, request.CallBackTries, request.Stars).ShouldBe((RequestState.Resolved, 3, null));

        app.AtTime("2026-03-12 09:00");
        await app.LetTimeActAsync();
        request = await app.RequestAsync(id);
        (request.State, request.IsLate).ShouldBe((RequestState.Closed, false));
    }

    [EachDatabase]
    public async Task The_one_who_handled_it_is_warned_when_a_colleague_could_ask_and_may_go_on(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, _) = await ResolvedAsync(app);
        (await officer.OpenAsync(CaseUrls.Step(id, "call-back"))).ShouldNotShow("这件是您自己办的"); // nobody else is there
        await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "何专干");

        var form = await officer.OpenAsync(CaseUrls.Step(id, "call-back"));
        form.ShouldShow("这件是您自己办的", "何专干");
        (await form.SubmitAsync("call-back", new { Reached = "true", Who = "本人", Solved = "true", Stars = "5" })).ShouldShow("承办人自访");
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Closed);
    }

    [EachDatabase]
    public async Task A_call_that_nobody_makes_is_a_red_card_and_the_rating_of_the_applicant_spares_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, _) = await ResolvedAsync(app);
        var (rated, code) = await app.AcceptedAsync(town, officer, "老板扣了我们一个月的奖金，说好月底发。");
        await officer.ResolveAsync(rated);
        var phone = await app.FollowAsync(code);
        await (await phone.OpenAsync(CaseUrls.Tracked(rated))).SubmitAsync("rate", new { Solved = "true", Stars = "5" });

        app.AtTime("2026-03-06 00:05"); // three working days after the 2nd
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).IsLate.ShouldBeTrue();
        (await app.RequestAsync(rated)).IsLate.ShouldBeFalse();
        (await app.ClockAsync(rated, "sla.visitBack")).Status.ShouldBe(ClockStatus.Met);
    }

    [EachDatabase]
    public async Task Nobody_calls_a_confidential_applicant_without_being_allowed_to_know_who_it_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, _) = await app.AcceptedAsync(town, officer, secrecy: Secrecy.Confidential);
        await officer.ResolveAsync(id);
        var hotline = await app.SignInAsAsync(Role.HotlineAgent, town.District.Path);
        var page = await hotline.OpenAsync(CaseUrls.Step(id, "call-back"));
        page.ShouldShow("只能由可以知道其身份的人回访").ShouldNotShow("王小工");
        page.Forms.ShouldNotContain(form => form.Name == "call-back");
        (await officer.OpenAsync(CaseUrls.Step(id, "call-back"))).ShouldShow("王小工");
    }

    private static async Task<(Town Town, Browser Officer, Guid Id, string Code)> ResolvedAsync(TestApp app)
    {
        var town = await app.BuildTownAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.AcceptedAsync(town, officer);
        await officer.ResolveAsync(id);
        return (town, officer, id, code);
    }
}
