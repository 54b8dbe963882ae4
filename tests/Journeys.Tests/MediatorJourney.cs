using Niangjia.Contracts.Cases;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// The mediation room: both sides say yes, the head accepts and appoints, the mediator meets them, keeps what was said in confidence, drafts, has it signed on two phones;
/// another case comes to nothing and both sides get the notice.
/// </summary>
public sealed class MediatorJourney
{
    [Fact]
    public async Task A_mediator_brings_two_sides_to_an_agreement_on_a_phone() => await MediateAsync(Screen.Phone);

    [Fact]
    public async Task A_mediator_brings_two_sides_to_an_agreement_at_a_desk() => await MediateAsync(Screen.Desk);

    private static async Task MediateAsync(Screen screen)
    {
        // Every form is looked at on both screens by EveryPageTests; here it is the pages in the middle of work, on the smaller screen with everything that may go wrong.
        var looks = screen == Screen.Phone;
        await using var site = await Site.StartAsync();
        site.App.AtTime("2026-03-02 09:00");
        var town = await site.App.BuildTownAsync();
        var room = new MediationSteps(site, town, screen);
        await room.HireAsync();
        var request = await site.App.SendRequestAsync(town, town.Street, "我在明珠电子做普工，老板拖欠工资三个月了。", 9_000);

        var officer = await room.AsAsync("周干事", CaseUrls.Request(request));
        await officer.PressAsync("签收");
        await officer.FollowAsync("立案调解");
        await officer.PressAsync("立案调解");
        await officer.SeesAsync("尚未表示是否同意调解");
        var dispute = new Uri(officer.Page.Url).AbsolutePath;
        await officer.FollowAsync("记录调解意愿");
        await officer.PickAsync("申请人");
        await officer.Page.Locator("label", new() { HasText = "同意" }).First.ClickAsync();
        await officer.PickAsync("当面");
        await officer.FillAsync("表示人", "王小工");
        await officer.PressAsync("保存");
        await officer.FollowAsync("发送手机链接");
        await officer.PickAsync("被申请人");
        await officer.FillAsync("签署手机", "13900002222");
        await officer.PressAsync("发送链接");

        var boss = await room.BossAsync(looks ? "party-code" : null);
        if (looks) await boss.LookAsync("party-consent");
        await boss.PressAsync("同意调解");

        var head = await room.AsAsync("孙主任", dispute);
        await head.SeesAsync("受理前请登记王小工的身份证件");
        await head.FollowAsync("身份与送达地址");
        await MediationSteps.IdentifyAsync(head, looks ? "identify-party" : null);
        await head.SeesAsync("双方均同意调解");
        await head.FollowAsync("审查受理");
        await head.PressAsync("予以受理");
        await head.FollowAsync("指定调解员");
        await head.ChooseAsync("调解员", "李调解");
        await head.PressAsync("指定调解员");
        await room.MeetAsync("2026-03-03T14:00", "2026-03-03 16:30", looks);
        var mediator = await room.AsAsync("李调解", dispute + "/confidence");
        await mediator.PickAsync("背对背调解记录");
        await mediator.Page.Locator("label", new() { HasText = "申请人" }).First.ClickAsync();
        await mediator.FillAsync("内容", "母亲住院急用钱，八千也可以接受。");
        await mediator.PressAsync("加密保存");
        await mediator.SeesAsync("八千也可以接受");
        await mediator.FollowAsync("风险研判");
        await mediator.PickAsync("矛盾可能激化");
        await mediator.FillAsync("预防和处置措施", "申请人情绪激动，已安排社区干部陪同，明早回访。");
        await mediator.PressAsync("保存");
        await mediator.SeesAsync("风险提示：矛盾可能激化");
        await mediator.LookAsync("dispute");

        await room.DraftAsync(["2026-03-10", "2026-04-10", "2026-05-10"], looks);
        mediator = await room.AsAsync("李调解", dispute + "/sign");
        await mediator.PickAsync("申请人 王小工"); // in front of the mediator, on the mediator's device
        await mediator.DrawAsync("sign-party");
        await mediator.PressAsync("登记签名");
        await boss.GoAsync(new Uri(boss.Page.Url).AbsolutePath);
        await MediationSteps.SignAsync(boss, looks ? "sign" : null);
        await room.SealAsync();
        mediator = await room.AsAsync("李调解", dispute);
        await mediator.LookAsync("agreement");
        await site.App.RunJournalAsync();
        await mediator.GoAsync(dispute);
        await mediator.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "调解协议书" }).First.ClickAsync();
        await mediator.LookAsync("agreement-paper");
        await mediator.SeesAsync("**** 1234");
        var code = await mediator.Page.Locator(".qr figcaption").InnerTextAsync();

        var court = await site.VisitAsync(screen, Niangjia.Contracts.Documents.DocumentUrls.Check);
        await court.FillNamedAsync("code", code);
        await court.PressAsync("核验");
        await court.SeesAsync("核验通过，文书有效");
        await court.LookAsync("check-paper");
        if (looks) await FailAsync(site, town, room);
    }

    private static async Task FailAsync(Site site, Town town, MediationSteps room)
    {
        var request = await site.App.SendRequestAsync(town, town.Street, "公司辞退我，没有给经济补偿。", 12_000, "李师傅", "13900003333", CaseType.Termination);
        var officer = await room.AsAsync("周干事", CaseUrls.Request(request));
        await officer.PressAsync("签收");
        await officer.FollowAsync("立案调解");
        await officer.PressAsync("立案调解");
        var dispute = new Uri(officer.Page.Url).AbsolutePath;
        foreach (var side in (string[])["申请人", "被申请人"])
        {
            await officer.GoAsync(dispute + "/consent");
            await officer.Page.GetByLabel(side, new() { Exact = true }).CheckAsync();
            await officer.Page.GetByLabel("同意", new() { Exact = true }).CheckAsync();
            await officer.PickAsync("电话");
            await officer.FillAsync("表示人", "本人");
            await officer.PressAsync("保存");
        }
        await MediationSteps.IdentifyAsync(await room.AsAsync("孙主任", dispute + "/parties/1"), null, "999901198503151054");
        var head = await room.AsAsync("孙主任", dispute + "/decide");
        await head.PressAsync("予以受理");
        await head.FollowAsync("指定调解员");
        await head.ChooseAsync("调解员", "李调解");
        await head.PressAsync("指定调解员");

        var mediator = await room.AsAsync("李调解", dispute);
        await mediator.FollowAsync("终止与转出");
        await mediator.PickAsync("调解不成");
        await mediator.PressAsync("保存"); // without a reason
        await mediator.FillNamedAsync("Input.Reason", "单位坚持不付，双方分歧过大。");
        await mediator.PressAsync("保存");
        await mediator.SeesAsync("请打印告知书送达双方");
        await site.App.RunJournalAsync();
        await mediator.FollowAsync("终止调解告知书"); // to the papers of the case, and there to the paper
        await mediator.FollowAsync("终止调解告知书");
        await mediator.SeesAsync("您可以依法向有管辖权的劳动人事争议仲裁委员会申请仲裁");
        await mediator.LookAsync("failure-notice");
    }
}
