using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The pages of the system administrator on both devices.</summary>
public sealed class AdministrationLooks
{
    [Fact]
    public async Task The_administrator_looks_at_law_and_calendar_on_a_phone() => await LookAroundAsync(Screen.Phone);

    [Fact]
    public async Task The_administrator_looks_at_law_and_calendar_at_a_desk() => await LookAroundAsync(Screen.Desk);

    private static async Task LookAroundAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var admin = await site.VisitAsync(screen, AdministrationUrls.Parameters + "?Group=Escalation", @as: await site.App.SignInAsAsync(Role.SystemAdmin, "/qu/"));
        await admin.LookAsync("parameters");
        await admin.GoAsync(AdministrationUrls.Parameter("CLK-MED-ORG15"));
        await admin.LookAsync("parameter");
        await admin.GoAsync(AdministrationUrls.AddParameterVersion("sla.level.grid"));
        await admin.LookAsync("parameter-version");
        await admin.GoAsync(AdministrationUrls.CalendarOf(2026));
        await admin.LookAsync("calendar");
        await admin.GoAsync(AdministrationUrls.ImportCalendar);
        await admin.LookAsync("calendar-import");
        await admin.GoAsync(AdministrationUrls.CountPeriod + "?Start=2026-02-02&Length=15&Unit=CD");
        await admin.LookAsync("count-period");
    }
}
