using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Messages;
using Niangjia.Cases.Features.AcceptMessages;
using Niangjia.Cases.Features.AcceptTransfer;
using Niangjia.Cases.Features.DropMessages;
using Niangjia.Cases.Features.RegisterTransfer;
using Niangjia.Cases.Features.ReplyToSender;
using Niangjia.Cases.Features.ReturnTransfer;
using Niangjia.Cases.Features.UploadMessages;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Messages;
using Niangjia.Cases.Transfers;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.DemoData;

/// <summary>The other doors as a visitor finds them now: a few matters that others sent over, and a file of messages that somebody has begun to judge.</summary>
internal sealed class Doors(Stage stage, Town town)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    public async Task OpenAsync()
    {
        var (hotline, petitions) = (await AddSenderAsync("望川区12345政务服务便民热线", Competence.Other, 90), await AddSenderAsync("望川区信访局", Competence.Petitions, 91));
        var (firm, other) = (town.Enterprises[0], town.Enterprises[1]);
        var desk = town.StreetOf(firm.Grid.Unit.Path).With(Role.StreetOfficer);
        var year = stage.Clock.Today.Year;

        var fresh = await SendAsync(desk, hotline, $"WC12345-{year}-10386", TransferKind.Hotline12345, TransferAsk.Handle, 0, firm, CaseType.WageArrears, $"来电人反映在{firm.Name}上班，上月工资至今未发，多次询问都说再等等，请核实处理。", 1);
        var court = await SendAsync(desk, town.Departments[Competence.Court].Unit.Id, $"（{year}）望诉前调字第217号", TransferKind.Court, TransferAsk.DelegatedMediation, 4, firm, CaseType.Termination, $"原告起诉{firm.Name}违法解除劳动合同，要求支付赔偿金，立案前委派调解。", 2);
        var petition = await SendAsync(desk, petitions, $"望信转〔{year}〕64号", TransferKind.Petition, TransferAsk.Handle, 2, other, CaseType.SocialInsurance, $"信访人反映{other.Name}两年没有给职工缴纳社会保险，要求补缴。", 3);
        var wrong = await SendAsync(desk, hotline, $"WC12345-{year}-10391", TransferKind.Hotline12345, TransferAsk.Handle, 0, other, null, "来电人反映小区楼上装修噪声扰民，物业不管，希望有关部门到场处理。", 4);
        await stage.AsAsync(desk, services => services.GetRequiredService<AcceptTransferHandler>().HandleAsync(new(court), Never));
        await stage.AsAsync(desk, services => services.GetRequiredService<ReplyToSenderHandler>().HandleAsync(new(court, "已联系双方，定于下周组织调解。", false), Never));
        await stage.AsAsync(desk, services => services.GetRequiredService<ReturnTransferHandler>().HandleAsync(new(wrong, "装修噪声属住建和城管部门职责，请转相关部门。"), Never));
        _ = (fresh, petition);
        await stage.ReactAsync();
        await ImportAsync(desk);
        await stage.ReactAsync();
    }

    private Task<Guid> AddSenderAsync(string name, Competence field, int line) => stage.AsSystemAsync(services =>
        services.GetRequiredService<AddUnitHandler>().HandleAsync(new(town.District.Unit.Id, UnitKind.PartnerDepartment, name, Names.Line(8_000 + line), null, null, field), Never));

    private async Task<Guid> SendAsync(Actor desk, Guid sender, string number, TransferKind kind, TransferAsk ask, int daysAgo, Firm firm, CaseType? type, string facts, int person)
    {
        var received = stage.Clock.Today.AddDays(-daysAgo);
        var typed = new TypedRequest { Facts = facts, Type = type, RespondentName = firm.Name, UnitId = firm.Grid.Unit.Id, Name = Names.Person(Plan.DiceOf(-40 - person)).Name, Mobile = Names.Mobile(8_000_000 + person) };
        var taken = await stage.AsAsync(desk, services => services.GetRequiredService<RegisterTransferHandler>().HandleAsync(new(sender, number, kind, ask, typed, received.AddDays(-1), received), Never));
        return taken.Id;
    }

    /// <summary>Forty messages of the city's platform: some surely ours, some about the same, some of others, two twice, one that says nothing.</summary>
    private async Task ImportAsync(Actor desk)
    {
        var (a, b) = (town.Enterprises[2].Name, town.Enterprises[3].Name);
        string[] said =
        [
            $"{a}拖欠我们车间十几个人两个月工资了，老板一直说资金周转不开，希望工会帮忙讨薪。", $"我是{a}的普工，工资拖了两个多月没发，打电话也不接，请帮忙。", $"{a}欠薪，已经两个月没发工资，家里等钱用，求助工会。",
            $"在{b}上夜班时手被机器压伤，公司不给申报工伤，医药费也不垫付。", "公司每天加班到十点不给加班费，说是自愿的，这合理吗？", "怀孕六个月被公司调到仓库搬货，不同意就让我自己辞职，请工会维权。",
            "厂里三年没给我们交社保，问了就说给现金补贴，想补缴要找谁？", "入职半年没有签劳动合同，现在要辞退我，想问双倍工资怎么要。", "园区食堂饭菜又贵又不新鲜，昨天还吃出虫子，希望园区管一管。", "宿舍热水停了一个星期，天冷没法洗澡，跟物业说了没用。",
            "工业园公交末班车太早，夜班下班只能走路回去，希望加开班车。", "想问一下农民工子女怎么申请入学，要准备什么材料？", "孩子生病住院花了很多钱，家里困难，想申请工会困难帮扶。", "楼上邻居天天半夜吵架摔东西，劝了也不听，能不能帮忙调解。", "请问职工医疗互助怎么参加，一年交多少钱？",
            "公司扣押我的身份证和毕业证，离职了也不还。", "劳务派遣公司和用工单位互相推，工资少发了八百多没人管。", "小区门口占道经营堵路，消防车都进不来，请城管处理。", "感谢工会帮我要回了工资，谢谢各位工作人员。", "测试测试测试一下留言功能能不能用",
        ];
        var rows = Enumerable.Range(0, 40).Select(n => $"{n + 1},\"{(n < said.Length ? said[n] : n == 39 ? said[0] : $"{said[n - said.Length]}{(n % 3 == 0 ? "盼回复。" : "请尽快处理。")}")}\",{stage.Clock.Today.AddDays(-1 - n % 5):yyyy-MM-dd} {8 + n % 10:00}:{n * 7 % 60:00},{(n % 3 == 0 ? town.Communities[n % town.Communities.Count].Unit.Name : "")},{(n == 39 ? Names.Mobile(8_100_000) : Names.Mobile(8_100_000 + n))}");
        var table = "编号,留言内容,留言时间,所在地,联系电话\n" + string.Join('\n', rows) + "\n41,帮忙,,,\n";
        var batch = await stage.AsAsync(desk, services => services.GetRequiredService<UploadMessagesHandler>().HandleAsync(new(Text: table, Title: "市民留言平台导出", Channel: IntakeChannel.Phone12345), Never));
        var open = await stage.InDatabaseAsync(db => db.Set<IncomingMessage>().AsNoTracking().Where(message => message.BatchId == batch && message.State == MessageState.Open).OrderByDescending(message => message.Confidence).ThenBy(message => message.Line).ToListAsync());
        var chosen = open.Where(message => message is { IsUnsure: false, Double: null }).DistinctBy(message => message.Matter).Take(6).Select(message => message.Id).ToList();
        await stage.AsAsync(desk, services => services.GetRequiredService<AcceptMessagesHandler>().HandleAsync(new(batch, chosen), Never));
        var none = open.Where(message => message.Text.StartsWith("测试", StringComparison.Ordinal) || message.Text.StartsWith("感谢", StringComparison.Ordinal)).Select(message => message.Id).Except(chosen).ToList();
        await stage.AsAsync(desk, services => services.GetRequiredService<DropMessagesHandler>().HandleAsync(new(batch, none, DropReason.NotARequest), Never));
        await stage.RunAsync<MessagesJob>();
    }
}
