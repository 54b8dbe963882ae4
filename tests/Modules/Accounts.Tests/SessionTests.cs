using System.Net;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts.Tests;

public sealed class SessionTests
{
    private const string Street = "/qu/s01/";

    [EachDatabase]
    public async Task A_visitor_is_led_to_the_sign_in_page_and_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await app.Browser().OpenAsync(AccountUrls.Password + "?x=1");
        page.ShouldBeAt("/sign-in?return=%2Faccount%2Fpassword%3Fx%3D1");
    }

    [EachDatabase]
    public async Task Staff_are_signed_out_after_fifteen_idle_minutes_R_SEC_02(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var desk = await app.SignInAsAsync(Role.StreetOfficer, Street);
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        (await desk.OpenAsync(AccountUrls.Password)).ShouldBeAt(AccountUrls.Password);
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        (await desk.OpenAsync(AccountUrls.Password)).ShouldBeAt(AccountUrls.Password);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        (await desk.OpenAsync(AccountUrls.Password)).ShouldBeAt("/sign-in?*why=Idle".Replace("*", "return=%2Faccount%2Fpassword&")).ShouldShow("长时间未操作");
    }
}
