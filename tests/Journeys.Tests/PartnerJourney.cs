using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>A labour inspector: the union asks by a work order, he takes it on under his own number, reports back, and the union reads it.</summary>
public sealed class PartnerJourney
{
    [Fact]
    public async Task An_inspector_takes_a_work_order_on_and_reports_back_on_a_phone() => await HelpAsync(Screen.Phone);

    [Fact]
    public async Task An_inspector_takes_a_work_order_on_and_reports_back_at_a_desk() => await HelpAsync(Screen.Desk);

    private static async Task HelpAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        site.App.AtTime("2026-03-02 09:10");
        var request = await site.App.SendRequestAsync(town, town.Community, "老板拖欠三个月工资，问了几次都说没钱，工友们都在等。", 8_600);
        var officer = await site.VisitAsync(Screen.Desk, CaseUrls.Request(request), @as: await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干"));
        await officer.PressAsync("签收");
        await officer.GoAsync(CaseUrls.Step(request, "refer"));
        await officer.ChooseAsync("协作单位", "区劳动保障监察大队");
        await officer.FillAsync("请协助办理的事项", "请核查该单位一月以来的工资支付台账。");
        await officer.FillAsync("反馈期限", "2026-03-12");
        await officer.PressAsync("转有关部门");
        await officer.SeesAsync("工单已发出");
        await site.App.CatchUpAsync();

        var inspector = await site.VisitAsync(screen, CaseUrls.WorkOrders, @as: await site.App.SignInAsAsync(Role.HrssInspector, town.Inspection.Path, "高监察"));
        await inspector.SeesAsync("请核查该单位");
        await inspector.LookAsync("work-orders");
        await inspector.Page.Locator("main a[href^='/work-orders/']").First.ClickAsync();
        await inspector.SeesAsync("待受理");
        await inspector.LookAsync("work-order");
        await inspector.FillAsync("贵单位受理编号", "劳监立〔2026〕31号");
        await inspector.PressAsync("受理");
        await inspector.SeesAsync("办理中");
        await inspector.PressAsync("反馈结果"); // nothing written yet
        await inspector.SeesAsync("请检查以下内容");
        await inspector.LookAsync(null);
        await inspector.FillAsync("办理情况", "已责令七日内补发，单位书面承诺十日前付清。");
        await inspector.PickAsync("事项已解决");
        await inspector.PressAsync("反馈结果");
        await inspector.SeesAsync("已反馈");
        await site.App.CatchUpAsync();

        await officer.GoAsync(CaseUrls.Request(request));
        await officer.SeesAsync("劳监立〔2026〕31号");
        await officer.SeesAsync("已责令七日内补发");
    }
}
