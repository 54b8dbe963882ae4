using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>A grid worker on her round: an empty inbox, somebody who cannot type, a photo, a code to hand over (网格代办).</summary>
public sealed class GridWorkerJourney
{
    private const string Facts = "李师傅说厂里两个月没有发工资，他不会用手机，请我代他反映，大概欠六千元。";

    [Fact]
    public async Task A_grid_worker_asks_on_a_worker_s_behalf_on_a_phone() => await RepresentAsync(Screen.Phone, script: true);

    [Fact]
    public async Task A_grid_worker_asks_on_a_worker_s_behalf_at_a_desk() => await RepresentAsync(Screen.Desk, script: true);

    [Fact]
    public async Task A_grid_worker_asks_on_a_worker_s_behalf_on_a_phone_without_script() => await RepresentAsync(Screen.Phone, script: false);

    private static async Task RepresentAsync(Screen screen, bool script)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var chen = await site.App.SignInAsAsync(Role.GridWorker, town.Grid.Path, "陈网格");
        var grid = await site.VisitAsync(screen, CaseUrls.Inbox, script, chen);
        await grid.SeesAsync("这里没有待办");
        await grid.LookAsync(script ? "inbox-empty" : null);
        await grid.FollowAsync("网格代办");
        await grid.LookAsync(script ? "grid-new" : null);
        await grid.PressAsync("提交"); // nothing typed yet
        await grid.SeesAsync("至少");
        await grid.LookAsync(null);
        await grid.GoAsync(CaseUrls.Represent);
        await grid.FillAsync("照本人的话记", Facts);
        if (script)
        {
            await grid.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => localStorage[key].includes('李师傅'))");
            await grid.GoAsync(CaseUrls.Represent); // the phone went dark
            (await grid.Page.GetByLabel("照本人的话记").InputValueAsync()).ShouldBe(Facts);
        }
        await grid.ChooseAsync("大概是哪方面的事？", "工资没发、少发、被扣");
        await grid.FillAsync("单位或对方名称", "明珠电子");
        await grid.PressAsync("查单位库");
        await grid.PickAsync(Towns.EnterpriseName);
        await grid.FillAsync("大概多少钱？", "6000");
        await grid.Page.GetByLabel("照片或文件").SetInputFilesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg"));
        await grid.FillAsync("手机号", "13900001111");
        await grid.PressAsync("查有没有档案");
        await grid.SeesAsync("没有这个号码的档案");
        await grid.SeesAsync("picture");
        await grid.FillExactlyAsync("姓名", "李师傅");
        await grid.PressAsync("提交"); // without the consent
        await grid.SeesAsync("请先口头告知");
        await grid.LookAsync(null);
        await grid.PickAsync("已口头告知申请人");
        await grid.PressAsync("提交");
        await grid.SeesAsync("念给对方听");
        await grid.LookAsync(script ? "grid-receipt" : null);
        await grid.FollowAsync("登记下一件");
        (await grid.Page.GetByLabel("照本人的话记").InputValueAsync()).ShouldBe("");
    }
}
