using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// A worker without an account: asks in three steps with a photo, loses the page and finds the draft again, keeps the code, follows it on another device, writes,
/// adds evidence, rates, has it handled again, takes it back.
/// </summary>
public sealed class WorkerJourney
{
    private const string Wages = "我在明珠电子做普工，老板从去年十二月起就没有发工资，一共欠八千六百元。";
    private static readonly string Photo = Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg");

    [Fact]
    public async Task A_worker_asks_and_follows_it_to_the_end_on_a_phone() => await AskAsync(Screen.Phone, script: true);

    [Fact]
    public async Task A_worker_asks_and_follows_it_to_the_end_at_a_desk() => await AskAsync(Screen.Desk, script: true);

    [Fact]
    public async Task A_worker_asks_and_follows_it_to_the_end_on_a_phone_without_script() => await AskAsync(Screen.Phone, script: false);

    [Fact]
    public async Task A_worker_signs_in_by_phone_and_finds_her_requests()
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        await site.App.FileWithCodeAsync(town, Wages, 8_600, "张三", "13800001111");
        var worker = await site.VisitAsync(Screen.Phone, AccountUrls.SignInByPhone + "?return=/my");
        await worker.LookAsync("sign-in-phone-code");
        await worker.FillAsync("手机号", "13800001111");
        await worker.PressAsync("获取验证码");
        await worker.LookAsync(null);
        await worker.FillAsync("验证码", site.App.Phones.LastCodeTo("+8613800001111"));
        await worker.PressAsync("登录");
        await worker.LookAsync("my");
    }

    private static async Task AskAsync(Screen screen, bool script)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var worker = await site.VisitAsync(screen, "/", script);
        await worker.LookAsync(Named("home", script));
        await worker.FollowAsync("怎样申请劳动仲裁");
        await worker.LookAsync(Named("arbitration", script));
        await worker.GoAsync("/");

        await worker.FollowAsync("我要说事");
        await worker.LookAsync(Named("ask", script));
        await worker.PressAsync("下一步"); // nothing typed yet
        await worker.SeesAsync("至少");
        await worker.LookAsync(null);
        await worker.GoAsync(CaseUrls.Ask);
        await worker.FillAsync("用您自己的话说", Wages);
        if (script)
        {
            await worker.Page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => localStorage[key].includes('明珠电子'))");
            await worker.GoAsync(CaseUrls.Ask); // the phone went dark
            (await worker.Page.GetByLabel("用您自己的话说").InputValueAsync()).ShouldBe(Wages);
        }
        await worker.PickAsync("工资没发、少发、被扣");
        await worker.PressAsync("下一步");

        await worker.FillAsync("单位名称", "明珠电子");
        await worker.PressAsync("帮我查一查");
        await worker.PickAsync(Towns.EnterpriseName);
        await worker.FillAsync("大概多少钱？", "8600");
        await worker.Page.GetByLabel("照片或文件").SetInputFilesAsync(Photo);
        await worker.LookAsync(Named("ask-details", script));
        await worker.PressAsync("下一步");

        await worker.FillAsync("您的姓名", "张三");
        await worker.FillAsync("手机号", "1380000");
        await worker.PickAsync("我已阅读告知书");
        await worker.PressAsync("提交"); // a wrong number
        await worker.SeesAsync("手机号");
        await worker.LookAsync(null);
        await worker.FillAsync("手机号", "13800001111");
        await worker.LookAsync(Named("ask-who", script));
        await worker.PressAsync("提交");
        await worker.SeesAsync("我们收到了");
        await worker.LookAsync(Named("receipt", script));
        var code = await worker.Page.Locator("#receipt").InnerTextAsync();

        var friend = await site.VisitAsync(screen, CaseUrls.Track, script);
        await friend.FillExactlyAsync("回执码", "AAAA-BBBB-CCCC");
        await friend.PressAsync("查询");
        await friend.LookAsync(null);
        await friend.FillExactlyAsync("回执码", code);
        await friend.PressAsync("查询");
        await friend.LookAsync(Named("track", script));
        var id = Guid.Parse(new Uri(friend.Page.Url).Segments[^1]);

        await friend.FillAsync("想说什么", "老板说下周给，我不太相信。");
        await friend.Page.Locator("#send-message").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await friend.SeesAsync("老板说下周给");
        await friend.Page.Locator("#add-evidence input[type=file]").SetInputFilesAsync(Photo);
        await friend.Page.Locator("#add-evidence").GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await friend.SeesAsync("picture");

        await site.App.ResolveRequestAsync(id, town.Community, CaseType.WageArrears, "单位已补发全部工资。");
        await friend.GoAsync(CaseUrls.Tracked(id));
        await friend.SeesAsync("评价");
        await friend.LookAsync(Named("track-rate", script));
        await friend.PickAsync("没解决");
        await friend.PickAsync("不满意");
        await friend.Page.Locator("#rate").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await friend.SeesAsync("重新办理");
        await site.App.CatchUpAsync();
        await friend.GoAsync(CaseUrls.Tracked(id));
        await friend.LookAsync(Named("track-again", script));

        await friend.Page.Locator("summary", new() { HasText = "撤回诉求" }).ClickAsync();
        await friend.FillAsync("为什么撤回？", "老板把钱给了");
        await friend.Page.Locator("#withdraw").GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await friend.SeesAsync("已撤回");
        await friend.LookAsync(null);
    }

    // Pictures are kept of the pages as most people see them.
    private static string? Named(string name, bool script) => script ? name : null;
}
