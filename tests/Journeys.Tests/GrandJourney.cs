using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// One request all the way: filed by phone, split, routed to the wrong unit and returned, overdue and escalated by the clock, mediated, agreed in three instalments, one breached
/// and then paid, performed, closed, rated five. The worker's page tells each step in plain words.
/// </summary>
public sealed class GrandJourney
{
    private const string Wages = "我在明珠电子做普工，老板从去年十二月起没有发工资，一共欠九千元。";
    private const string Water = "宿舍的热水坏了两个星期没有人修，天这么冷。";
    private Site _site = null!;
    private Town _town = null!;
    private MediationSteps _room = null!;
    private Visitor _worker = null!;
    private string _code = "";

    [Fact]
    public async Task A_request_goes_all_the_way_from_a_phone_to_desks_and_back() => await GoAsync(Screen.Phone, Screen.Desk, looks: true);

    [Fact]
    public async Task A_request_goes_all_the_way_from_a_desk_to_phones_and_back() => await GoAsync(Screen.Desk, Screen.Phone, looks: false);

    private async Task GoAsync(Screen workers, Screen staff, bool looks)
    {
        await using var site = await Site.StartAsync();
        _site = site;
        _site.App.AtTime("2026-03-02 09:00");
        _town = await _site.App.BuildTownAsync();
        _room = new(_site, _town, staff);
        await _room.HireAsync();
        await FileAsync(workers);
        await SplitAndRouteAsync();
        await EscalateAsync(looks);
        var dispute = await ConsentAsync();
        await _room.MeetAsync("2026-03-11T14:00", "2026-03-11 16:00", looks: false);
        await _room.DraftAsync(["2026-03-20", "2026-04-20", "2026-05-20"], looks: false);
        await SignAsync(looks);
        await PayAsync(dispute, looks);
        await RateAsync(dispute, looks);
    }

    private async Task FileAsync(Screen workers)
    {
        _worker = await _site.VisitAsync(workers, CaseUrls.Ask);
        await _worker.FillAsync("用您自己的话说", Wages + Water);
        await _worker.PickAsync("工资没发、少发、被扣");
        await _worker.PressAsync("下一步");
        await _worker.FillAsync("单位名称", Towns.EnterpriseName);
        await _worker.FillAsync("大概多少钱？", "9000");
        await _worker.PressAsync("下一步");
        await _worker.FillAsync("您的姓名", "王小工");
        await _worker.FillAsync("手机号", "13900001111");
        await _worker.PickAsync("我已阅读告知书");
        await _worker.PressAsync("提交");
        await _worker.SeesAsync("我们收到了");
        _code = await _worker.Page.Locator("#receipt").InnerTextAsync();
    }

    private async Task SplitAndRouteAsync()
    {
        var lin = await _room.AsAsync("林专干", CaseUrls.TriageDesk);
        await lin.FollowAsync("我在明珠电子做普工");
        await lin.FollowAsync("拆分");
        await lin.FillNamedAsync("Input.Parts[0].Text", Wages);
        await lin.Page.Locator("[name='Input.Parts[0].Type']").SelectOptionAsync(nameof(CaseType.WageArrears));
        await lin.FillNamedAsync("Input.Parts[1].Text", Water);
        await lin.Page.Locator("[name='Input.Parts[1].Type']").SelectOptionAsync(nameof(CaseType.ParkDormitory));
        await lin.PressAsync("拆分");
        await lin.SeesAsync("已拆分，请分别确认分流。");
        await WorkerReadsAsync("已拆成几件分别办理", "宿舍的热水坏了");

        await TriageAsync("宿舍的热水坏了", "春晖社区工联会");
        lin = await _room.AsAsync("林专干", CaseUrls.Inbox);
        await lin.FollowAsync("宿舍的热水坏了");
        await lin.PressAsync("签收");
        await lin.FollowAsync("办结");
        await lin.ChooseAsync("办理结果", "全部解决");
        await lin.FillAsync("办理结果（申请人可见）", "物业已更换热水器，宿舍恢复供水。");
        await lin.PressAsync("办结");

        await TriageAsync("我在明珠电子做普工", "滨江社区工联会"); // the wrong one
        var he = await _room.AsAsync("何专干", CaseUrls.Inbox);
        await he.FollowAsync("我在明珠电子做普工");
        await he.FollowAsync("退回");
        await he.FillAsync("理由", "该企业在春晖社区，不在本社区。");
        await he.PressAsync("退回");
        await he.SeesAsync("已退回，等待重新派单。");
        await he.FollowAsync("派单"); // 首问负责: the unit that was asked first finds the right one (R-TRI-06)
        await he.ChooseUnitAsync("春晖社区工联会");
        await he.PressAsync("派单");
        await he.SeesAsync("已派单。");
    }

    private async Task TriageAsync(string matter, string unit)
    {
        var lin = await _room.AsAsync("林专干", CaseUrls.TriageDesk);
        await lin.FollowAsync(matter);
        await lin.PressAsync("确认分流");
        await lin.ChooseUnitAsync(unit);
        await lin.PressAsync("派单");
        await lin.SeesAsync("已派单。");
    }

    private async Task EscalateAsync(bool looks)
    {
        _site.App.AtTime("2026-03-10 00:05"); // five working days, and nobody did anything
        await _site.App.CatchUpAsync();
        _site.App.AtTime("2026-03-10 09:00");
        await WorkerReadsAsync("已报上一级办理", "河东街道总工会");
        if (looks) await _worker.LookAsync("track-escalated");
        var chair = await _room.AsAsync("陈主席", CaseUrls.Inbox);
        await chair.FollowAsync("本级及下级");
        await chair.SeesAsync("我在明珠电子做普工");
        var officer = await _room.AsAsync("周干事", CaseUrls.Inbox);
        await officer.FollowAsync("本级及下级");
        await officer.FollowAsync("我在明珠电子做普工");
        await officer.SeesAsync("曾超期");
        await officer.PressAsync("签收");
        await officer.FollowAsync("立案调解");
        await officer.PressAsync("立案调解");
        await officer.SeesAsync("尚未表示是否同意调解");
    }

