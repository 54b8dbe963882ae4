using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>A request that goes to mediation, up to the kept or broken promise.</summary>
internal sealed class MediationStory : Story
{
    private Bench _bench = default!;
    private Guid _session;

    public MediationStory(Cast cast, PlannedStory plan) : base(cast, plan)
    {
        if (plan.Mediation < Mediation.NowApplied) return;
        BeginsAt = At = Office.Before(cast.End, plan.Mediation switch { Mediation.NowApplied => 3, Mediation.NowAccepted => 5, Mediation.NowMediating => 7, _ => 10 }).AddMinutes(-Dice.Next(120));
    }

    private DisputeSteps Dispute => Cast.Disputes;
    private bool IsCollective => Plan.Persons >= 10;

    /// <summary>Of those that stand open now there is no time to lose.</summary>
    private bool IsNow => Plan.Mediation >= Mediation.NowApplied;

    public override async IAsyncEnumerable<DateTimeOffset> PlayAsync()
    {
        await SubmitAsync(Plan.Type);
        await foreach (var moment in OpenedAsync()) yield return moment;
        if (Plan.Mediation == Mediation.NowApplied) yield break;
        yield return Later(0.2, 0.6);
        if (Plan.Mediation is Mediation.NotAccepted or Mediation.NotAcceptedToInspection)
        {
            await RefusedAsync();
            yield break;
        }
        await Dispute.IdentifyAsync(_bench, CitizenIdOf(Plan), $"{Firm.Name}宿舍{Dice.Next(1, 9)}幢{Dice.Next(101, 640)}室");
        await Dispute.DecideAsync(_bench);
        if (Plan.Mediation == Mediation.NowAccepted) yield break;
        yield return Later(0.1, 0.4);
        await AppointAsync();
        if (Plan.Mediation == Mediation.Lapsed) yield break; // Nobody sets a meeting: after fifteen days it counts as failed.
        await foreach (var moment in MetAsync()) yield return moment;
        if (Plan.Mediation == Mediation.NowMediating) yield break;
        if (Plan.IsAgreed || Plan.Mediation is Mediation.NowAgreementReached or Mediation.NowExtended) await foreach (var moment in AgreedAsync()) yield return moment;
        else await foreach (var moment in EndedWithoutAsync()) yield return moment;
    }

