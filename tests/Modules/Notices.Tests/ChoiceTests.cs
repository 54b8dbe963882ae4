using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Tests;

/// <summary>Everybody decides himself how he hears of what.</summary>
public sealed class ChoiceTests
{
    private const string Phone = "+8616000001111";

    [EachDatabase]
    public async Task Staff_choose_by_kind_and_what_is_usual_holds_for_the_rest(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = await app.AddAccountAsync(Role.StreetOfficer, "/qu/s01/");
        var desk = await app.SignInAsync(account);
        var page = await desk.OpenAsync(NoticeUrls.Mine);
        page.ShouldShow("未开通", "开通任一方式后");
        page.Document.QuerySelectorAll("input[name='Input.Chosen']").ShouldBeEmpty(); // No address yet.

        await app.GiveEmailAsync(account, "officer@union.example");
        page = await desk.OpenAsync(NoticeUrls.Mine);
        page.Find("input[value='RedCard.Email']").HasAttribute("checked").ShouldBeTrue();
        page.Find("input[value='Task.Email']").HasAttribute("checked").ShouldBeFalse();
        await page.Form("choose-ways").Force("Input.Chosen", "Task.Email").SubmitAsync();
        await app.TellAsync(Samples.About("红", NoticeKind.RedCard), account);
        await app.TellAsync(Samples.About("务", NoticeKind.Task), account);
        app.Mailboxes.To("officer@union.example").ShouldHaveSingleItem().ShouldContain("提醒务");

        (await (await desk.OpenAsync(NoticeUrls.Mine)).SubmitAsync("stop-messages", new { })).ShouldShow("已停止向您发送消息");
        await app.TellAsync(Samples.About("再", NoticeKind.Task), account);
        app.Mailboxes.Count.ShouldBe(1);
        (await desk.OpenAsync(NoticeUrls.List)).ShouldShow("提醒红", "提醒务", "提醒再"); // In the house everything stays.
        (await app.InDatabaseAsync(data => data.Set<Kernel.Journal.JournalEntry>().AnyAsync(entry => entry.Kind == "Notices.NoticeWaysChosen"))).ShouldBeTrue();
    }

    [EachDatabase]
    public async Task What_a_pump_has_in_hand_and_has_not_sent_yet_is_taken_back_too(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 22:00");
        var worker = await app.SignInAsync(await app.AddWorkerAccountAsync(mobile: "16000001111"));
        await app.PostAsync(Messages.About("已在途中"));
        var (lease, until) = (Guid.CreateVersion7(), app.Clock.GetUtcNow().AddMinutes(5));
        await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Lease, lease).SetProperty(one => one.LeasedUntil, until)));
        (await (await worker.OpenAsync(NoticeUrls.Mine)).SubmitAsync("stop-messages", new { })).ShouldShow("已停止");
        (await app.SingleMessageAsync()).ShouldSatisfyAllConditions(one => one.State.ShouldBe(ParcelState.Dropped), one => one.Lease.ShouldBeNull());
    }

    [EachDatabase]
    public async Task What_goes_by_the_official_account_alone_keeps_no_number(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.KeepsMessages = true;
        var account = await app.AddWorkerAccountAsync(mobile: "16000001111");
        await app.BindWeChatAsync(account, "openid-7");
        await app.InDatabaseAsync(data =>
        {
            var choice = new NoticeChoice(account, nameof(NoticeKind.Task), app.Clock.GetUtcNow());
            choice.Choose(MessageWays.WeChat | MessageWays.ShortMessage);
            data.Add(choice);
            return data.SaveChangesAsync();
        });
        await app.TellAsync(Samples.About("务", NoticeKind.Task), account);
        var messages = await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().AsNoTracking().ToListAsync());
        messages.Single(one => one.Way == MessageWays.WeChat).Address.ShouldBeNull();
        messages.Single(one => one.Way == MessageWays.ShortMessage).Address.ShouldNotBeNull();
    }

    [EachDatabase]
    public async Task A_worker_stops_all_but_codes_by_one_tap_and_what_waits_is_taken_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 22:00");
        var worker = await app.SignInAsync(await app.AddWorkerAccountAsync(mobile: "16000001111"));
        await app.PostAsync(Messages.About("等到早上"));
        var page = await worker.OpenAsync(NoticeUrls.Mine);
        page.ShouldShow("我的诉求进展", "停止接收消息").ShouldNotShow("红牌");
        (await page.SubmitAsync("stop-messages", new { })).ShouldShow("已停止");
        app.AtTime("2026-03-03 09:00");
        await app.DeliverAsync();
        await app.PostAsync(Messages.About("不发"));
        app.Phones.Count.ShouldBe(0);
        (await app.SingleMessageAsync()).State.ShouldBe(ParcelState.Dropped);
        await app.PostAsync(Messages.About("验证码123456") with { Kind = MessageKind.Code });
        await app.PostAsync(Messages.About("请签名") with { Kind = MessageKind.Invitation });
        app.Phones.To(Phone).Count.ShouldBe(2);

        worker = await app.SignInAsync(await app.InDatabaseAsync(data => data.Set<NoticeChoice>().Select(choice => choice.AccountId).SingleAsync()));
        await (await worker.OpenAsync(NoticeUrls.Mine)).SubmitAsync("choose-own-way", new { Way = "ShortMessage" });
        await app.PostAsync(Messages.About("又发"));
        app.Phones.To(Phone)[^1].ShouldBe("又发");
    }

    [EachDatabase]
    public async Task Nobody_chooses_for_another_or_of_what_is_none(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.Mediator, "/qu/s01/"));
        var (refused, _) = await app.CallAsync(token, "PUT", "notices/ways", new { choices = new[] { new { topic = NoticeChoice.OwnRequests, ways = "Email" } } });
        ((int)refused.StatusCode).ShouldBe(422);
        var (done, _) = await app.CallAsync(token, "PUT", "notices/ways", new { choices = new[] { new { topic = "Task", ways = "Email, WeChat" } } });
        ((int)done.StatusCode).ShouldBe(204);
        var (_, mine) = await app.CallAsync(token, "GET", "notices/ways");
        mine.GetProperty("topics").EnumerateArray().Single(one => one.GetProperty("topic").GetString() == "Task").GetProperty("ways").GetString().ShouldBe("Email, WeChat");
        (await app.Browser().OpenAsync(NoticeUrls.Mine)).ShouldBeAt("/sign-in*");
        (await (await app.SignInAsAsync(Role.SecurityAdmin, "/qu/")).OpenAsync(NoticeUrls.Deliveries)).ShouldBeClosed();
    }
}
