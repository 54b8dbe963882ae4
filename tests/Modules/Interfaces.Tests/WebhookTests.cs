using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Interfaces;
using Niangjia.Contracts.Notices;
using Niangjia.Interfaces.Data;
using Niangjia.Interfaces.Domain;
using Niangjia.Interfaces.Features.CreateWebhook;
using Niangjia.Interfaces.Webhooks;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Delivery;

namespace Niangjia.Interfaces.Tests;

/// <summary>Other programs are told of what happens: signed, again and again, and never more than they may know.</summary>
public sealed class WebhookTests
{
    private const string Wages = "老板拖欠工资一个半月了，问了几次都说没钱。";
    private static readonly (string, string)[] OwnNetwork = [("Webhooks:AllowHttp", "true"), ("Webhooks:Networks:0", "127.0.0.0/8")];

    [EachDatabase]
    public async Task A_program_is_told_signed_as_the_standard_says_and_of_nobody(Db db)
    {
        await using var other = await StubServer.StartAsync(_ => new(204));
        await using var app = await TestApp.StartAsync(db, OwnNetwork);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var admin = await app.SignInAsAsync(Role.SystemAdmin, town.District.Path);
        var form = (await admin.OpenAsync(InterfaceUrls.CreateWebhook)).Form("create-webhook");
        var made = await form.Fill(new { Name = "市数据平台", Url = other.Url + "/events", Unit = town.Street.Path }).Force("Input.Events", "request.registered").SubmitAsync();
        made.ShouldShow("仅显示这一次");
        var secret = made.Find("#secret").TextContent;
        secret.ShouldStartWith("whsec_");
        (await admin.OpenAsync(made.Find("main a.button[href^='/admin/webhooks/']").GetAttribute("href")!)).ShouldShow("市数据平台", "诉求已登记").ShouldNotShow(secret);
        await app.SubscribeAsync(other.Url + "/elsewhere", town.OtherStreet.Path, "request.registered");
        await app.SubscribeAsync(other.Url + "/other-events", town.District.Path, "request.closed");

        var id = await app.FileRequestAsync(town, Wages, 8_000);
        await app.FileRequestAsync(town, "仓库没有通风，夏天四十度，请工会来看一看。", 0, "李四", "13900002222", CaseType.LegalConsult, Secrecy.Confidential);
        await app.RunJournalAsync();
        await app.ReadJournalAgainAsync();
        await app.DeliverEventsAsync();
        other.Calls.Count.ShouldBe(1);
        var call = other.CallsTo("/events").ShouldHaveSingleItem();
        IsSigned(call, secret, 0).ShouldBeTrue();
        var body = JsonDocument.Parse(call.Body).RootElement;
        body.GetProperty("type").GetString().ShouldBe("request.registered");
        body.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow());
        body.GetProperty("data").GetProperty("id").GetGuid().ShouldBe(id);
        body.GetProperty("data").GetProperty("number").GetString()!.ShouldStartWith("QS-");
        body.GetProperty("data").GetProperty("unit").GetString().ShouldBe("春晖第一网格");
        foreach (var secretWord in (string[])["王小工", "13900001111", "工资"]) call.Body.ShouldNotContain(secretWord);
        var shown = await admin.OpenAsync(InterfaceUrls.Webhook(await app.InDatabaseAsync(data => data.Set<WebhookSubscription>().Where(one => one.Name == "市数据平台").Select(one => one.Id).SingleAsync())));
        shown.ShouldShow("已发送", "HTTP 204", "request.registered");