    private async Task<string> ConsentAsync()
    {
        var officer = await _room.AsAsync("周干事", CaseUrls.Disputes + "?tab=Talking");
        await officer.FollowAsync("TJ-");
        var dispute = new Uri(officer.Page.Url).AbsolutePath;
        await officer.FollowAsync("发送手机链接");
        await officer.PickAsync("被申请人");
        await officer.FillAsync("签署手机", "13900002222");
        await officer.PressAsync("发送链接");
        await WorkerReadsAsync("正在调解", "正在征求双方是否同意调解");
        await _worker.FollowAsync("查看与办理");
        await _worker.PressAsync("同意调解");
        await MediationSteps.IdentifyAsync(_worker, "party-identity");
        var boss = await _room.BossAsync();
        await boss.PressAsync("同意调解");

        var head = await _room.AsAsync("孙主任", dispute + "/decide");
        await head.PressAsync("予以受理");
        await head.FollowAsync("指定调解员");
        await head.ChooseAsync("调解员", "李调解");
        await head.PressAsync("指定调解员");
        await WorkerReadsAsync("已受理，调解员将安排调解时间。", "李调解");
        return dispute;
    }

    private async Task SignAsync(bool looks)
    {
        await WorkerReadsAsync("已达成协议，请阅读并签名。");
        await _worker.FollowAsync("阅读并签署协议");
        await MediationSteps.SignAsync(_worker, looks ? "track-sign" : null);
        await MediationSteps.SignAsync(await _room.BossAsync(), null);
        await _room.SealAsync();
        await WorkerReadsAsync("协议已生效，正在履行。", "第 1 期 ¥3,000.00");
    }

    private async Task PayAsync(string dispute, bool looks)
    {
        _site.App.AtTime("2026-03-19 10:00");
        await ReportAsync("第 1 期", "2026-03-19");
        await ConfirmAsync();
        _site.App.AtTime("2026-04-22 09:00");
        await _site.App.CatchUpAsync();
        await WorkerReadsAsync("有款项逾期未付", "第 2 期尚欠 ¥3,000.00，我们正在督促单位支付。");
        if (looks) await _worker.LookAsync("track-performance");
        var mediator = await _room.AsAsync("李调解", CaseUrls.Disputes + "?tab=Breached");
        await mediator.FollowAsync("TJ-");
        await mediator.SeesAsync("第 2 期已逾期，尚欠 ¥3,000.00");
        if (looks) await mediator.LookAsync("dispute-breached");
        await ReportAsync("第 2 期", "2026-04-22");
        await ConfirmAsync();
        await WorkerReadsAsync("协议已生效，正在履行。", "第 3 期 ¥3,000.00");

        _site.App.AtTime("2026-05-19 10:00");
        await WorkerReadsAsync();
        await _worker.FollowAsync("查看与办理");
        await _worker.Page.Locator("select").SelectOptionAsync("3");
        await _worker.FillNamedAsync("Input.Amount", "3000");
        await _worker.FillNamedAsync("Input.PaidOn", "2026-05-19");
        await _worker.PressAsync("提交");
        await _worker.SeesAsync("协议已全部履行。");
        await _room.AsAsync("李调解", dispute);
    }

    /// <summary>The employer says that it paid.</summary>
    private async Task ReportAsync(string instalment, string on)
    {
        var boss = await _room.BossAsync();
        await boss.Page.Locator("select").SelectOptionAsync(instalment.Split(' ')[1]);
        await boss.FillNamedAsync("Input.Amount", "3000");
        await boss.FillNamedAsync("Input.PaidOn", on);
        await boss.PressAsync("提交");
        await boss.SeesAsync("已登记，待确认");
    }

    private async Task ConfirmAsync()
    {
        await WorkerReadsAsync();
        await _worker.FollowAsync("查看与办理");
        await _worker.PressAsync("已收到");
        await _worker.SeesAsync("已保存。");
    }

    private async Task RateAsync(string dispute, bool looks)
    {
        await _site.App.CatchUpAsync();
        await WorkerReadsAsync("办完了，请您评一评", "协议已全部履行。");
        await _worker.PickAsync("解决了");
        await _worker.PickAsync("5分 很满意");
        if (looks) await _worker.LookAsync("track-rate-five");
        await _worker.PressAsync("提交评价");
        await _worker.SeesAsync("谢谢您的评价。");
        await _site.App.CatchUpAsync();
        await WorkerReadsAsync("已办结归档");
        var leader = await _site.VisitAsync(Screen.Desk, dispute, @as: await _site.App.SignInAsAsync(Role.DistrictLeader, _town.District.Path));
        await leader.SeesAsync("已结案");
        await leader.SeesAsync("协议全部履行");
        (await leader.Page.GetByText("背对背").CountAsync()).ShouldBe(0);
    }

    /// <summary>The worker opens the part about the wages with the receipt code, as on a phone that forgot everything, and reads.</summary>
    private async Task WorkerReadsAsync(params string[] texts)
    {
        await _worker.GoAsync(CaseUrls.Track);
        await _worker.FillExactlyAsync("回执码", _code);
        await _worker.PressAsync("查询");
        if (!texts.Contains("已拆成几件分别办理")) await _worker.FollowAsync("我在明珠电子做普工");
        foreach (var text in texts) await _worker.SeesAsync(text);
    }
}
