using Microsoft.Extensions.DependencyInjection;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.RecordVisit;

namespace Niangjia.DemoData;

/// <summary>The rounds of the last six weeks: what grid workers saw at the enterprises, some of it written down where there was no signal.</summary>
internal sealed class Rounds(Stage stage, Town town)
{
    private static readonly (VisitKind Kind, string Met, string Found, string? Needs)[] Seen =
    [
        (VisitKind.Routine, "人事主管", "生产正常，工资按月发放，本月没有人反映问题。", null),
        (VisitKind.Hazard, "安全员", "二楼通道堆放布料，灭火器两只过期，已当场请企业清理、更换，约定一周后复查。", null),
        (VisitKind.Survey, "车间主任", "逐班组清点在岗人数，其中劳务派遣六人，都签了合同。", null),
        (VisitKind.Policy, "女工代表", "讲了女职工特殊保护和哺乳时间，发宣传册二十份。", "想建一个母婴室，希望工会帮忙申请"),
        (VisitKind.Comfort, "班组长", "看望手术后休养的老师傅，送去慰问品。", null),
        (VisitKind.Routine, "负责人", "订单减少，上月起一周上四天班，职工担心裁员，已请企业把安排贴出来。", "希望街道工会来讲一次集体协商"),
        (VisitKind.Hazard, "值班电工", "配电箱前没有护栏，高温车间缺少清凉饮料，企业答应三天内配齐。", "高温津贴的标准想要一份书面材料"),
    ];

    /// <summary>Enters every third enterprise, oldest round first.</summary>
    public async Task EnterAsync()
    {
        var (dice, end) = (Plan.DiceOf(-9), stage.Clock.GetUtcNow());
        var firms = town.Enterprises.Where((_, n) => n % 3 == 1).ToList();
        for (var n = 0; n < firms.Count; n++)
        {
            var (kind, met, found, needs) = Seen[n % Seen.Length];
            // In the morning or the afternoon of one of the last forty days.
            var at = Office.After(end.AddDays(-1 - 40.0 * (firms.Count - 1 - n) / firms.Count), dice.NextDouble() * 0.3);
            if (at >= end) at = end.AddHours(-2);
            var command = new RecordVisitCommand(kind, at, firms[n].Name, firms[n].Id, null, met, found, needs, null);
            await stage.AsAsync(firms[n].Grid.First, services => services.GetRequiredService<RecordVisitHandler>().HandleAsync(command, CancellationToken.None));
        }
    }
}
