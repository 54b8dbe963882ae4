using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The leader of a street: sees what is late below, narrows the list, keeps the filter, takes the list away as a file, sends a request on.</summary>
public sealed class LeaderJourney
{
    [Fact]
    public async Task A_street_leader_sees_what_is_late_on_a_phone() => await LookAfterStreetAsync(Screen.Phone);

    [Fact]
    public async Task A_street_leader_sees_what_is_late_at_a_desk() => await LookAfterStreetAsync(Screen.Desk);

    private static async Task LookAfterStreetAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        await site.App.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        await site.App.AddAccountAsync(Role.CommunityOfficer, town.OtherCommunity.Path, "何专干");
        (string Facts, decimal Yuan, string Name, CaseType Type, Place Unit)[] requests =
        [
            ("老板拖欠工资一个半月，问了几次都说没钱，房租都交不起了。", 8_600, "王小工", CaseType.WageArrears, town.Community),
            ("李师傅被辞退，没有拿到经济补偿，想请工会帮忙。", 12_000, "李师傅", CaseType.Termination, town.Community),
            ("宿舍热水坏了两个星期，物业说不归他们管。", 0, "赵小妹", CaseType.ParkDormitory, town.OtherCommunity),
            ("上个月加班六十个小时，一分钱加班费也没有。", 3_200, "孙大勇", CaseType.OvertimePay, town.Street),
            ("公司一直没有给我交社会保险，我想要补缴。", 9_000, "周小兰", CaseType.SocialInsurance, town.Street),
        ];
        for (var i = 0; i < requests.Length; i++)
        {
            site.App.AtTime($"2026-03-0{2 + (i / 2)} {9 + i:00}:20");
            var (facts, yuan, name, type, unit) = requests[i];
            await site.App.SendRequestAsync(town, unit, facts, yuan, name, $"1390000{1000 + i}", type);
        }
        site.App.AtTime("2026-03-10 00:05"); // the five working days of the community are over
        await site.App.CatchUpAsync();
        site.App.AtTime("2026-03-10 09:00");

        var leader = await site.VisitAsync(screen, CaseUrls.Inbox, @as: await site.App.SignInAsAsync(Role.StreetChair, town.Street.Path, "陈主席"));
        await leader.FollowAsync("本级及下级");
        await leader.LookAsync("inbox");
        await leader.OpenAsync("筛选诉求");
        await leader.ChooseAsync("超期情况", "曾超期");
        await leader.PressAsync("筛选");
        await leader.SeesAsync("老板拖欠工资");
        await leader.LookAsync(null);

        await leader.FollowAsync("本级及下级");
        await leader.OpenAsync("筛选诉求");
        await leader.ChooseAsync("类型", "拖欠/克扣工资");
        await leader.PressAsync("筛选");
        await leader.SeesAsync("老板拖欠工资");
        await Microsoft.Playwright.Assertions.Expect(leader.Page.GetByText("加班六十")).ToHaveCountAsync(0);
        await leader.OpenAsync("我的常用筛选");
        await leader.FillAsync("名称", "拖欠工资");
        await leader.PressAsync("保存当前筛选");
        await leader.SeesAsync("筛选条件已保存。");
        await leader.LookAsync(null);

        var file = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "导出表格" }).ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".xlsx");

        await leader.FollowAsync("老板拖欠工资");
        await leader.SeesAsync("曾超期");
        await leader.LookAsync("request-late");
        await leader.FollowAsync("下派");
        await leader.LookAsync(null);
    }
}
