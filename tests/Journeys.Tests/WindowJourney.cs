using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The clerk at the window: somebody comes about a matter that was reported by phone already; she sees it before she sends, registers, and merges.</summary>
public sealed class WindowJourney
{
    private const string Facts = "王小工到窗口说，明珠电子老板拖欠工资一个半月，问了几次都说没钱，房租都交不起了。";

    [Fact]
    public async Task A_clerk_registers_a_visitor_at_a_desk() => await RegisterAsync(Screen.Desk);

    [Fact]
    public async Task A_clerk_registers_a_visitor_on_a_phone() => await RegisterAsync(Screen.Phone);

    private static async Task RegisterAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        await site.App.FileRequestAsync(town, "老板拖欠工资一个半月，问了几次都说没钱，房租都交不起了。", 8_600);
        site.App.Clock.Advance(TimeSpan.FromHours(1));
        var lin = await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var clerk = await site.VisitAsync(screen, CaseUrls.Register, @as: lin);
        await clerk.LookAsync("window-new");

        await clerk.FillAsync("手机号", "13900001111");
        await clerk.PressAsync("查有没有档案");
        await clerk.SeesAsync("139****1111");
        await clerk.PickAsync("王*工");
        await clerk.FillAsync("发生了什么、想要什么", Facts);
        await clerk.ChooseAsync("类型", "LD01 拖欠/克扣工资");
        await clerk.FillInAsync("请求1", "请求金额", "8600");
        await clerk.FillAsync("单位或对方名称", Towns.EnterpriseName);
        await clerk.PressAsync("查一查有没有重复");
        await clerk.SeesAsync("很可能是同一件事");
        await clerk.LookAsync("window-doubles");
        await clerk.PressAsync("登记，出回执"); // without the job and the consent
        await clerk.SeesAsync("请问清入职时间");
        await clerk.LookAsync(null);
        await clerk.PickAsync("申请人一时说不清");
        await clerk.PickAsync("已口头告知申请人");
        await clerk.PressAsync("登记，出回执");
        await clerk.SeesAsync("念给对方听");
        await clerk.LookAsync("window-receipt");

        await clerk.FollowAsync("现在分流");
        await clerk.LookAsync("triage-request");
        await clerk.FollowAsync("并入这一件");
        await clerk.LookAsync("merge");
        await clerk.PressAsync("并案");
        await clerk.SeesAsync("已并案");
    }
}
