using System.Net;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;

namespace Niangjia.Notices.Tests;

/// <summary>The bell and the page.</summary>
public sealed class NoticePageTests
{
    private const string Street = "/qu/s01/";
    private const string Token = "__RequestVerificationToken";

    [EachDatabase]
    public async Task The_bell_counts_what_is_unread_and_opening_one_leads_on_and_counts_down(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var account = await app.AddAccountAsync(Role.StreetOfficer, Street);
        var desk = await app.SignInAsync(account);
        Bell(await desk.OpenAsync("/account/absences")).ShouldBe("");
        foreach (var key in (string[])["a", "b", "c"]) await app.TellAsync(Samples.About(key), account);

        var page = await desk.OpenAsync(NoticeUrls.List);
        Bell(page).ShouldStartWith("3");
        page.ShouldShow("提醒a", "提醒b", "河东街道", "交办");
        (await page.Form("notices").SubmitAsync("提醒b")).ShouldBeAt("/account");
        var left = await desk.OpenAsync(NoticeUrls.List);
        Bell(left).ShouldStartWith("2");
        left.ShouldNotShow("提醒b");
        (await desk.OpenAsync(NoticeUrls.List + "?tab=all")).ShouldShow("提醒b");
        // Opened once more, from the list of all or after going back: it leads on just the same.
        (await page.Form("notices").SubmitAsync("提醒b")).ShouldBeAt("/account");
    }

    [EachDatabase]
    public async Task One_or_all_are_marked_as_read_and_what_came_after_stays_unread(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = await app.AddAccountAsync(Role.Mediator, Street);
        var desk = await app.SignInAsync(account);
        foreach (var key in (string[])["a", "b", "c"])
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.TellAsync(Samples.About(key), account);
        }
        var page = await desk.OpenAsync(NoticeUrls.List);
        var one = await page.Form("notices").SubmitAsync("标为已读提醒a");
        one.ShouldBeAt(NoticeUrls.List).ShouldShow("提醒b").ShouldNotShow("提醒a");

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.TellAsync(Samples.About("later"), account);
        var all = await one.Form("notices").SubmitAsync("全部标为已读");
        all.ShouldShow("提醒later").ShouldNotShow("提醒b", "提醒c");
        (await all.Form("notices").SubmitAsync("全部标为已读")).ShouldShow("没有未读提醒", "时限将到的提醒");
    }

    [EachDatabase]
    public async Task Notices_are_filtered_by_kind_and_paged_by_key(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = await app.AddAccountAsync(Role.DistrictOfficer, "/qu/");
        for (var i = 0; i < 35; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.TellAsync(Samples.About($"第{i:00}件", i == 7 ? NoticeKind.RedCard : NoticeKind.Deadline), account);
        }
        var desk = await app.SignInAsync(account);
        var first = await desk.OpenAsync(NoticeUrls.List);
        first.ShouldShow("第34件", "第05件").ShouldNotShow("第04件");
        (await first.FollowAsync("下一页")).ShouldShow("第04件", "第00件").ShouldNotShow("第05件");
        (await desk.OpenAsync(NoticeUrls.List + "?Kind=RedCard")).ShouldShow("第07件").ShouldNotShow("第08件");
        (await desk.OpenAsync(NoticeUrls.List + "?Kind=nonsense&after=xyz&tab=99")).ShouldShow("第34件");
    }

    [EachDatabase]
    public async Task Nobody_reads_or_marks_the_notices_of_another_and_a_worker_has_none(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (owner, other) = (await app.AddAccountAsync(Role.StreetOfficer, Street), await app.AddAccountAsync(Role.StreetOfficer, Street));
        await app.TellAsync(Samples.About("a"), owner);
        await app.TellAsync(Samples.About("b"), other);
        var page = await (await app.SignInAsync(owner)).OpenAsync(NoticeUrls.List);
        var theirs = page.Document.QuerySelector("ul.notices button[name=id]")!.GetAttribute("value")!;

        var stranger = await app.SignInAsync(other);
        var token = (Token, (await stranger.OpenAsync(NoticeUrls.List)).ShouldNotShow("提醒a").Form("notices").Value(Token));
        (await stranger.PostAsync(NoticeUrls.Open, token, ("id", theirs))).ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync(NoticeUrls.Read, token, ("id", theirs))).ShouldBeAt(NoticeUrls.List);
        (await stranger.PostAsync(NoticeUrls.Read, token, ("upto", theirs))).ShouldBeAt(NoticeUrls.List);
        (await app.NoticesOfAsync(other)).ShouldHaveSingleItem().IsUnread.ShouldBeTrue();
        (await app.NoticesOfAsync(owner)).ShouldHaveSingleItem().IsUnread.ShouldBeTrue();

        (await (await app.SignInAsWorkerAsync()).OpenAsync(NoticeUrls.List)).ShouldBeClosed();
        (await stranger.PostAsync(NoticeUrls.Read, ("id", theirs))).ShouldBe(HttpStatusCode.BadRequest); // no token of the form
    }

    [EachDatabase]
    public async Task A_return_address_of_another_site_is_not_followed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var account = await app.AddAccountAsync(Role.StreetOfficer, Street);
        await app.TellAsync(Samples.About("a"), account);
        var form = (await (await app.SignInAsync(account)).OpenAsync(NoticeUrls.List)).Form("notices");
        foreach (var wrong in (string[])["https://example.org/", "//example.org/", "/通知"])
            (await form.Force("back", wrong).SendToAsync(NoticeUrls.Read)).Headers.Location!.ToString().ShouldBe(NoticeUrls.List);
    }

    private static string Bell(Page page) => string.Concat(page.Texts(".signs .count"));
}
