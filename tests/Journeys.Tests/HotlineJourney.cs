using System.Net;
using System.Net.Http.Json;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// A call to 12351 all the way: the telephone system announces it to the open desk, the agent sees who calls, takes it with one key and writes while the caller speaks; the community handles
/// the request; the agent calls back by the script; somebody else checks; only then it is closed (R-HOT-03).
/// </summary>
public sealed class HotlineJourney
{
    private const string Mobile = "16000000001";

    [Fact]
    public async Task A_call_rings_is_taken_down_handled_called_back_checked_and_closed()
    {
        await using var site = await Site.StartAsync();
        site.App.AtTime("2026-03-02 09:00");
        var town = await site.App.BuildTownAsync();
        await site.App.FileRequestAsync(town, "宿舍的热水坏了两个星期没有人修，天这么冷。", 0, mobile: Mobile, type: CaseType.ParkDormitory);
        var account = await site.App.AddAccountAsync(Role.HotlineAgent, town.District.Path, "坐席一号");
        var agent = await site.VisitAsync(Screen.Desk, HotlineUrls.Desk, @as: await site.App.SignInAsync(account));
        await agent.SeesAsync("没有号码");

        // Nobody touches the page: the ringing call comes to it.
        using var exchange = new HttpClient { BaseAddress = new(site.App.Url) };
        exchange.DefaultRequestHeaders.Authorization = new("Bearer", await site.App.GiveTokenAsync(account));
        exchange.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.CreateVersion7(site.App.Clock.GetUtcNow())}");
        (await exchange.PostAsJsonAsync("/api/v1/hotline/calls", new { caller = Mobile })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await agent.SeesAsync("来电：160****0001");
        await agent.SeesAsync("宿舍的热水坏了");
        await agent.LookAsync("hotline-desk");
        await agent.PressAsync("接听");

        await agent.FillAsync("来电内容", "我在明珠电子做普工，老板从去年十二月起没有发工资，一共欠九千元，怕被辞退，不要告诉老板是我说的。");
        await agent.PickAsync("信访投诉");
        await agent.PressAsync("保存草稿");
        await agent.SeesAsync("已保存");
        await agent.PickAsync("事实清楚，一个单位能办");
        await agent.PickAsync("来电人要求不告知单位");
        await agent.PressAsync("查有没有档案");
        await agent.PickAsync("王*工");
        await agent.FillAsync("单位或对方名称", Towns.EnterpriseName);
        await agent.ChooseAsync("类型", "LD01 拖欠/克扣工资");
        await agent.PickAsync("已口头告知申请人");
        await agent.LookAsync("hotline-record");
        await agent.PressAsync("登记为诉求");
        await agent.SeesAsync("请把回执码念给来电人");
        await agent.LookAsync("hotline-call");

        await site.App.RunJournalAsync();
        var request = await site.App.LastRequestAsync();
        await site.App.ResolveRequestAsync(request, town.Community, CaseType.WageArrears, "单位已补发全部工资，并承诺按月发放。");
        await site.App.RunJournalAsync();
        await agent.GoAsync($"{HotlineUrls.Calls}?tab=ToCallBack");
        await agent.LookAsync("hotline-calls");
        await agent.FollowAsync("RX-500116-20260302-0001");
        await agent.FollowAsync("回访");
        await agent.PickAsync("联系上了");
        await agent.FillAsync("联系上的是谁", "本人");
        await agent.PickAsync("解决了");
        await agent.PickAsync("很满意");
        await agent.LookAsync("hotline-call-back");
        await agent.PressAsync("保存回访");
        await agent.SeesAsync("等待质检");
        await site.App.RunJournalAsync();

        var officer = await site.VisitAsync(Screen.Desk, $"{HotlineUrls.Calls}?tab=ToCheck", @as: await site.App.SignInAsAsync(Role.DistrictOfficer, town.District.Path, "周干事"));
        await officer.FollowAsync("RX-500116-20260302-0001");
        await officer.FollowAsync("质检");
        for (var at = 0; at < 5; at++) await officer.Page.Locator($"[name='Input.Marks[{at}].Mark'][value=Good]").CheckAsync();
        await officer.PickAsync("诉求归档，来电办结");
        await officer.Page.EvaluateAsync("() => window.scrollTo(0, 0)"); // nothing under the header
        await officer.LookAsync("hotline-check");
        await officer.PressAsync("提交质检");
        await officer.SeesAsync("质检通过，来电办结。");
        await officer.LookAsync(null);
    }
}
