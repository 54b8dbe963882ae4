using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>What was promised: the words of the agreement and its instalments.</summary>
internal sealed class Promise
{
    private const int TimesTen = 10;

    public Promise(PlannedStory plan, Money agreed, DateOnly on, Random dice)
    {
        var shares = agreed.Split(plan.Instalments);
        // Those that are locked in have time: nothing is due before review or confirmation.
        var first = plan.Mediation is Mediation.ArbitrationReview or Mediation.JudicialConfirmation or Mediation.ArbitrationReviewConfirmed or Mediation.JudicialConfirmed ? 60 : 6 + dice.Next(4);
        var account = $"999901{plan.Number:D8}{dice.Next(1000, 9999)}";
        var cash = dice.Next(TimesTen) < 3;
        Lines = [.. shares.Select((share, i) => new DraftLine(i, on.AddDays(first + 30 * i), share, cash ? PayBy.CashOnTheSpot : PayBy.Transfer, "申请人本人", cash ? null : account, null))];
        var touches = plan.Type is CaseType.WorkInjury or CaseType.SocialInsurance && plan.Number % 2 == 0;
        var duties = plan.Type is CaseType.Termination or CaseType.DocsAndDeposits && plan.Number % 3 == 0;
        Content = new(
            $"双方确认申请人在单位工作的事实，对{Subject(plan.Type)}的核算结果无异议。",
            $"单位{(Lines.Count == 1 ? "一次性" : $"分{Lines.Count}期")}支付申请人人民币{agreed.Yuan:0.00}元（{agreed.ToCapitals()}），双方就本争议再无其他纠葛。",
            agreed, [], cash ? "在调解室当面支付，出具收条" : "转账至申请人本人账户", 3,
            duties ? "单位出具离职证明并办理社保转移手续。" : null, duties ? on.AddDays(15) : null,
            SettlesForGood: true, SettledClaims: Subject(plan.Type), TouchesMinimum: touches);
    }

    public AgreementContent Content { get; }
    public IReadOnlyList<DraftLine> Lines { get; }

    private static string Subject(CaseType type) => type switch
    {
        CaseType.WageArrears => "拖欠的工资",
        CaseType.OvertimePay => "加班工资差额",
        CaseType.NoWrittenContract => "未签书面劳动合同的二倍工资差额",
        CaseType.Termination => "解除劳动合同的经济补偿",
        CaseType.WorkInjury => "工伤医疗费和停工留薪期工资",
        CaseType.SocialInsurance => "社会保险补缴和损失",
        CaseType.WorkTimeLeave => "未休年休假工资",
        CaseType.FemaleWorkerProtection => "孕产期工资待遇",
        _ => "争议款项",
    };
}

/// <summary>The promise is kept, late, broken, or locked in.</summary>
internal sealed class PerformanceStory(Cast cast, PlannedStory plan, Guid requestId, Bench bench, Promise promise, DateTimeOffset signedAt, Random dice)
{
    private DateTimeOffset _at = signedAt;

    private DisputeSteps Dispute => cast.Disputes;

    public async IAsyncEnumerable<DateTimeOffset> PlayAsync()
    {
        await foreach (var moment in LockedInAsync()) yield return moment;
        if (plan.Mediation is Mediation.ArbitrationReview or Mediation.JudicialConfirmation) yield break;
        var breaks = plan.Mediation is >= Mediation.Breached and <= Mediation.BreachedToCourt;
        var kept = breaks ? promise.Lines.Count - 1 : promise.Lines.Count;
        for (var i = 0; i < kept; i++)
        {
            var late = plan.Mediation == Mediation.PaidLate && i == kept - 1;
            yield return Then(ChinaTime.StartOfDay(promise.Lines[i].Due!.Value).AddDays(late ? 5 + dice.Next(6) : -dice.Next(0, 2)).AddHours(9.5 + dice.NextDouble() * 7));
            await Dispute.PayAsync(bench, i + 1, promise.Lines[i].Amount!.Value, late ? "经催告后付清。" : null);
        }
        if (breaks)
        {
            await foreach (var moment in BrokenAsync()) yield return moment;
            yield break;
        }
        if (promise.Content.OtherDuties is not null)
        {
            yield return Then(Office.After(_at, 0.5));
            await Dispute.CompleteDutiesAsync(bench);
        }
        yield return Then(_at.AddDays(0.4 + dice.NextDouble() * 4));
        if (plan.Number % 4 != 0) await cast.Requests.RateAsync(requestId, plan.Number % 23 == 7 ? 3 : 5, true, plan.Number % 5 == 0 ? "钱拿到了，感谢娘家人。" : null);
    }

    private async IAsyncEnumerable<DateTimeOffset> LockedInAsync()
    {
        var (apply, confirm) = plan.Mediation switch
        {
            Mediation.ArbitrationReview or Mediation.ArbitrationReviewConfirmed => (DisputeStep.ApplyArbReview, DisputeStep.ConfirmArbReview),
            Mediation.JudicialConfirmation or Mediation.JudicialConfirmed => (DisputeStep.ApplyJudConfirm, DisputeStep.ConfirmJud),
            _ => default((DisputeStep, DisputeStep)?) ?? (DisputeStep.Close, DisputeStep.Close),
        };
        if (apply == DisputeStep.Close) yield break;
        yield return Then(Office.After(_at, 0.8 + dice.NextDouble() * 2));
        await Dispute.LockInAsync(bench, apply);
        if (plan.Mediation is Mediation.ArbitrationReview or Mediation.JudicialConfirmation) yield break;
        yield return Then(Office.After(_at, 3 + dice.NextDouble() * 2));
        await Dispute.LockInAsync(bench, confirm);
    }

    /// <summary>The last instalment does not come. What follows is the worker's choice (R §1.10).</summary>
    private async IAsyncEnumerable<DateTimeOffset> BrokenAsync()
    {
        yield return Then(Office.After(ChinaTime.StartOfDay(promise.Lines[^1].Due!.Value).AddDays(2), 0.5 + dice.NextDouble()));
        switch (plan.Mediation)
        {
            case Mediation.BreachedToArbitration:
                await Dispute.LeaveAsync(bench, ResultCode.ReferredArbitration, "单位未按期履行，申请人选择申请仲裁。");
                break;
            case Mediation.BreachedToCourt:
                await Dispute.LeaveAsync(bench, ResultCode.ReferredCourt, "单位未按期履行，申请人持协议起诉。");
                break;
            case Mediation.BreachedToPaymentOrder or Mediation.BreachedToPaymentOrderInForce or Mediation.BreachedToEnforcement:
                await Dispute.LockInAsync(bench, DisputeStep.ApplyPaymentOrder);
                if (plan.Mediation == Mediation.BreachedToPaymentOrder) yield break;
                yield return Then(Office.After(_at, 4 + dice.NextDouble()));
                await Dispute.LockInAsync(bench, DisputeStep.PaymentOrderTakesEffect);
                if (plan.Mediation == Mediation.BreachedToPaymentOrderInForce) yield break;
                yield return Then(Office.After(_at, 5 + dice.NextDouble() * 3));
                await Dispute.LockInAsync(bench, DisputeStep.ApplyEnforcement);
                break;
        }
    }

    private DateTimeOffset Then(DateTimeOffset at) => _at = at > _at ? at : _at.AddMinutes(30);
}