        // Sent again by a person: under the same id, so that the other side knows it.
        await shown.Form("send-webhook-again").SubmitAsync("重新发送");
        await app.DeliverEventsAsync();
        other.CallsTo("/events").Select(one => one.Headers["webhook-id"]).Distinct().Count().ShouldBe(1);
        other.CallsTo("/events").Count.ShouldBe(2);
        app.AtTime("2026-04-05 09:00");
        await app.RunAsync<TidyWebhooksJob>();
        (await app.InDatabaseAsync(data => data.Set<WebhookDelivery>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task A_new_secret_signs_beside_the_old_one_for_a_day(Db db)
    {
        await using var other = await StubServer.StartAsync(_ => new(200));
        await using var app = await TestApp.StartAsync(db, OwnNetwork);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var old = await app.SubscribeAsync(other.Url, town.District.Path, "request.closed");
        var admin = await app.SignInAsAsync(Role.SystemAdmin, town.District.Path);
        var page = await admin.OpenAsync(InterfaceUrls.Webhook(old.Id));
        var secret = (await page.SubmitAsync("rotate-secret", new { })).Find("#secret").TextContent;
        await (await admin.OpenAsync(InterfaceUrls.Webhook(old.Id))).SubmitAsync("test-webhook", new { });
        await app.DeliverEventsAsync();
        IsSigned(other.Calls[0], secret, 0).ShouldBeTrue();
        IsSigned(other.Calls[0], old.Secret, 1).ShouldBeTrue();
        JsonDocument.Parse(other.Calls[0].Body).RootElement.GetProperty("type").GetString().ShouldBe("webhook.test");

        app.AtTime("2026-03-03 09:00");
        var token = await app.GiveTokenAsync(await app.AddAccountAsync(Role.SystemAdmin, town.District.Path));
        await app.CallAsync(token, "POST", $"webhooks/{old.Id}/tests", new { });
        await app.DeliverEventsAsync();
        other.Calls[1].Headers["webhook-signature"].Split(' ').Length.ShouldBe(1);
        IsSigned(other.Calls[1], secret, 0).ShouldBeTrue();
    }

    [EachDatabase]
    public async Task One_that_does_not_answer_is_tried_for_a_day_and_switched_off_after_days_of_silence(Db db)
    {
        var status = 500;
        await using var other = await StubServer.StartAsync(_ => new(status, Location: "/inside"));
        await using var app = await TestApp.StartAsync(db, OwnNetwork);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var account = await app.AddAccountAsync(Role.SystemAdmin, town.District.Path);
        var (id, _) = await app.SubscribeAsync(other.Url, town.District.Path, "request.registered");
        await app.FileRequestAsync(town, Wages, 8_000);
        await app.RunJournalAsync();
        await app.DeliverEventsAsync();
        var begun = app.Clock.GetUtcNow();
        for (var delivery = await app.EventAsync(); delivery.State == ParcelState.Waiting; delivery = await app.EventAsync())
        {
            delivery.Status.ShouldBe(status);
            app.Clock.Advance(delivery.NextTryAt!.Value - app.Clock.GetUtcNow());
            status = 302; // Nor is it followed to where it leads.
            await app.DeliverEventsAsync();
        }
        other.Calls.ShouldAllBe(call => call.Path == "/");
        other.Calls.Count.ShouldBe(8);
        (app.Clock.GetUtcNow() - begun).TotalHours.ShouldBeInRange(24, 27);
        (await app.EventAsync()).State.ShouldBe(ParcelState.GivenUp);

        app.AtTime("2026-03-07 10:00");
        await app.CallAsync(await app.GiveTokenAsync(account), "POST", $"webhooks/{id}/tests", new { });
        await app.DeliverEventsAsync();
        (await app.InDatabaseAsync(data => data.Set<WebhookSubscription>().SingleAsync())).IsOn.ShouldBeFalse();
        (await app.NoticesOfAsync(account, NoticeKind.Operation)).ShouldHaveSingleItem().Title.ShouldContain("连续5天没有成功");
        await app.FileRequestAsync(town, Wages, 8_000, "李四", "13900002222");
        await app.RunJournalAsync();
        (await app.InDatabaseAsync(data => data.Set<WebhookDelivery>().CountAsync())).ShouldBe(2); // While it is off nothing is written.

        status = 200;
        var admin = await app.SignInAsync(account);
        await (await admin.OpenAsync(InterfaceUrls.Webhook(id))).SubmitAsync("switch-webhook", new { });
        status = 410;
        await app.FileRequestAsync(town, Wages, 8_000, "王五", "13900003333");
        await app.RunJournalAsync();
        await app.DeliverEventsAsync();
        (await app.InDatabaseAsync(data => data.Set<WebhookSubscription>().SingleAsync())).IsOn.ShouldBeFalse(); // It says that it is gone.
    }

    [EachDatabase]
    public async Task What_was_asked_to_be_kept_in_confidence_meanwhile_is_not_tried_again(Db db)
    {
        await using var other = await StubServer.StartAsync(_ => new(500));
        await using var app = await TestApp.StartAsync(db, OwnNetwork);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        await app.SubscribeAsync(other.Url, town.District.Path, "request.registered");
        await app.FileRequestAsync(town, Wages, 8_000);
        await app.RunJournalAsync();
        await app.DeliverEventsAsync();
        other.Calls.Count.ShouldBe(1);
        await app.InDatabaseAsync(data => data.Database.ExecuteSqlAsync($"update cases_request set \"Secrecy\" = 'Confidential'"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DeliverEventsAsync();
        other.Calls.Count.ShouldBe(1);
        (await app.EventAsync()).ShouldSatisfyAllConditions(one => one.State.ShouldBe(ParcelState.Dropped), one => one.Answer!.ShouldContain("保密"));
    }

    [EachDatabase]
    public async Task What_goes_to_one_place_keeps_its_order_and_a_place_that_is_away_holds_up_no_other(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var now = app.Clock.GetUtcNow();
        var (town, places) = (await app.BuildTownAsync(), new List<Guid>());
        for (var i = 0; i < 3; i++) places.Add((await app.SubscribeAsync($"https://platform.example/{i}", town.District.Path, "request.registered")).Id);
        await app.InDatabaseAsync(data =>
        {
            for (var i = 0; i < 240; i++) data.Add(new WebhookDelivery(places[i % 3], "request.registered", $"{i}", null, now));
            return data.SaveChangesAsync();
        });
        var carried = new ConcurrentQueue<(Guid Place, int Number)>();
        var services = new ServiceCollection()
            .AddScoped(_ => new Borrowed(app.Services.CreateScope()))
            .AddScoped(provider => provider.GetRequiredService<Borrowed>().Scope.ServiceProvider.GetRequiredService<AppDbContext>())
            .AddScoped(provider => provider.GetRequiredService<Borrowed>().Scope.ServiceProvider.GetRequiredService<CurrentUser>())
            .AddScoped<ICourier<WebhookDelivery>>(_ => new Walker(parcel =>
            {
                carried.Enqueue((parcel.SubscriptionId, int.Parse(parcel.Body)));
                return new(parcel.SubscriptionId == places[1] ? CarriedEnd.Unreachable : CarriedEnd.Arrived);
            }));
        await using var provider = services.BuildServiceProvider();
        await new DeliveryPump<WebhookDelivery>(provider.GetRequiredService<IServiceScopeFactory>(), app.Clock, NullLogger<DeliveryPump<WebhookDelivery>>.Instance).RunAsync(CancellationToken.None);
        foreach (var place in places) carried.Where(one => one.Place == place).Select(one => one.Number).ShouldBeInOrder();
        places.Select(place => carried.Count(one => one.Place == place)).ShouldBe([80, 1, 80]);
        var left = await app.InDatabaseAsync(data => data.Set<WebhookDelivery>().AsNoTracking().Where(one => one.State == ParcelState.Waiting).ToListAsync());
        left.Count.ShouldBe(80);
        left.ShouldAllBe(one => one.SubscriptionId == places[1] && one.Lease == null && one.NextTryAt > now);
    }

    private sealed record Borrowed(IServiceScope Scope) : IDisposable
    {
        public void Dispose() => Scope.Dispose();
    }

    private sealed class Walker(Func<WebhookDelivery, Carried> carry) : ICourier<WebhookDelivery>
    {
        public Task<Carried> CarryAsync(WebhookDelivery parcel, CancellationToken cancellationToken) => Task.FromResult(carry(parcel));

        public ValueTask<TimeSpan?> PauseAfterAsync(WebhookDelivery parcel, int tries, CancellationToken cancellationToken) => new(TimeSpan.FromMinutes(1));

        public string LaneOf(WebhookDelivery parcel) => parcel.SubscriptionId.ToString();
    }

    [EachDatabase]
    public async Task A_name_that_stands_for_a_machine_of_the_house_is_not_called(Db db)
    {
        await using var inside = await StubServer.StartAsync(_ => new(200));
        await using var app = await TestApp.StartAsync(db, ("Webhooks:AllowHttp", "true"));
        var town = await app.BuildTownAsync();
        // Typed as a name, it is seen only when it is looked up.
        var (id, _) = await app.SubscribeAsync($"http://localhost:{new Uri(inside.Url).Port}/", town.District.Path, "request.registered");
        await app.CallAsync(await app.GiveTokenAsync(await app.AddAccountAsync(Role.SystemAdmin, town.District.Path)), "POST", $"webhooks/{id}/tests", new { });
        await app.DeliverEventsAsync();
        inside.Calls.ShouldBeEmpty();
        (await app.EventAsync()).Answer.ShouldBe("localhost 不是公网地址");
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2400:3200::1", true)]
    [InlineData("10.20.3.4", true)]
    [InlineData("10.21.3.4", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    public void Only_public_machines_and_those_the_operator_named_are_called(string address, bool allowed) =>
        new AllowedAddresses(new() { Networks = ["10.20.0.0/16"] }).Allows(IPAddress.Parse(address)).ShouldBe(allowed);

    [EachDatabase]
    public async Task What_makes_no_sense_is_refused_at_its_field(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var admin = await app.SignInAsAsync(Role.SystemAdmin, town.Street.Path);
        var page = await admin.OpenAsync(InterfaceUrls.CreateWebhook);
        await page.Form("create-webhook").ShouldRefuseNonsenseAsync();
        foreach (var url in (string[])["http://platform.example/", "https://user:pw@platform.example/", "https://127.0.0.1/", "https://[::1]/", "ftp://platform.example/", "platform.example", "https://169.254.169.254/latest"])
            (await page.Form("create-webhook").Fill(new { Name = "平台", Url = url }).Force("Input.Events", "request.closed").SubmitAsync()).ShouldRefuse("Url", "公网 https 地址");
        (await page.Form("create-webhook").Fill(new { Name = "平台", Url = "https://platform.example/" }).SubmitAsync()).ShouldRefuse("Events", "");
        (await page.Form("create-webhook").Fill(new { Name = "平台", Url = "https://platform.example/" }).Force("Input.Events", "person.named").SubmitAsync()).ShouldRefuse("Events", "person.named");
        // Of another unit.
        (await page.Form("create-webhook").Fill(new { Name = "平台", Url = "https://platform.example/" }).Force("Input.Events", "request.closed").Force("Input.Unit", town.OtherStreet.Path).SubmitAsync()).ShouldBeClosed();
        (await app.InDatabaseAsync(data => data.Set<WebhookSubscription>().CountAsync())).ShouldBe(0);
        (await (await app.SignInAsAsync(Role.SecurityAdmin, town.District.Path)).OpenAsync(InterfaceUrls.Webhooks)).ShouldBeClosed();
    }

    private static bool IsSigned(StubCall call, string secret, int at)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Split('_')[1]));
        var signed = Encoding.UTF8.GetBytes(call.Headers["webhook-id"] + "." + call.Headers["webhook-timestamp"] + "." + call.Body);
        return call.Headers["webhook-signature"].Split(' ')[at] == "v1," + Convert.ToBase64String(hmac.ComputeHash(signed));
    }
}

internal static class WebhookSteps
{
    public static Task<NewWebhook> SubscribeAsync(this TestApp app, string url, string unitPath, params string[] events) => app.AsSystemAsync(services =>
        services.GetRequiredService<CreateWebhookHandler>().HandleAsync(new("平台", url, events, unitPath), CancellationToken.None));

    public static Task DeliverEventsAsync(this TestApp app) => app.Services.GetRequiredService<DeliveryPump<WebhookDelivery>>().RunAsync(CancellationToken.None);

    public static Task<WebhookDelivery> EventAsync(this TestApp app) => app.InDatabaseAsync(data => data.Set<WebhookDelivery>().AsNoTracking().OrderBy(one => one.MadeAt).FirstAsync());
}
