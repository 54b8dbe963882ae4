using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts.Features.RevokeSession;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

public sealed class SessionTests
{
    [EachDatabase]
    public async Task A_visitor_is_led_to_the_sign_in_page_and_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.Browser().OpenAsync(AccountUrls.Password + "?x=1")).ShouldBeAt("/sign-in?return=%2Faccount%2Fpassword%3Fx%3D1");
    }

    [EachDatabase]
    public async Task Staff_are_signed_out_after_fifteen_idle_minutes_R_SEC_02(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var desk = await app.SignInAsAsync(Role.StreetOfficer, Steps.Street);
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(14));
            (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt("/sign-in?return=%2Faccount&why=Idle").ShouldShow("长时间未操作");
        (await app.LogAsync(AccessKind.SessionEnded)).ShouldHaveSingleItem().Target.ShouldBe("Idle");
    }

    [EachDatabase]
    public async Task Workers_are_signed_out_after_thirty_idle_minutes_R_SEC_02(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = await app.SignInAsWorkerAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        (await phone.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        (await phone.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task No_session_lasts_longer_than_eight_hours_R_SEC_02(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var desk = await app.SignInAsAsync(Role.StreetOfficer, Steps.Street);
        for (var minutes = 0; minutes < 480; minutes += 10)
        {
            (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
            app.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_session_that_is_over_is_not_shown_as_open(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.AddAccountAsync(Role.CommunityOfficer, Steps.Street);
        await app.SignInAsync(id);
        bool Shown(Page page) => page.Forms.Any(form => form.Name.StartsWith("end-session-", StringComparison.Ordinal));
        Shown(await (await app.SignInAsAsync(Role.SecurityAdmin, "/")).OpenAsync(AccountUrls.Account(id))).ShouldBeTrue();
        app.Clock.Advance(TimeSpan.FromHours(9));
        Shown(await (await app.SignInAsAsync(Role.SecurityAdmin, "/")).OpenAsync(AccountUrls.Account(id))).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_session_can_be_ended_from_another_device(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.AddAccountAsync(Role.CommunityOfficer, Steps.Street);
        var lost = await app.SignInAsync(id);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var here = await app.SignInAsync(id);
        var session = await app.InDatabaseAsync(data => data.Set<Session>().OrderBy(row => row.StartedAt).Select(row => row.Id).FirstAsync());
        await (await here.OpenAsync(AccountUrls.Mine)).SubmitAsync($"end-session-{session}");
        (await lost.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
        (await here.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        (await app.JournalAsync(id)).ShouldContain("Accounts.SessionRevoked");
    }

    [EachDatabase]
    public async Task Nobody_ends_the_session_of_a_stranger(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var victim = await app.SignInAsAsync(Role.CommunityOfficer, Steps.OtherStreet);
        var session = await app.InDatabaseAsync(data => data.Set<Session>().Select(row => row.Id).SingleAsync());
        var curious = await app.AddAccountAsync(Role.SecurityAdmin, Steps.Street);
        await Should.ThrowAsync<ForbiddenException>(() => app.AsSystemAsync(services =>
        {
            services.GetRequiredService<CurrentUser>().Become(curious, null, session, "好奇者", [new(Role.SecurityAdmin, Steps.Street)]);
            return services.GetRequiredService<RevokeSessionHandler>().HandleAsync(new(session), CancellationToken.None);
        }));
        (await victim.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase]
    public async Task Signing_out_ends_the_session_even_for_a_copy_of_the_cookie(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, Steps.Street);
        var copy = app.Browser();
        copy.SetCookie("niangjia", desk.Cookie("niangjia")!);
        (await copy.OpenAsync(AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
        (await (await desk.OpenAsync(AccountUrls.SignOut)).SubmitAsync("sign-out")).ShouldBeAt(AccountUrls.SignIn).ShouldShow("您已退出登录");
        (await copy.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
        (await app.LogAsync(AccessKind.SignOut)).Count.ShouldBe(1);
    }

    [EachDatabase("", "garbage", "CfDJ8AAAAAAAAAAAAAAA")]
    public async Task A_made_up_cookie_opens_nothing(Db db, string cookie)
    {
        await using var app = await TestApp.StartAsync(db);
        var thief = app.Browser();
        thief.SetCookie("niangjia", cookie);
        (await thief.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_program_gets_a_status_instead_of_a_sign_in_page(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var answer = await app.Browser().FetchAsync(AccountUrls.AccessLogExport);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        (await app.Browser().FetchAsync("/api/v1/nothing")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [EachDatabase]
    public async Task Administrators_begin_at_the_accounts_and_workers_at_their_page(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        foreach (var role in Roles.Administrators)
        {
            var admin = await app.SignInAsAsync(role, "/");
            (await admin.FetchAsync(AccountUrls.Home)).Headers.Location!.ToString().ShouldBe(AccountUrls.List);
        }
        var worker = await app.SignInAsWorkerAsync();
        (await worker.FetchAsync(AccountUrls.Home)).Headers.Location!.ToString().ShouldBe("/");
    }
}
