using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The community officer: accepts what is hers, returns what is not, hands up what is too hard, and says how it ended.</summary>
public sealed class OfficerJourney
{
    private const string Wages = "我在明珠电子做普工，老板拖欠工资一个半月了，问了几次都说没钱。";

    [Fact]
    public async Task A_community_officer_works_through_the_inbox_on_a_phone() => await WorkAsync(Screen.Phone);

    [Fact]
    public async Task A_community_officer_works_through_the_inbox_at_a_desk() => await WorkAsync(Screen.Desk);

    [Fact]
    public async Task A_community_officer_accepts_and_resolves_a_request_by_keyboard_alone()
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var lin = await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        await site.App.SendRequestAsync(town, town.Community, Wages, 8_600);
        var officer = await site.VisitAsync(Screen.Desk, CaseUrls.Inbox, @as: lin);

        await officer.TabToAsync("老板拖欠工资");
        await officer.KeysAsync("Enter");
        await officer.ArriveAsync("**/requests/*");
        await officer.TabToAsync("签收");
        await officer.KeysAsync("Enter");
        await officer.SeesAsync("已签收，由您负责办理。");
        await officer.TabToAsync("办结");
        await officer.KeysAsync("Enter");
        await officer.ArriveAsync("**/requests/*/resolve");
        await officer.TabToAsync("办理结果");
        await officer.KeysAsync("ArrowDown");
        await officer.TabToAsync("办理结果（申请人可见）");
        await officer.TypeAsync("单位已补发全部工资，王小工确认收到。");
        await officer.TabToAsync("办结");
        await officer.KeysAsync("Enter");
        await officer.SeesAsync("已办结，等待申请人评价。");
        await officer.LookAsync(null);
    }

    private static async Task WorkAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var lin = await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        await site.App.SendRequestAsync(town, town.Community, Wages, 8_600);
        await site.App.SendRequestAsync(town, town.Community, "同车间的李师傅被辞退，没有拿到经济补偿，想请工会帮忙。", 12_000, "李师傅", "13900002222", CaseType.Termination);
        await site.App.SendRequestAsync(town, town.Community, "我们宿舍热水坏了两个星期，物业说不归他们管。", 0, "赵小妹", "13900003333", CaseType.ParkDormitory);
        var officer = await site.VisitAsync(screen, CaseUrls.Inbox, @as: lin);
        await officer.LookAsync("inbox-community");

        await officer.FollowAsync("老板拖欠工资");
        await officer.PressAsync("签收");
        await officer.SeesAsync("已签收，由您负责办理。");
        await officer.LookAsync("request");
        await officer.FollowAsync("写备注");
        await officer.LookAsync(null);
        await officer.FillAsync("内容", "已电话联系，约定周三到社区面谈。");
        await officer.PressAsync("写备注");
        await officer.SeesAsync("已保存。");
        await officer.FollowAsync("办结");
        await officer.LookAsync(null);
        await officer.ChooseAsync("办理结果", "全部解决");
        await officer.FillAsync("办理结果（申请人可见）", "单位已补发全部工资，王小工确认收到。");
        await officer.PressAsync("办结");
        await officer.SeesAsync("已办结，等待申请人评价。");

        await officer.GoAsync(CaseUrls.Inbox);
        await officer.FollowAsync("宿舍热水");
        await officer.FollowAsync("退回");
        await officer.LookAsync(null);
        await officer.PressAsync("退回"); // without a reason
        await officer.LookAsync(null);
        await officer.FillAsync("理由", "宿舍在滨江社区，不在本社区。");
        await officer.PressAsync("退回");
        await officer.SeesAsync("已退回，等待重新派单。");
        await officer.LookAsync(null);

        await officer.GoAsync(CaseUrls.Inbox);
        await officer.FollowAsync("李师傅被辞退");
        await officer.PressAsync("签收");
        await officer.FollowAsync("上报");
        await officer.LookAsync(null);
        await officer.PickAsync("街道");
        await officer.PickAsync("需要出具文书或者签订协议");
        await officer.FillNamedAsync("Input.Reason", "经济补偿计算有争议，需要街道律师。");
        await officer.PressAsync("上报");
        await officer.SeesAsync("已上报。");
        await officer.LookAsync(null);
    }
}
