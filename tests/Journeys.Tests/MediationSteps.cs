using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>The people of a street's mediation room, and what they do with a case, page by page.</summary>
internal sealed class MediationSteps(Site site, Town town, Screen screen)
{
    public const string BossMobile = "+8613900002222";
    private readonly Dictionary<string, Guid> _staff = [];
    private Visitor? _desk;

    /// <summary>The officer, the head of the joint centre, the mediator and the street's chair.</summary>
    public async Task HireAsync()
    {
        _staff.Add("周干事", await site.App.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "周干事"));
        _staff.Add("孙主任", await site.App.AddAccountAsync(Role.JointCentreDirector, town.Street.Path, "孙主任"));
        _staff.Add("李调解", await site.App.AddAccountAsync(Role.Mediator, town.Street.Path, "李调解"));
        _staff.Add("陈主席", await site.App.AddAccountAsync(Role.StreetChair, town.Street.Path, "陈主席"));
        _staff.Add("林专干", await site.App.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干"));
        _staff.Add("何专干", await site.App.AddAccountAsync(Role.CommunityOfficer, town.OtherCommunity.Path, "何专干"));
    }

    /// <summary>One of them at the screen, signed in anew: a session of last week is over.</summary>
    public async Task<Visitor> AsAsync(string name, string path)
    {
        var browser = await site.App.SignInAsync(_staff[name]);
        if (_desk is null) _desk = await site.VisitAsync(screen, path, @as: browser);
        else
        {
            await _desk.BecomeAsync(browser);
            await _desk.GoAsync(path);
        }
        return _desk;
    }

    /// <summary>The employer opens the link that came to its phone and proves that the phone is its own.</summary>
    public async Task<Visitor> BossAsync(string? look = null)
    {
        var link = site.App.Phones.To(BossMobile).Last(text => text.Contains("http", StringComparison.Ordinal));
        var boss = await site.VisitAsync(Screen.Phone, new Uri(link[link.IndexOf("http", StringComparison.Ordinal)..]).AbsolutePath);
        await boss.PressAsync("获取验证码");
        if (look is not null) await boss.LookAsync(look);
        await boss.FillAsync("短信验证码", site.App.Phones.LastCodeTo(BossMobile));
        await boss.PressAsync("进入");
        return boss;
    }

    /// <summary>From the next step of the case page to a meeting that took place and whose record is closed.</summary>
    public async Task MeetAsync(string at, string after, bool looks)
    {
        var mediator = await AsAsync("李调解", CaseUrls.Disputes);
        await mediator.FollowAsync("TJ-");
        await mediator.FollowAsync("安排调解");
        await mediator.FillAsync("时间", at);
        await mediator.FillAsync("地点", "街道综合服务中心二楼调解室");
        await mediator.PressAsync("安排调解");
        await mediator.SeesAsync("待举行");
        var session = new Uri(mediator.Page.Url).AbsolutePath;

        site.App.AtTime(after);
        await site.App.CatchUpAsync(); // both sides get the invitation
        mediator = await AsAsync("李调解", session);
        await mediator.PickAsync("申请人到场");
        await mediator.PickAsync("被申请人到场");
        await mediator.PressAsync("登记已举行");
        await mediator.FollowAsync("制作笔录");
        await mediator.PickAsync("已核对到场人员身份");
        await mediator.PickAsync("已告知权利义务");
        await mediator.FillNamedAsync("Input.ApplicantSaid", "三个月工资九千元没有发，家里等着用钱。");
        await mediator.FillNamedAsync("Input.RespondentSaid", "承认拖欠，订单减少，请求分三期支付。");
        await mediator.FillNamedAsync("Input.Proposals", "先付三千，其余两个月内付清。");
        await mediator.FillNamedAsync("Input.Result", "双方同意分三期支付，每期三千元。");
        await mediator.LookAsync(looks ? "record" : null);
        await mediator.PressAsync("保存");
        foreach (var (who, name) in ((string, string)[])[("调解员 李调解", "李调解"), ("申请人 王小工", "王小工"), ("被申请人 江津", "钱经理")])
        {
            await mediator.FollowAsync("笔录签名");
            await mediator.PickAsync(who);
            await mediator.FillAsync("签名人姓名", name);
            await mediator.DrawAsync("sign-record");
            await mediator.PressAsync("笔录签名");
        }
        await mediator.PressAsync("封存笔录");
        await mediator.SeesAsync("笔录已封存");
    }

    /// <summary>Nine thousand in three parts; the account is typed once.</summary>
    public async Task DraftAsync(string[] days, bool looks)
    {
        var mediator = await AsAsync("李调解", CaseUrls.Disputes);
        await mediator.FollowAsync("TJ-");
        await mediator.FollowAsync("拟定调解协议");
        await mediator.FillNamedAsync("Input.Facts", "2025年12月至2026年2月，用人单位未支付申请人工资九千元，双方对数额没有争议。");
        await mediator.FillNamedAsync("Input.Terms", "用人单位分三期支付拖欠的工资九千元。");
        await mediator.FillNamedAsync("Input.Total", "9000");
        for (var i = 0; i < days.Length; i++)
        {
            if (i > 0) await mediator.PressAsync("增加一期");
            await mediator.FillNamedAsync($"Input.Lines[{i}].Due", days[i]);
            await mediator.FillNamedAsync($"Input.Lines[{i}].Amount", looks && i == 2 ? "2999" : "3000");
            if (i == 0) await mediator.FillNamedAsync("Input.Lines[0].Account", "6222000099991234");
        }
        await mediator.PressAsync("保存协议");
        if (looks)
        {
            await mediator.SeesAsync("各期金额合计 ¥8,999.00，与协议总额 ¥9,000.00 不一致。");
            await mediator.LookAsync("agreement-wrong-sum");
            await mediator.FillNamedAsync("Input.Lines[2].Amount", "3000");
            await mediator.PressAsync("保存协议");
        }
        await mediator.SeesAsync("协议已保存，等待签署。");
    }

    /// <summary>Enters the identity card and the confirmed address of the worker, as the worker on the phone or the head of the centre (R §1.3).</summary>
    public static async Task IdentifyAsync(Visitor somebody, string? look, string number = "999901198804120032")
    {
        await somebody.FillAsync("证件号码", number);
        await somebody.FillNamedAsync("Input.Address", "工业路 8 号宿舍 301");
        await somebody.PickAsync("当事人确认");
        if (look is not null) await somebody.LookAsync(look);
        await somebody.PressAsync("保存");
    }

    /// <summary>A party reads the text and signs by drawing.</summary>
    public static async Task SignAsync(Visitor party, string? look)
    {
        await party.SeesAsync("6222 0000 9999 1234"); // the parties know where the money goes (R §14)
        await party.DrawAsync("party-sign");
        await party.PickAsync("我已阅读协议全文");
        if (look is not null) await party.LookAsync(look);
        await party.PressAsync("签名");
        await party.SeesAsync("您已签名");
    }

    /// <summary>The mediator signs and the head of the centre seals.</summary>
    public async Task SealAsync()
    {
        var mediator = await AsAsync("李调解", CaseUrls.Disputes);
        await mediator.FollowAsync("TJ-");
        await mediator.FollowAsync("签署协议");
        await mediator.DrawAsync("sign-mediator");
        await mediator.PickAsync("本人主持调解");
        await mediator.PressAsync("签名");
        await mediator.PressAsync("加盖印章");
        await mediator.SeesAsync("协议已生效。");
    }
}
