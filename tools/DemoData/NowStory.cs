using Niangjia.Cases.Features.AnswerWorkOrder;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;

namespace Niangjia.DemoData;

/// <summary>A request of the last days that a visitor finds as it stands now: fresh, due today, late, waiting for somebody.</summary>
internal sealed class NowStory : Story
{
    public NowStory(Cast cast, PlannedStory plan) : base(cast, plan)
    {
        // Counted backwards from now, so that whatever the day, its clocks stand as they should.
        var hours = Dice.Next(10, 300) / 60.0;
        BeginsAt = At = plan.Course switch
        {
            Course.NowRegistered => cast.End.AddHours(-hours),
            Course.NowTriaged or Course.NowAssigned => cast.End.AddHours(-hours - 1.2),
            Course.NowDueToday => Office.Before(cast.End, 5).AddMinutes(-Dice.Next(40)),
            Course.NowLate => Office.Before(cast.End, 7).AddMinutes(-Dice.Next(200)),
            Course.NowReopened or Course.NowResolved => Office.Before(cast.End, Dice.Next(5, 7)).AddMinutes(-Dice.Next(100)),
            Course.NowPendingSupplement or Course.NowReferred or Course.NowSplit => Office.Before(cast.End, Dice.Next(4, 6)).AddMinutes(-Dice.Next(100)),
            Course.NowEscalated => Office.Before(cast.End, 3).AddMinutes(-Dice.Next(100)),
            _ => Office.Before(cast.End, Dice.Next(1, 4)).AddMinutes(-Dice.Next(100)),
        };
    }

    public override async IAsyncEnumerable<DateTimeOffset> PlayAsync()
    {
        if (Plan.Course == Course.NowSplit)
        {
            await SubmitAsync(CaseType.WageArrears, Facts.Mixed(MatterOf(Plan.Claimed, Cast.Stage.Clock.Today), Dice), chosen: false);
            yield return Minutes(20, 50);
            var other = Facts.Choose(Dice, "宿舍热水经常停，希望园区改进。", "食堂饭菜贵又不新鲜，请园区管一管。", "夜班班车取消了，下班只能走路回宿舍。", "宿舍楼道灯坏了一个多星期没人修。");
            var children = await Do.SplitAsync(
                Id, Firm.Grid, new RequestPart($"{Firm.Name}拖欠工资，合计{Plan.Claimed.Yuan:0.##}元。", CaseType.WageArrears), new RequestPart(other, CaseType.ParkDormitory));
            Id = children[0];
            await foreach (var moment in QuicklyTakenOnAsync(CaseType.WageArrears)) yield return moment;
            if (Dice.Next(3) == 0) yield break; // The other half lies on the desk and is late.
            Id = children[1];
            await foreach (var moment in QuicklyTakenOnAsync(CaseType.ParkDormitory)) yield return moment;
            yield break;
        }
        await SubmitAsync(Plan.Type);
        if (Plan.Course == Course.NowRegistered) yield break;
        yield return Minutes(10, 25);
        await Do.TriageAsync(Id, Firm.Grid, Plan.Type, Urgency);
        if (Plan.Course == Course.NowTriaged) yield break;
        yield return Minutes(5, 15);
        await Do.AssignAsync(Id, Firm.Grid);
        // Half of the late ones were never accepted and have gone up; of the others the department has not reported back.
        if (Plan.Course == Course.NowAssigned || (Plan.Course == Course.NowLate && !Plan.NearVisitor)) yield break;
        yield return Minutes(10, 30);
        await Do.AcceptAsync(Id);
        await foreach (var moment in AfterAcceptanceAsync()) yield return moment;
    }

    private async IAsyncEnumerable<DateTimeOffset> AfterAcceptanceAsync()
    {
        switch (Plan.Course)
        {
            case Course.NowPendingSupplement:
                yield return Minutes(60, 200);
                await Do.AskSupplementAsync(Id, RequestStory.PapersOf(Plan.Type));
                break;
            case Course.NowEscalated:
                yield return Later(0.5, 1.2);
                if ((await Do.StandingAsync(Id)).Level is { } level and < HandlingLevel.District) await Do.EscalateAsync(Id, level + 1, ManualGround.OtherSideRefuses, "单位拒绝沟通，需要上级协调。");
                break;
            case Course.NowLate:
                yield return Later(0.3, 0.6);
                await Do.ReferAsync(Id, RequestStory.FieldOf(Plan.Type), "请依法核查并反馈结果。", Office.After(At, 2));
                break;
            case Course.NowReferred:
                yield return Later(0.3, 0.9);
                var field = RequestStory.FieldOf(Plan.Type);
                await Do.ReferAsync(Id, field, RequestStory.MatterFor(field, Firm.Name, Dice), Office.After(At, 6 + Dice.NextDouble() * 3));
                if (Dice.Next(2) == 0) yield break; // The department has not opened it yet.
                yield return Later(0.3, 0.8);
                await Do.AnswerAsync(Id, field, WorkOrderAnswer.Accept, $"望川转办〔{Cast.Stage.Clock.Today.Year}〕{Plan.Number}号");
                break;
            case Course.NowResolved:
            case Course.NowReopened:
                yield return Later(0.4, 1);
                await Do.ResolveAsync(Id, ResultCode.PartlyResolved, "单位先办理了一部分，剩余部分写了书面承诺，我们会继续盯着。");
                if (Plan.Course == Course.NowResolved) yield break;
                yield return Days(0.5, 1.2);
                await Do.RateAsync(Id, 2, false, "单位答应了又反悔，没人管。");
                break;
            case Course.NowInProgress:
                yield return Minutes(30, 100);
                await Do.NoteAsync(Id, "已电话联系，约明天到单位核实。", true);
                break;
        }
    }

    private async IAsyncEnumerable<DateTimeOffset> QuicklyTakenOnAsync(CaseType type)
    {
        yield return Minutes(10, 25);
        await Do.TriageAsync(Id, Firm.Grid, type, Urgency);
        yield return Minutes(5, 10);
        await Do.AssignAsync(Id, Firm.Grid);
        yield return Minutes(10, 40);
        await Do.AcceptAsync(Id);
    }
}
