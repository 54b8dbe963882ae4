using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

public sealed class SecondFactorTests
{
    // RFC 6238, appendix B, SHA-1: the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code)
    {
        const string key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"; // "12345678901234567890"
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Totp.CodeAt(key, Totp.StepAt(at)).ShouldBe(code);
        Totp.Match(key, code, at.AddSeconds(30)).ShouldBe(Totp.StepAt(at));
        Totp.Match(key, code, at.AddSeconds(61)).ShouldBeNull();
    }

    [EachDatabase]
    public async Task A_role_that_needs_it_is_led_to_switch_it_on_first_R_SEC_04(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.StreetOfficer);
        var desk = app.Browser();
        var page = await desk.SignInWithPasswordAsync(name, Steps.Password, AccountUrls.List);
        page.ShouldBeAt(AccountUrls.MySecondFactor).ShouldShow("必须使用二次验证");
        (await desk.OpenAsync(AccountUrls.List)).ShouldBeAt(AccountUrls.MySecondFactor);

        var key = page.Texts("form code")[0];
        page = await page.SubmitAsync("enrol", new { Code = "000000" });
        page.ShouldRefuse("Code", "验证码不正确");
        page.Texts("form code")[0].ShouldBe(key, "the key that is already in the app stays");

        page = await page.SubmitAsync("enrol", new { Code = app.CodeNow(key) });
        page.ShouldShow("请妥善保存恢复码").Texts("#recovery-codes li").Count.ShouldBe(10);
        (await desk.OpenAsync(AccountUrls.List)).ShouldBeAt(AccountUrls.List);
        (await app.JournalAsync(id)).ShouldContain("Accounts.SecondFactorEnrolled");
        (await app.LoadAsync(id)).Credential!.SecondFactorKey!.Stored.ShouldNotContain(key);
    }

    [EachDatabase]
    public async Task A_code_is_asked_for_after_the_password_and_no_code_counts_twice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.StreetOfficer);
        var key = await app.GiveSecondFactorAsync(id);
        var desk = app.Browser();
        var page = await desk.SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine);
        page.ShouldBeAt("/sign-in/second-factor?return=%2Faccount");
        await page.Form("second-factor").ShouldRefuseNonsenseAsync();
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
        (await page.SubmitAsync("second-factor", new { Code = "000000" })).ShouldRefuse("Code", "验证码不正确");
        var code = app.CodeNow(key);
        (await page.SubmitAsync("second-factor", new { Code = code[..3] + " " + code[3..] })).ShouldBeAt(AccountUrls.Mine);

        var eavesdropper = app.Browser();
        page = await eavesdropper.SignInWithPasswordAsync(name, Steps.Password);
        (await page.SubmitAsync("second-factor", new { Code = code })).ShouldRefuse("Code", "验证码不正确");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        (await page.SubmitAsync("second-factor", new { Code = app.CodeNow(key) })).ShouldBeAt("/*");
    }

    [EachDatabase]
    public async Task Five_wrong_codes_lock_the_second_step(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.StreetOfficer);
        var key = await app.GiveSecondFactorAsync(id);
        var page = await app.Browser().SignInWithPasswordAsync(name, Steps.Password);
        for (var i = 0; i < 4; i++) (await page.SubmitAsync("second-factor", new { Code = "000000" })).ShouldRefuse("Code", "验证码不正确");
        (await page.SubmitAsync("second-factor", new { Code = "000000" })).ShouldRefuse("尝试次数过多");
        (await page.SubmitAsync("second-factor", new { Code = app.CodeNow(key) })).ShouldRefuse("尝试次数过多");
    }

    [EachDatabase]
    public async Task A_recovery_code_is_good_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.StreetOfficer);
        await app.GiveSecondFactorAsync(id, "abcde-fghjk", "22222-33333");
        var page = await app.Browser().SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine);
        (await page.SubmitAsync("second-factor", new { Code = "ABCDE-fghjk" })).ShouldBeAt(AccountUrls.Mine);
        page = await app.Browser().SignInWithPasswordAsync(name, Steps.Password);
        (await page.SubmitAsync("second-factor", new { Code = "abcde-fghjk" })).ShouldRefuse("Code", "验证码不正确");
        (await app.LoadAsync(id)).Credential!.RecoveryCodes.Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task The_second_step_waits_ten_minutes_and_no_longer(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.StreetOfficer);
        var key = await app.GiveSecondFactorAsync(id);
        var page = await app.Browser().SignInWithPasswordAsync(name, Steps.Password);
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        (await page.SubmitAsync("second-factor", new { Code = app.CodeNow(key) })).ShouldNotShow("验证码不正确");
        (await app.LogAsync(AccessKind.SignIn)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_role_that_needs_it_cannot_switch_it_off_and_another_can(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        foreach (var role in new[] { Role.StreetOfficer, Role.CommunityOfficer })
        {
            var (id, _) = await app.AddStaffAsync(role);
            var key = await app.GiveSecondFactorAsync(id);
            var page = await (await app.SignInAsync(id)).OpenAsync(AccountUrls.MySecondFactor);
            foreach (var form in page.Forms.Where(form => form.Name is "remove-factor" or "renew-codes")) await form.ShouldRefuseNonsenseAsync();
            var answer = await page.SubmitAsync("remove-factor", new { Code = app.CodeNow(key) });
            if (role == Role.StreetOfficer) answer.ShouldRefuse("不能停用");
            else answer.ShouldBeAt(AccountUrls.Mine).ShouldShow("二次验证已停用");
        }
    }
}
