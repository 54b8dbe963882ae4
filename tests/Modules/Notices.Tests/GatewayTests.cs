using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Delivery;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Tests;

/// <summary>The gateways, against servers that speak their protocols.</summary>
public sealed class GatewayTests
{
    private const string Phone = "+8616000001111";

    [EachDatabase]
    public async Task A_short_message_is_posted_as_the_settings_say_signed_and_with_its_id(Db db)
    {
        await using var gateway = await StubServer.StartAsync(_ => new(200, """{"code":0}"""));
        await using var app = await TestApp.StartAsync(
            db, ("Messages:ShortMessage:Url", gateway.Url + "/send"), ("Messages:ShortMessage:Secret", "s3cret"), ("Messages:ShortMessage:Headers:X-Key", "k"),
            ("Messages:ShortMessage:Body", """{"phone":"{mobile}","content":"{text}","other":"{unknown}"}"""), ("Messages:ShortMessage:Success", "\"code\":0"));
        await app.PostAsync(Messages.About("他说：\"没钱\"\n明天"));
        var message = await app.SingleMessageAsync();
        message.State.ShouldBe(ParcelState.Sent);
        var call = gateway.CallsTo("/send").ShouldHaveSingleItem();
        call.Headers["Idempotency-Key"].ShouldBe(message.Id.ToString());
        call.Headers["X-Key"].ShouldBe("k");
        var body = JsonDocument.Parse(call.Body).RootElement;
        body.GetProperty("phone").GetString().ShouldBe("16000001111");
        body.GetProperty("content").GetString().ShouldBe("他说：\"没钱\"\n明天");
        body.GetProperty("other").GetString().ShouldBe("{unknown}");
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes("s3cret"));
        call.Headers["X-Signature"].ShouldBe("sha256=" + Convert.ToHexString(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{call.Headers["X-Timestamp"]}.{call.Body}"))).ToLower(CultureInfo.InvariantCulture));
    }

    [EachDatabase]
    public async Task A_gateway_that_refuses_for_good_is_not_asked_again_and_one_that_is_busy_is(Db db)
    {
        var status = 400;
        await using var gateway = await StubServer.StartAsync(_ => new(status, """{"code":7}"""));
        await using var app = await TestApp.StartAsync(db, ("Messages:ShortMessage:Url", gateway.Url), ("Messages:ShortMessage:Success", "\"code\":0"));
        await app.PostAsync(Messages.About("一"));
        (await app.SingleMessageAsync()).ShouldSatisfyAllConditions(one => one.State.ShouldBe(ParcelState.GivenUp), one => one.Answer.ShouldBe("HTTP 400"));
        foreach (var busy in (int[])[503, 429, 200]) // 200 without the sign of success is none.
        {
            status = busy;
            await app.PostAsync(Messages.About($"{busy}"));
        }
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().CountAsync(one => one.State == ParcelState.Waiting && one.Tries == 1))).ShouldBe(3);
    }

    [EachDatabase]
    public async Task A_notice_goes_to_a_mailbox_and_a_mailbox_that_does_not_exist_is_given_up(Db db)
    {
        await using var server = new MailServer();
        await using var app = await TestApp.StartAsync(db, server.Settings);
        var account = await app.AddAccountAsync(Role.StreetOfficer, "/qu/s01/");
        await app.GiveEmailAsync(account, "officer@union.example");
        await app.TellAsync(Samples.About("甲", NoticeKind.Escalation), account);
        await app.TellAsync(Samples.About("乙", NoticeKind.Task), account); // Not among those that go out by themselves.
        var mail = server.Mails.ShouldHaveSingleItem();
        var message = await app.SingleMessageAsync();
        message.State.ShouldBe(ParcelState.Sent);
        mail.ShouldContain($"Message-Id: <{message.Id:N}@union.example>");
        mail.ShouldContain("To: officer@union.example");
        Decoded(mail).ShouldSatisfyAllConditions(text => text.ShouldContain("提醒甲（河东街道）"), text => text.ShouldContain("https://union.example/account"), text => text.ShouldContain("https://union.example/account/notices"));

        server.ToRecipient = "550 no such mailbox";
        await app.TellAsync(Samples.About("丙", NoticeKind.RedCard), account);
        server.ToRecipient = "451 later";
        await app.TellAsync(Samples.About("丁", NoticeKind.RedCard), account);
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().OrderBy(one => one.MadeAt).Select(one => one.State).ToListAsync()))
            .ShouldBe([ParcelState.Sent, ParcelState.GivenUp, ParcelState.Waiting]);
    }

    [EachDatabase]
    public async Task What_a_gateway_that_cannot_be_reached_does_not_take_goes_the_other_way(Db db)
    {
        var wechat = await WeChatStub.StartAsync();
        await using var app = await TestApp.StartAsync(db, wechat.Settings);
        await app.BindWeChatAsync(await app.AddWorkerAccountAsync(mobile: "16000001111"), "openid-1");
        wechat.Followers.Add("openid-1");
        await wechat.DisposeAsync();
        await app.PostAsync(Messages.About("工会已登记您的诉求"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DeliverAsync();
        app.Phones.Count.ShouldBe(0); // It may yet come back.
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.DeliverAsync();
        app.Phones.To(Phone).ShouldBe(["工会已登记您的诉求"]);
        (await app.SingleMessageAsync()).ShouldSatisfyAllConditions(one => one.Way.ShouldBe(MessageWays.ShortMessage), one => one.Tries.ShouldBe(3));
    }

    [EachDatabase]
    public async Task Who_follows_the_official_account_reads_it_there_and_whoever_left_gets_a_short_message(Db db)
    {
        await using var wechat = await WeChatStub.StartAsync();
        await using var app = await TestApp.StartAsync(db, wechat.Settings);
        var worker = await app.AddWorkerAccountAsync(mobile: "16000001111");
        await app.BindWeChatAsync(worker, "openid-1");
        wechat.Followers.Add("openid-1");
        await app.PostAsync(Messages.About("工会已登记您的诉求"));
        app.Phones.Count.ShouldBe(0);
        var shown = wechat.Messages.ShouldHaveSingleItem();
        shown.GetProperty("template_id").GetString().ShouldBe("TM-1");
        shown.GetProperty("data").GetProperty("thing1").GetProperty("value").GetString().ShouldBe("诉求进展");
        shown.GetProperty("data").GetProperty("const2").GetProperty("value").GetString().ShouldBe("工会已登记您的诉求");
        shown.GetProperty("client_msg_id").GetString().ShouldBe((await app.SingleMessageAsync()).Id.ToString("N"));

        // The token is kept; one that is spent is renewed once, and nothing is lost.
        await app.PostAsync(Messages.About("二"));
        wechat.Tokens.ShouldBe(1);
        wechat.SpendToken();
        await app.PostAsync(Messages.About("三"));
        wechat.Messages.Count.ShouldBe(3);
        wechat.Tokens.ShouldBe(3);

        // Busy is not the same as gone.
        wechat.Error = -1;
        await app.PostAsync(Messages.About("四"));
        app.Phones.Count.ShouldBe(0);
        wechat.Error = 0;
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DeliverAsync();
        wechat.Messages.Count.ShouldBe(4);

        wechat.Followers.Clear();
        await app.PostAsync(Messages.About("五"));
        app.Phones.To(Phone).ShouldBe(["五"]);
        (await app.InDatabaseAsync(data => data.Set<OutgoingMessage>().OrderByDescending(one => one.MadeAt).FirstAsync()))
            .ShouldSatisfyAllConditions(one => one.Way.ShouldBe(MessageWays.ShortMessage), one => one.Answer.ShouldBe("WeChat 43004 → OK"));
        // A code proves the phone: it never goes another way.
        await app.PostAsync(Messages.About("验证码123456") with { Kind = MessageKind.Code });
        app.Phones.LastCodeTo(Phone).ShouldBe("123456");
    }

    private static string Decoded(string mail)
    {
        var body = mail[(mail.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var plain ? plain : mail.IndexOf("\r\n\r\n", StringComparison.Ordinal))..];
        return mail.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(letter => !char.IsWhiteSpace(letter))))) : WebUtility.UrlDecode(body.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal).Replace('=', '%'));
    }
}
