using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

/// <summary>Signing in by WeChat, against a stub that speaks its protocol.</summary>
public sealed class WeChatTests
{
    private const string Phone = "16000001111";

    [EachDatabase]
    public async Task A_worker_shows_the_phone_once_and_afterwards_WeChat_is_enough(Db db)
    {
        await using var wechat = await WeChatStub.StartAsync();
        await using var app = await TestApp.StartAsync(db, wechat.Settings);
        var phone = app.Browser();
        var asked = await ComeBackAsync(phone, wechat.CodeOf("openid-1"), "/account");
        asked.ShouldBeAt(AccountUrls.SignInByPhone + "*").ShouldShow("验证一次手机号");
        var code = await asked.SubmitAsync("send-code", new { Mobile = Phone });
        (await code.SubmitAsync("phone-code", new { Code = app.Phones.LastCodeTo("+86" + Phone) })).ShouldBeAt(AccountUrls.Mine);
        var account = await app.InDatabaseAsync(data => data.Set<Account>().Include(one => one.WeChat).SingleAsync());
        account.WeChat!.OpenId!.Stored.ShouldNotContain("openid-1");

        var again = app.Browser();
        (await ComeBackAsync(again, wechat.CodeOf("openid-1"), "/account")).ShouldBeAt(AccountUrls.Mine);
        (await app.InDatabaseAsync(data => data.Set<Session>().Select(one => one.Method).ToListAsync())).ShouldBe([SignInMethod.PhoneCode, SignInMethod.WeChat], ignoreOrder: true);
        var page = await again.OpenAsync(AccountUrls.WeChat);
        page.ShouldShow("微信已绑定");
        (await page.SubmitAsync("unbind-wechat", new { })).ShouldShow("已解除绑定", "绑定微信");
        (await ComeBackAsync(app.Browser(), wechat.CodeOf("openid-1"), null)).ShouldBeAt(AccountUrls.SignInByPhone);
    }

    [EachDatabase]
    public async Task An_answer_that_this_browser_did_not_ask_for_opens_nothing(Db db)
    {
        await using var wechat = await WeChatStub.StartAsync();
        await using var app = await TestApp.StartAsync(db, wechat.Settings);
        var worker = await app.AddWorkerAccountAsync(mobile: Phone);
        await app.BindWeChatAsync(worker, "openid-1");
        var victim = app.Browser();
        async Task<HttpStatusCode> ReturnAsync(string state, string code) => (await victim.FetchAsync($"{AccountUrls.WeChatReturn}?code={code}&state={state}")).StatusCode;
        (await ReturnAsync("", wechat.CodeOf("openid-1"))).ShouldBe(HttpStatusCode.Conflict); // Nothing was begun.
        var state = await BeginAsync(victim, null);
        (await ReturnAsync("0000", wechat.CodeOf("openid-1"))).ShouldBe(HttpStatusCode.Conflict); // Somebody else's answer.
        (await ReturnAsync(state, "invented")).ShouldBe(HttpStatusCode.Conflict); // WeChat does not know it.
        state = await BeginAsync(victim, null);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        (await ReturnAsync(state, wechat.CodeOf("openid-1"))).ShouldBe(HttpStatusCode.Conflict);
        (await app.InDatabaseAsync(data => data.Set<Session>().CountAsync())).ShouldBe(0);
        (await BeginAsync(victim, "https://evil.example/")).ShouldNotBeEmpty();
    }

    [EachDatabase]
    public async Task Staff_bind_while_signed_in_and_still_show_the_second_factor(Db db)
    {
        await using var wechat = await WeChatStub.StartAsync();
        await using var app = await TestApp.StartAsync(db, wechat.Settings);
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, "/qu/s01/");
        var desk = await app.SignInAsync(officer);
        (await desk.OpenAsync(AccountUrls.WeChat)).ShouldShow("绑定微信");
        // A link on another site begins nothing.
        (await desk.FetchAsync(AccountUrls.WeChatSignIn + "?bind=true")).Headers.Location!.ToString().ShouldBe(AccountUrls.WeChat);
        var state = await BeginAsync(desk, null, bind: true);
        (await desk.FetchAsync($"{AccountUrls.WeChatReturn}?code={wechat.CodeOf("openid-9")}&state={state}")).Headers.Location!.ToString().ShouldBe(AccountUrls.WeChat);
        // The same WeChat cannot be bound to another by a click.
        var other = await app.SignInAsAsync(Role.CommunityOfficer, "/qu/s01/");
        state = await BeginAsync(other, null, bind: true);
        (await other.FetchAsync($"{AccountUrls.WeChatReturn}?code={wechat.CodeOf("openid-9")}&state={state}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await ComeBackAsync(app.Browser(), wechat.CodeOf("openid-9"), "/account")).ShouldBeAt(AccountUrls.Mine);
        await app.InDatabaseAsync(async data =>
        {
            var account = await data.Set<Account>().Include(one => one.Credential).SingleAsync(one => one.Id == officer);
            account.EnrolSecondFactor(Kernel.Sealing.SealedText.FromStored("x"), [], 0, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        (await ComeBackAsync(app.Browser(), wechat.CodeOf("openid-9"), "/account")).ShouldBeAt(AccountUrls.SecondFactor + "*");
        await app.InDatabaseAsync(async data =>
        {
            (await data.Set<Account>().SingleAsync(one => one.Id == officer)).Lock("离职", app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        var sessions = await app.InDatabaseAsync(data => data.Set<Session>().CountAsync(one => one.AccountId == officer));
        await ComeBackAsync(app.Browser(), wechat.CodeOf("openid-9"), "/account");
        (await app.InDatabaseAsync(data => data.Set<Session>().CountAsync(one => one.AccountId == officer))).ShouldBe(sessions);
    }

    [EachDatabase]
    public async Task Without_an_official_account_nobody_is_offered_this_way(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.Browser().FetchAsync(AccountUrls.WeChatSignIn)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.Browser().FetchAsync(AccountUrls.WeChatReturn + "?code=x&state=y")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await app.SignInAsWorkerAsync()).OpenAsync(AccountUrls.WeChat)).ShouldShow("尚未开通");
    }

    private static async Task<string> BeginAsync(Browser browser, string? returnUrl, bool bind = false)
    {
        var ask = new HttpRequestMessage(HttpMethod.Get, $"{AccountUrls.WeChatSignIn}?return={Uri.EscapeDataString(returnUrl ?? "")}{(bind ? "&bind=true" : "")}");
        ask.Headers.Add("Sec-Fetch-Site", "same-origin");
        var answer = await browser.FetchAsync(ask);
        var location = answer.Headers.Location!;
        location.AbsolutePath.ShouldBe("/connect/oauth2/authorize");
        location.Fragment.ShouldBe("#wechat_redirect");
        var query = System.Web.HttpUtility.ParseQueryString(location.Query);
        query["scope"].ShouldBe("snsapi_base");
        query["redirect_uri"]!.ShouldEndWith(AccountUrls.WeChatReturn);
        return query["state"]!;
    }

    private static async Task<Page> ComeBackAsync(Browser browser, string code, string? returnUrl) =>
        await browser.OpenAsync($"{AccountUrls.WeChatReturn}?code={code}&state={await BeginAsync(browser, returnUrl)}");
}