    private async IAsyncEnumerable<DateTimeOffset> OpenedAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return IsNow ? Later(0.1, 0.3) : Later(0.4, 1.2);
        var level = (await Do.StandingAsync(Id)).Level;
        var fitsCommunity = Plan is { AtCommunity: true, Persons: <= 4 } && level == HandlingLevel.Community && IsSimple(Plan.Type);
        if (level < HandlingLevel.Street && !fitsCommunity)
        {
            await Do.EscalateAsync(Id, HandlingLevel.Street, ManualGround.NeedsPapers, "双方分歧较大，请街道联调联处中心调解。");
            yield return Later(0.1, 0.5);
            await Do.AcceptAsync(Id);
            yield return Later(0.1, 0.3);
        }
        _bench = await Dispute.OpenAsync(Id, IsCollective, Plan.Type == CaseType.FemaleWorkerProtection, fitsCommunity && Plan.Number % 2 == 0, Dice);
        yield return Later(0.1, 0.4);
        await Dispute.ConsentAsync(_bench, PartySide.Applicant, true, Applicant.Name!);
        if (Plan.Mediation == Mediation.NowApplied) yield break; // The employer has not answered yet.
        await Dispute.ConsentAsync(_bench, PartySide.Respondent, Plan.Mediation is not (Mediation.NotAccepted or Mediation.NotAcceptedToInspection), "单位人事负责人");
    }

    private async Task RefusedAsync()
    {
        await Dispute.DecideAsync(_bench, "被申请人明确表示不同意调解。");
        if (Plan.Mediation == Mediation.NotAcceptedToInspection) await Dispute.LeaveAsync(_bench, ResultCode.ReferredInspection, "单位不同意调解，转劳动保障监察处理。");
        // Every other one is left as it is: the worker has not decided where to go.
        else if (Plan.Number % 2 == 0) await Dispute.EndAsync(_bench, MediationEnd.Closed, "已书面告知其他途径。");
    }

    private async Task AppointAsync()
    {
        foreach (var mediator in IsCollective ? _bench.Mediators.Take(2) : _bench.Mediators.Take(1)) await Dispute.AppointAsync(_bench, mediator);
        if (Dice.Next(30) != 0) return;
        await Dispute.ObjectAsync(_bench, "认为调解员与申请人同乡。");
        await Dispute.AnswerObjectionAsync(_bench, "经核实，不存在影响公正调解的关系，由该调解员继续主持。");
    }

    private async IAsyncEnumerable<DateTimeOffset> MetAsync()
    {
        if (Dice.Next(8) == 0 && !IsNow)
        {
            var missed = Office.After(At, 1 + Dice.NextDouble());
            var first = await Dispute.ScheduleAsync(_bench, missed, RoomOf());
            yield return At = missed.AddMinutes(30);
            await Dispute.CloseSessionAsync(_bench, first, "单位负责人临时出差，改期。");
        }
        var meeting = Office.After(At, 1 + Dice.NextDouble() * 1.6);
        _session = await Dispute.ScheduleAsync(_bench, meeting, RoomOf());
        if (Plan.Mediation == Mediation.NowMediating && Dice.Next(2) == 0) yield break;
        yield return At = meeting.AddMinutes(Dice.Next(60, 130));
        await Dispute.CloseSessionAsync(_bench, _session);
        if (Dice.Next(6) == 0) await Dispute.KeepConfidenceAsync(_bench, PartySide.Applicant, false, "申请人私下表示，能拿到八成就可以接受，主要急着给孩子交学费。");
        if (Dice.Next(6) == 0) await Dispute.KeepConfidenceAsync(_bench, PartySide.Respondent, true, "单位提出分期支付，首期不少于三成。");
        await Dispute.RecordAsync(_bench, _session, new(
            true, true, $"申请人主张{Claims()}。", "单位对用工事实无异议，对金额有不同意见。", "调解员建议双方各让一步，明确付款时间。",
            Plan.IsAgreed ? "双方就主要条款达成一致。" : "双方未能当场达成一致，继续沟通。"));
        if (Plan.Mediation is not (Mediation.ExtendedAndPaid or Mediation.NowExtended)) yield break;
        await Dispute.ExtendAsync(_bench, 10);
        if (Plan.Mediation == Mediation.ExtendedAndPaid) yield return Later(1, 3);
    }

    private async IAsyncEnumerable<DateTimeOffset> AgreedAsync()
    {
        if (Plan.Mediation == Mediation.NowExtended) yield break;
        var agreed = Plan.IsAgreed ? Plan.Agreed : Money.FromYuan(Math.Floor(Plan.Claimed.Yuan * 0.8m));
        var parts = new Promise(Plan, agreed, ChinaTime.DateOf(At), Dice);
        await Dispute.DraftAsync(_bench, parts.Content, parts.Lines);
        if (Plan.Mediation == Mediation.TalkedAgainAndPaid)
        {
            yield return Minutes(20, 60);
            await Dispute.TalkAgainAsync(_bench, "申请人要求把最后一期提前。");
            yield return Later(0.2, 0.6);
            parts = new Promise(Plan, agreed, ChinaTime.DateOf(At), Dice);
            await Dispute.DraftAsync(_bench, parts.Content, parts.Lines);
        }
        if (parts.Content.TouchesMinimum)
        {
            yield return Later(0.1, 0.3);
            await Dispute.ReviewAsync(_bench, "条款未低于法定标准，可以签署。");
        }
        yield return Minutes(15, 90);
        if (Plan.Mediation == Mediation.NowAgreementReached)
        {
            await Dispute.SignByApplicantAsync(_bench);
            yield break;
        }
        await Dispute.SignAllAsync(_bench);
        await foreach (var moment in new PerformanceStory(Cast, Plan, Id, _bench, parts, At, Dice).PlayAsync()) yield return moment;
    }

    private async IAsyncEnumerable<DateTimeOffset> EndedWithoutAsync()
    {
        yield return Later(0.5, 1.5);
        switch (Plan.Mediation)
        {
            case Mediation.Withdrawn:
                await Dispute.EndAsync(_bench, MediationEnd.Withdrawn, "双方已自行和解，申请人撤回。");
                break;
            case Mediation.LeftForCourt:
                await Dispute.LeaveAsync(_bench, ResultCode.ReferredCourt, "申请人持欠条直接向法院起诉。");
                break;
            default:
                await Dispute.EndAsync(_bench, MediationEnd.Failed, "双方金额差距过大，多次调解未能一致。");
                yield return Later(0.5, 2);
                if (Plan.Mediation == Mediation.FailedToArbitration) await Dispute.LeaveAsync(_bench, ResultCode.ReferredArbitration, "申请人选择申请劳动仲裁。");
                else if (Plan.Number % 2 == 0) await Dispute.EndAsync(_bench, MediationEnd.Closed, "已送达调解不成告知书。");
                break;
        }
    }

    private string Claims() => Plan.Claimed.IsZero ? "依法处理" : $"支付{Plan.Claimed.Yuan:0.##}元";

    private string RoomOf() => Facts.Choose(Dice, "街道联调联处中心一号调解室", "街道联调联处中心二号调解室", "社区工联会“娘家人”调解室", "园区劳动争议调解室");

    private static bool IsSimple(CaseType type) => type is CaseType.WageArrears or CaseType.OvertimePay or CaseType.NoWrittenContract or CaseType.Termination
        or CaseType.SocialInsurance or CaseType.WorkTimeLeave or CaseType.NonCompeteTraining or CaseType.DocsAndDeposits;
}
