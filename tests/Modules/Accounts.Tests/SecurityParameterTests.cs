using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Accounts.Tests;

/// <summary>The numbers of R-SEC are parameters: what the administrator enters counts from the next request on.</summary>
public sealed class SecurityParameterTests
{
    [EachDatabase]
    public async Task Fewer_failures_lock_for_longer(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        await SetAsync(app, "security.login.failures", "3");
        await SetAsync(app, "security.login.lockMinutes", "60");
        var desk = app.Browser();
        for (var i = 0; i < 2; i++) (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("用户名或密码不正确");
        (await desk.SignInWithPasswordAsync(name, "Wrong-Pass-00")).ShouldRefuse("请在10:00之后再试");
    }

    [EachDatabase]
    public async Task A_longer_password_is_asked_for(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        await SetAsync(app, "security.password.minLength", "16");
        var desk = app.Browser();
        await desk.SignInWithPasswordAsync(name, Steps.Password);
        var page = await desk.OpenAsync(AccountUrls.Password);
        page.ShouldShow("至少16个字符");
        (await page.SubmitAsync("change-password", new { Current = Steps.Password, Password = "Kuai-Le-2026", Repeat = "Kuai-Le-2026" })).ShouldRefuse("Password", "至少需要16个字符");
    }

    [EachDatabase]
    public async Task Idle_staff_are_signed_out_sooner(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await SetAsync(app, "security.session.idleStaffMinutes", "5");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, "/qu/");
        app.Clock.Advance(TimeSpan.FromMinutes(4));
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    private static Task SetAsync(TestApp app, string key, string value) => app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().AddVersionAsync(
        new(key, "LOCAL", value, new(2026, 1, 1), null, "测试", null, null, VerificationMark.D), "测试", CancellationToken.None));
}
