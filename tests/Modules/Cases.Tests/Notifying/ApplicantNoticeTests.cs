using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>What the worker does reaches the officer in charge.</summary>
public sealed class ApplicantNoticeTests
{
    private static readonly byte[] Picture = File.ReadAllBytes(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.png"));

    [EachDatabase]
    public async Task Messages_and_evidence_reach_the_owner_and_missing_papers_are_one_notice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, phone) = await InHandAsync(app);
        await (await phone.OpenAsync(CaseUrls.Tracked(id))).SubmitAsync("send-message", new { Message = "老板今天又说下周" });
        await (await phone.OpenAsync(CaseUrls.Tracked(id))).Form("add-evidence").Attach("Files", "工资条.png", Picture, "image/png").SubmitAsync();
        await app.RunJournalAsync();
        var told = await app.NoticesOfAsync(officer, NoticeKind.Applicant);
        told.Select(notice => notice.Title.Split(' ', 2)[1]).ShouldBe(["职工发来留言，请回复", "职工补充了1份材料"], ignoreOrder: true);
        told.ShouldAllBe(notice => notice.IsUnread && notice.Url == CaseUrls.Request(id));

        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Step(id, "supplement"))).SubmitAsync("ask-supplement", new { Missing = "考勤记录" });
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await phone.OpenAsync(CaseUrls.Tracked(id))).Form("supply-papers").Fill("Text", "都在这里").Attach("Files", "考勤.png", Picture, "image/png").SubmitAsync();
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant)).Skip(2).ShouldHaveSingleItem().Title.ShouldContain("职工已补齐材料");
    }

    [EachDatabase]
    public async Task A_note_of_the_staff_is_no_message_of_the_worker(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, _) = await InHandAsync(app);
        var colleague = await app.SignInAsAsync(Role.CommunityChair, town.Community.Path);
        await (await colleague.OpenAsync(CaseUrls.Step(id, "note"))).SubmitAsync("add-note", new { Text = "已电话联系企业" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_withdrawal_reaches_the_owner_and_takes_the_point_from_all_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, officer, id, phone) = await InHandAsync(app, accept: false);
        (await app.NoticesOfAsync(officer, NoticeKind.Assignment)).ShouldHaveSingleItem().IsUnread.ShouldBeTrue();
        await (await phone.OpenAsync(CaseUrls.Tracked(id))).SubmitAsync("withdraw", new { Reason = "已经自己解决了" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer)).ShouldAllBe(notice => notice.IsUnread == (notice.Kind == NoticeKind.Applicant));
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant)).ShouldHaveSingleItem().Title.ShouldContain("职工已撤回");
    }

    [EachDatabase]
    public async Task A_good_rating_is_told_as_such_and_a_poor_one_as_another_round(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (town, officer, id, phone) = await InHandAsync(app);
        var desk = await app.SignInAsync(officer);
        async Task ResolveAsync() =>
            await (await desk.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "工资已全部补发。" });
        async Task RateAsync(int stars, string solved)
        {
            await (await phone.OpenAsync(CaseUrls.Tracked(id))).SubmitAsync("rate", new { Solved = solved, Stars = stars });
            await app.RunJournalAsync();
        }

        await ResolveAsync();
        await RateAsync(1, "false");
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant)).ShouldHaveSingleItem().Title.ShouldContain("职工要求重新办理（第1次）");

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await ResolveAsync();
        await RateAsync(5, "true");
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant))[^1].ShouldSatisfyAllConditions(
            notice => notice.Title.ShouldContain("职工评价5星"), notice => notice.Tone.ShouldBe(NoticeTone.Good), notice => notice.IsUnread.ShouldBeTrue());
        (await app.NoticesOfAsync(officer)).ShouldAllBe(notice => notice.Kind == NoticeKind.Applicant || !notice.IsUnread); // the request is closed
        await app.ReadJournalAgainAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Applicant)).Count.ShouldBe(2);
    }

    /// <summary>Filed by a worker who is signed in on a phone, with an officer of the community.</summary>
    private static async Task<(Town Town, Guid Officer, Guid Id, Browser Phone)> InHandAsync(TestApp app, bool accept = true)
    {
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var id = await app.SendRequestAsync(town, town.Community, CaseSteps.Wages, 8_000);
        await app.RunJournalAsync();
        if (accept) await (await (await app.SignInAsync(officer)).OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        return (town, officer, id, await app.SignInAsWorkerAsync((await app.RequestAsync(id)).PersonId));
    }
}
