using System.Net;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

public sealed class SignInTests
{
    [EachDatabase]
    public async Task The_right_password_signs_in_and_is_logged(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = app.Browser();
        (await desk.SignInWithPasswordAsync($"  {name.ToUpperInvariant()} ", Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine).ShouldShow("社区工联会专干", name);
        (await app.LogAsync(AccessKind.SignIn)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(entry => entry.Success.ShouldBeTrue(), entry => entry.AccountId.ShouldBe(id));
        (await app.LoadAsync(id)).LastSignInAt.ShouldBe(app.Clock.GetUtcNow());
    }

    [EachDatabase]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = app.Browser();
        (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确").ShouldNotShow("Wrong-Pass-00");
        (await desk.SignInWithPasswordAsync("nobody", "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
        (await app.LogAsync(AccessKind.SignIn)).Select(entry => entry.Success).ShouldBe([false, false]);
    }

    [EachDatabase(true, false)]
    public async Task Five_failures_lock_for_fifteen_minutes_and_then_for_thirty_R_SEC_02(Db db, bool exists)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var name = exists ? (await app.AddStaffAsync(Role.CommunityOfficer)).UserName : "nobody";
        var desk = app.Browser();
        for (var i = 0; i < 4; i++) (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("请在09:15之后再试");
        (await desk.SignInWithPasswordAsync(name, Steps.Password)).ShouldRefuse("请在09:15之后再试");

        app.AtTime("2026-03-02 09:15");
        for (var i = 0; i < 4; i++) (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("请在09:45之后再试");

        app.AtTime("2026-03-02 09:45");
        if (exists) (await desk.SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase]
    public async Task Failures_long_ago_do_not_count(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = app.Browser();
        for (var i = 0; i < 4; i++) await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00");
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        for (var i = 0; i < 4; i++) (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await desk.SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase]
    public async Task Of_many_tries_at_once_only_five_are_judged(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.AsSystemAsync(async services =>
            await services.GetCounter().TryAsync("door", CancellationToken.None) is null)));
        tries.Count(judged => judged).ShouldBe(5);
    }

    [EachDatabase("//evil.example/", "https://evil.example/", "/\\evil.example", "/\\/evil.example", "javascript:alert(1)", "/%0d%0aX: y\r\nz", "/account\n")]
    public async Task A_return_address_leads_nowhere_else(Db db, string returnUrl)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.SystemAdmin);
        var page = await app.Browser().SignInWithPasswordAsync(name, Steps.Password, returnUrl);
        page.Url.ShouldStartWith("/account/second-factor"); // the browser of the tests throws when it is sent to another host
    }

    [EachDatabase]
    public async Task A_one_time_password_opens_only_the_page_that_changes_it_R_SEC_05(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer, oneTime: true);
        var desk = app.Browser();
        var page = await desk.SignInWithPasswordAsync(name, Steps.Password, AccountUrls.List);
        page.ShouldBeAt(AccountUrls.Password).ShouldShow("请先设置新密码");
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Password);
        (await desk.OpenAsync(AccountUrls.MySecondFactor)).Status.ShouldBe(HttpStatusCode.OK);

        page = await page.SubmitAsync("change-password", new { Current = Steps.Password, Password = "Autumn.Wind.27", Repeat = "Autumn.Wind.27" });
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        (await app.JournalAsync(id)).ShouldBe(["Accounts.AccountCreated", "Accounts.PasswordReset", "Accounts.RoleGranted", "Accounts.PasswordChanged"]);
    }

    [EachDatabase]
    public async Task A_staff_password_must_be_changed_after_ninety_days_R_SEC_01(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        app.Clock.Advance(TimeSpan.FromDays(90));
        (await app.Browser().SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Password);
    }

    [EachDatabase]
    public async Task None_of_the_last_five_passwords_is_taken_again_R_SEC_01(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, _) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = await app.SignInAsync(id);
        string[] passwords = [Steps.Password, "Autumn.Wind.27", "Winter.Snow.28", "Summer.Heat.29", "Harvest.Moon.30", "Morning.Dew.31"];
        for (var i = 1; i < passwords.Length; i++)
            (await ChangeAsync(desk, passwords[i - 1], passwords[i])).ShouldBeAt(AccountUrls.Mine);
        foreach (var used in passwords[1..]) (await ChangeAsync(desk, passwords[^1], used)).ShouldRefuse("Password", "最近5次");
        (await ChangeAsync(desk, passwords[^1], passwords[0])).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase]
    public async Task A_new_password_signs_out_every_other_device(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, _) = await app.AddStaffAsync(Role.CommunityOfficer);
        var (here, there) = (await app.SignInAsync(id), await app.SignInAsync(id));
        await ChangeAsync(here, Steps.Password, "Autumn.Wind.27");
        (await here.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        (await there.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_locked_account_is_refused_with_the_right_password_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var open = await app.SignInAsync(id);
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, Steps.Street);
        await (await admin.OpenAsync(AccountUrls.Account(id))).SubmitAsync("lock", new { Reason = "离职" });
        (await app.Browser().SignInWithPasswordAsync(name, Steps.Password)).ShouldRefuse("已被锁定");
        (await app.Browser().SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await open.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();

        await (await admin.OpenAsync(AccountUrls.Account(id))).SubmitAsync("unlock", new { Reason = "返岗" });
        (await app.Browser().SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase("😀😀😀", "<script>alert(1)</script>", "' or 1=1 --", "张三")]
    public async Task Odd_input_is_refused_with_a_sentence(Db db, string text)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.Browser().SignInWithPasswordAsync(text, text)).ShouldRefuse("用户名或密码不正确");
        (await app.Browser().SignInWithPasswordAsync("a\u0001b\u0007", text)).ShouldRefuse("UserName", "控制字符");
    }

    [EachDatabase]
    public async Task Input_that_is_too_long_is_refused_at_the_field(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await app.Browser().SignInWithPasswordAsync(new string('x', 5000), new string('y', 5000));
        page.ShouldRefuse("UserName", "").ShouldRefuse("Password", "");
    }

    [EachDatabase]
    public async Task A_form_without_its_token_is_refused(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.Browser().PostAsync(AccountUrls.SignIn, ("_handler", "sign-in"), ("Input.UserName", "a"), ("Input.Password", "b"))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [EachDatabase]
    public async Task One_address_cannot_try_names_without_end(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var attacker = app.Browser();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 65; i++) answers.Add((await attacker.PostAsync(AccountUrls.SignIn, ("Input.UserName", $"name{i}"))).Status);
        answers[0].ShouldBe(HttpStatusCode.BadRequest);
        answers[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await attacker.OpenAsync(AccountUrls.SignIn)).Status.ShouldBe(HttpStatusCode.OK, "reading the page is not limited");
    }

    [EachDatabase]
    public async Task Every_answer_tells_the_browser_what_not_to_do(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await app.Browser().OpenAsync(AccountUrls.SignIn);
        page.Headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
        page.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        page.Headers["Cache-Control"].ShouldContain("no-store");
    }

    private static async Task<Page> ChangeAsync(Browser browser, string from, string to) =>
        await (await browser.OpenAsync(AccountUrls.Password)).SubmitAsync("change-password", new { Current = from, Password = to, Repeat = to });
}
