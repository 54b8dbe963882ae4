using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The third administrator: reads who signed in, who was refused and who took lists away, and leaves with the list and the figures (R-SEC-06, R-SEC-07).</summary>
public sealed class AuditorJourney
{
    [Fact]
    public async Task The_auditor_finds_who_was_refused_at_a_desk() => await AuditAsync(Screen.Desk);

    [Fact]
    public async Task The_auditor_finds_who_was_refused_on_a_phone() => await AuditAsync(Screen.Phone);

    private static async Task AuditAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        // Somebody tries a page that is none of his business, and somebody a password.
        var curious = await site.VisitAsync(Screen.Desk, AccountUrls.AccessLog, @as: await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "何专干"));
        await curious.SeesAsync("权限");
        var stranger = await site.VisitAsync(Screen.Desk, AccountUrls.SignIn);
        await stranger.FillAsync("用户名", "chen.zhuxi");
        await stranger.Page.Locator("input[type=password]").FillAsync("Guess-What-99");
        await stranger.PressAsync("登录");
        await stranger.SeesAsync("不正确");

        var auditor = await site.VisitAsync(screen, AccountUrls.Home, @as: await site.App.SignInAsAsync(Role.AuditAdmin, town.District.Path, "温审计"));
        await auditor.GoAsync(AccountUrls.AccessLog);
        await auditor.SeesAsync("何专干");
        await auditor.LookAsync("access-log");
        await auditor.OpenAsync("筛选");
        await auditor.ChooseAsync("结果", "拒绝");
        await auditor.PressAsync("筛选");
        await auditor.SeesAsync("chen.zhuxi");
        await auditor.SeesAsync("何专干");
        var file = await auditor.Page.RunAndWaitForDownloadAsync(() => auditor.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "导出" }).ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".xlsx");
        await auditor.GoAsync(ReportingUrls.Board);
        await auditor.LookAsync(null);
        // He sees what was done, and can do nothing of it.
        (await auditor.ArriveAtAsync(AccountUrls.List)).ShouldBe(200);
        (await auditor.ArriveAtAsync("/inbox")).ShouldBe(403);
    }
}
