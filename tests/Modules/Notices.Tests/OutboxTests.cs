using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Tests;

/// <summary>What is written to go out does so once, whatever breaks in between.</summary>
public sealed class OutboxTests
{
    private const string Phone = "+8616000001111";

    [EachDatabase]
    public async Task A_message_stands_or_falls_with_the_work_it_tells_of(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            await using var transaction = await data.Database.BeginTransactionAsync();
            await services.GetRequiredService<IMessages>().PostAsync(Messages.About("不作数"), CancellationToken.None);
            await data.SaveChangesAsync();
            await app.DeliverAsync(); // Not committed: nobody sees it yet.
            app.Phones.Count.ShouldBe(0);
            await transaction.RollbackAsync();
        });
        await app.DeliverAsync();
        app.Phones.Count.ShouldBe(0);
        await app.PostAsync(Messages.About("作数"));
        app.Phones.To(Phone).ShouldBe(["作数"]); // Carried at once after the commit, without waiting for a turn.
    }

    [EachDatabase]
    public async Task What_was_committed_before_a_crash_is_sent_by_whoever_comes_next(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.KeepsMessages = true;
        await app.PostAsync(Messages.About("断电前"));
        await app.PostAsync(Messages.About("断电时"));
        // The one was about to be sent when the power went.
        await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().OrderByDescending(one => one.MadeAt).Take(1).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Lease, Guid.CreateVersion7()).SetProperty(one => one.LeasedUntil, app.Clock.GetUtcNow().AddMinutes(5))));
        await using var next = TestApp.StartOn(app.Place.ConnectionString, app.Place.DataFolder);
        await next.DeliverAsync();
        next.Phones.To(Phone).ShouldBe(["断电前"]);
        next.Clock.Advance(TimeSpan.FromMinutes(6));
        await next.DeliverAsync();
        next.Phones.To(Phone).ShouldBe(["断电前", "断电时"]);
        (await next.InDatabaseAsync(data => data.Set<OutgoingMessage>().CountAsync(one => one.State == ParcelState.Sent && one.Lease == null))).ShouldBe(2);
    }

    [EachDatabase]
    public async Task Two_nodes_never_send_the_same_message_twice(Db db)
    {
        const int all = 60;
        await using var app = await TestApp.StartAsync(db);
        app.KeepsMessages = true;
        await app.AsSystemAsync(async services =>
        {
            for (var i = 0; i < all; i++) await services.GetRequiredService<IMessages>().PostAsync(Messages.About($"第{i}条"), CancellationToken.None);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        await using var other = TestApp.StartOn(app.Place.ConnectionString, app.Place.DataFolder);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(at => Task.Run(() => (at % 2 == 0 ? app : other).DeliverAsync())));
        app.Phones.To(Phone).Concat(other.Phones.To(Phone)).ShouldBeUnique();
        (app.Phones.Count + other.Phones.Count).ShouldBe(all);
    }

    [EachDatabase]
    public async Task What_has_arrived_is_not_sent_again_because_writing_that_down_failed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.KeepsMessages = true;
        await app.PostAsync(Messages.About("只此一次"));
        app.Phones.Meanwhile = () => app.InDatabaseAsync(data => data.Set<OutgoingMessage>().ExecuteUpdateAsync(set => set.SetProperty(one => one.Version, one => one.Version + 1)));
        await Should.ThrowAsync<Kernel.RefusedException>(() => app.DeliverAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.DeliverAsync();
        app.Phones.To(Phone).ShouldHaveSingleItem();
        (await app.SingleMessageAsync()).State.ShouldBe(ParcelState.Sent);
    }

    [EachDatabase]
    public async Task A_program_that_stops_finishes_what_it_sends_and_gives_the_rest_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.KeepsMessages = true;
        foreach (var text in (string[])["第一条", "第二条", "第三条"]) await app.PostAsync(Messages.About(text));
        using var stopping = new CancellationTokenSource();
        app.Phones.Meanwhile = stopping.CancelAsync;
        await Should.ThrowAsync<OperationCanceledException>(() => app.Services.GetRequiredService<DeliveryPump<OutgoingMessage>>().RunAsync(stopping.Token));
        app.Phones.To(Phone).ShouldBe(["第一条"]);
        // The program that comes after need not wait until a lease ends, and sends nothing a second time.
        app.Phones.Meanwhile = null;
        await using var next = TestApp.StartOn(app.Place.ConnectionString, app.Place.DataFolder);
        await next.DeliverAsync();
        next.Phones.To(Phone).ShouldBe(["第二条", "第三条"]);
    }

    [EachDatabase]
    public async Task At_night_only_what_is_urgent_goes_and_the_rest_in_the_morning(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 21:00");
        await app.PostAsync(Messages.About("进展"));
        await app.PostAsync(Messages.About("验证码123456") with { Kind = MessageKind.Code });
        await app.PostAsync(Messages.About("有人被困") with { IsUrgent = true });
        app.Phones.To(Phone).ShouldBe(["验证码123456", "有人被困"]);
        app.AtTime("2026-03-03 07:59");
        await app.DeliverAsync();
        app.Phones.Count.ShouldBe(2);
        app.AtTime("2026-03-03 08:00");
        await app.DeliverAsync();
        app.Phones.To(Phone)[^1].ShouldBe("进展");
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().SingleAsync(one => !one.IsUrgent))).Tries.ShouldBe(1); // Waiting was no try.
    }

    [EachDatabase]
    public async Task A_gateway_that_is_down_is_tried_with_growing_pauses_then_a_person_is_asked(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        app.Phones.AreDown = true;
        await app.PostAsync(Messages.About("秘密的内容"));
        var pauses = new List<double>();
        for (var tries = 1; tries < 8; tries++)
        {
            var message = await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().AsNoTracking().SingleAsync(one => one.Kind == MessageKind.Progress));
            pauses.Add((message.NextTryAt!.Value - app.Clock.GetUtcNow()).TotalMinutes);
            app.Clock.Advance(message.NextTryAt!.Value - app.Clock.GetUtcNow());
            await app.DeliverAsync();
        }
        pauses.ShouldBe([1, 2, 4, 8, 16, 32, 64]);
        await app.PostAsync(Messages.About("验证码123456") with { Kind = MessageKind.Code, GoodFor = TimeSpan.FromMinutes(5) });
        var code = await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().AsNoTracking().SingleAsync(one => one.Kind == MessageKind.Code));
        code.NextTryAt.ShouldBe(app.Clock.GetUtcNow().AddSeconds(10)); // Somebody waits for it,
        app.Clock.Advance(TimeSpan.FromMinutes(5)); // and then no more.
        await app.DeliverAsync();
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().Where(one => one.Kind == MessageKind.Code).Select(one => one.State).SingleAsync())).ShouldBe(ParcelState.Dropped);

        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var page = await admin.OpenAsync(NoticeUrls.Deliveries);
        page.ShouldShow("诉求进展", "160****1111", "已停止重试", "短信网关没有应答", "8").ShouldNotShow("秘密的内容", "16000001111");
        page.Texts("a[href='/admin/deliveries'] .count").ShouldHaveSingleItem().ShouldStartWith("1");
        (await admin.OpenAsync(NoticeUrls.Deliveries + "?State=Sent")).ShouldShow("没有记录");
        (await admin.OpenAsync(NoticeUrls.Deliveries + "?State=<b>&Kind=7&Way=%00&After=x")).ShouldShow("诉求进展");

        app.Phones.AreDown = false;
        var old = await admin.OpenAsync(NoticeUrls.Deliveries);
        (await page.Form("try-deliveries").SubmitAsync("重新发送")).ShouldShow("正在重新发送", "已发送");
        app.Phones.To(Phone).ShouldBe(["秘密的内容"]);
        // Pressed on a page that has grown old: nobody gets it twice.
        (await old.Form("try-deliveries").SubmitAsync("重新发送")).ShouldRefuse("已在发送或已经送达");
        app.Phones.Count.ShouldBe(1);
        (await app.InDatabaseAsync(data => data.Set<Kernel.Journal.JournalEntry>().CountAsync(entry => entry.Kind == "Kernel.ParcelTriedAgain"))).ShouldBe(1);
    }

    [EachDatabase]
    public async Task All_that_was_given_up_is_sent_by_one_press_and_old_records_go(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        app.Phones.AreNotConnected = true;
        for (var i = 0; i < 3; i++) await app.PostAsync(Messages.About($"第{i}条"));
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var page = await admin.OpenAsync(NoticeUrls.Deliveries);
        page.ShouldShow("这一方式未配置网关");
        app.Phones.AreNotConnected = false;
        await page.Form("try-deliveries").SubmitAsync("全部重新发送");
        app.Phones.To(Phone).ShouldBe(["第0条", "第1条", "第2条"]);
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.SystemAdmin, "/qu/"));
        var (_, list) = await app.CallAsync(token, "GET", "deliveries?state=Sent");
        list.GetProperty("items").GetArrayLength().ShouldBe(3);
        list.ToString().ShouldNotContain("第0条");
        app.AtTime("2026-09-05 09:00");
        await app.RunAsync<Data.TidyNoticesJob>();
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_notice_that_was_read_meanwhile_does_not_go_out(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 22:00");
        var account = await app.AddAccountAsync(Role.StreetOfficer, "/qu/s01/");
        await app.GiveEmailAsync(account, "officer@union.example");
        await app.TellAsync(Samples.About("a", NoticeKind.RedCard), account);
        await app.TellAsync(Samples.About("b", NoticeKind.RedCard), account);
        await app.TellAsync(Samples.About("c", NoticeKind.RedCard) with { IsUrgent = true }, account);
        app.Mailboxes.To("officer@union.example").ShouldHaveSingleItem().ShouldContain("提醒c"); // Somebody is in danger: at once.
        var desk = await app.SignInAsync(account);
        await (await desk.OpenAsync(NoticeUrls.List)).Form("notices").SubmitAsync("提醒a");
        app.AtTime("2026-03-03 08:00");
        await app.DeliverAsync();
        app.Mailboxes.To("officer@union.example").Count.ShouldBe(2);
        app.Mailboxes.To("officer@union.example")[^1].ShouldContain("提醒b");
    }
}

internal static class Messages
{
    public static NewMessage About(string text) => new(MessageKind.Progress, MessageWays.ShortMessage, "+8616000001111", text, Guid.CreateVersion7());

    public static Task PostAsync(this TestApp app, NewMessage message) => app.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<IMessages>().PostAsync(message, CancellationToken.None);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    });

    public static Task<OutgoingMessage> SingleMessageAsync(this TestApp app) => app.InDatabaseAsync(data => data.Set<OutgoingMessage>().AsNoTracking().SingleAsync());
}
