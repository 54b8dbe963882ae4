using Niangjia.Cases.Features.AnswerWorkOrder;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>A request of the past year that needs no mediation.</summary>
internal sealed class RequestStory(Cast cast, PlannedStory plan) : Story(cast, plan)
{
    public override async IAsyncEnumerable<DateTimeOffset> PlayAsync()
    {
        if (Plan.Course == Course.Split)
        {
            await foreach (var moment in SplitAsync()) yield return moment;
            yield break;
        }
        await SubmitAsync(Plan.Type);
        if (Plan.Course == Course.Rejected)
        {
            yield return Later(0.1, 0.8);
            var (reason, where) = RefusalOf(Plan.Type);
            await Do.RejectAsync(Id, Firm.Grid, reason, where);
            yield break;
        }
        await foreach (var moment in BeforeTheEndAsync()) yield return moment;
        if (Plan.Course is Course.NeverSupplemented or Course.Withdrawn or Course.Merged) yield break;
        await foreach (var moment in ResolvedAsync(Plan.Type)) yield return moment;
        if (Plan.Course == Course.Unrated)
        {
            // Called back in vain, then filed without an answer after seven days.
            for (var tries = 0; tries < 3; tries++)
            {
                await Do.CallInVainAsync(Id);
                yield return Later(0.1, 0.4);
            }
            yield break;
        }
        if (Plan.Course is not (Course.ReopenedOnce or Course.ReopenedTwice))
        {
            if (Plan.Secrecy == Secrecy.Anonymous && Dice.Next(3) > 0) yield break;
            await RateWellAsync();
            yield break;
        }
        for (var again = 0; again < (Plan.Course == Course.ReopenedTwice ? 2 : 1); again++)
        {
            await Do.RateAsync(Id, Dice.Next(1, 3), false, Facts.Choose(Dice, "说好的没有做到。", "只打了个电话就说办完了，问题还在。", "单位答应了又反悔，没人管。"));
            yield return Later(0.3, 0.8);
            await Do.AcceptAsync(Id);
            yield return await WorkAsync();
            await Do.ResolveAsync(Id, ResultCode.FullyResolved, "已重新到单位核实，并当面督促落实到位。");
            yield return Days(0.4, 3.5);
        }
        await Do.RateAsync(Id, 5, true, "这次解决了，谢谢。");
    }

    /// <summary>What happens between the intake and the result.</summary>
    private IAsyncEnumerable<DateTimeOffset> BeforeTheEndAsync() => Plan.Course switch
    {
        Course.ReturnedOnce => ReturnedAsync(),
        Course.Neglected => NeglectedAsync(1),
        Course.NeglectedTwice => NeglectedAsync(2),
        Course.Supplemented or Course.NeverSupplemented => SupplementAsync(),
        Course.Withdrawn => WithdrawnAsync(),
        Course.Referred or Course.ReferralRefused => ReferredAsync(),
        Course.Merged => MergedAsync(),
        Course.EscalatedByHand or Course.SkippedLevel => EscalatedAsync(),
        Course.HandedDown => HandedDownAsync(),
        Course.CoHandled => CoHandledAsync(),
        _ => TakenOnAsync(Plan.Type),
    };

    private async IAsyncEnumerable<DateTimeOffset> ReturnedAsync()
    {
        yield return Soon(0.3);
        await Do.TriageAsync(Id, Firm.Grid, Plan.Type, Urgency);
        yield return Soon(0.1);
        // What is too heavy for a community would not stay there long enough to be returned (R §2.5).
        var heavy = Plan.Persons >= 5;
        await Do.AssignAsync(Id, Firm.Grid, heavy ? Cast.Town.Streets.First(other => other != Cast.Town.StreetOf(Community.Unit.Path)) : Cast.Town.Communities.First(other => other != Community));
        yield return Soon(0.3);
        if ((await Do.StandingAsync(Id)).State == RequestState.Assigned)
        {
            await Do.ReturnAsync(Id);
            yield return Soon(0.2);
            await Do.AssignAsync(Id, Firm.Grid, heavy ? null : Community);
            yield return Soon(0.3);
        }
        await Do.AcceptAsync(Id);
        await Do.FinishTasksAsync(Id);
    }

    /// <summary>Nobody accepts: the clock takes it up, level by level (R-ESC-01), until somebody does.</summary>
    private async IAsyncEnumerable<DateTimeOffset> NeglectedAsync(int levels)
    {
        await foreach (var moment in AssignedAsync(Plan.Type)) yield return moment;
        for (var n = 0; n < levels; n++)
        {
            var silence = (await Do.StandingAsync(Id)).Level switch { HandlingLevel.Grid => 3.2, HandlingLevel.Street => 13.5, HandlingLevel.District => 3.2, _ => 6.2 };
            yield return Later(silence, silence + 0.4);
        }
        await Do.AcceptAsync(Id);
        await Do.FinishTasksAsync(Id);
        await Do.NoteAsync(Id, "下级超期未办，已由本级接手。", false);
    }

    private async IAsyncEnumerable<DateTimeOffset> SupplementAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.1, 0.5);
        await Do.AskSupplementAsync(Id, PapersOf(Plan.Type));
        if (Plan.Course == Course.NeverSupplemented) yield break; // After fifteen days it counts as withdrawn.
        yield return Later(1, 4);
        await Do.SupplyAsync(Id, Facts.Choose(Dice, "材料已经拍照补上了，请查收。", "流水打出来了，工资条只有两个月的，其他的没发过。", "证明请单位盖了章，都在这里。"));
    }

    private async IAsyncEnumerable<DateTimeOffset> WithdrawnAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.3, 1.5);
        await Do.WithdrawAsync(Id, Facts.Choose(Dice, "已经和单位谈好了。", "单位把钱补上了，不麻烦你们了。", "我要回老家了，先不办了。"));
    }

    private async IAsyncEnumerable<DateTimeOffset> ReferredAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.2, 0.8);
        var field = FieldOf(Plan.Type);
        await Do.ReferAsync(Id, field, MatterFor(field, Firm.Name, Dice), Office.After(At, 9));
        yield return Later(0.4, 1.2);
        if (Plan.Course == Course.ReferralRefused)
        {
            await Do.AnswerAsync(Id, field, WorkOrderAnswer.Reject, "该事项已另案处理，不再重复受理。");
            yield break;
        }
        await Do.AnswerAsync(Id, field, WorkOrderAnswer.Accept, $"望川转办〔{Cast.Stage.Clock.Today.Year}〕{Plan.Number}号");
        yield return Later(2, 6);
        await Do.AnswerAsync(Id, field, WorkOrderAnswer.Report, Facts.Choose(Dice, "已到单位核查并下达责令改正书，单位已整改完毕。", "经查属实，已约谈负责人并限期改正，款项已发放到位。"));
    }

    /// <summary>Written again by the same person, because nothing was heard for two days; the second goes into the first.</summary>
    private async IAsyncEnumerable<DateTimeOffset> MergedAsync()
    {
        var first = Id;
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.5, 0.9);
        await SubmitAsync(Plan.Type);
        var second = Id;
        yield return Minutes(30, 90);
        await Do.MergeAsync(second, Firm.Grid, (await Do.StandingAsync(first)).Number);
        Id = first;
        await foreach (var moment in ResolvedAsync(Plan.Type)) yield return moment;
        await RateWellAsync();
    }

    private async IAsyncEnumerable<DateTimeOffset> EscalatedAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.3, 1);
        var now = await Do.StandingAsync(Id);
        var skips = Plan.Course == Course.SkippedLevel && now is { Urgency: not Urgency.Normal, Level: < HandlingLevel.Street };
        if (now.Level is not { } level || level == HandlingLevel.District) yield break;
        (ManualGround, string)[] why =
            [(ManualGround.OtherSideRefuses, "单位拒绝沟通，需要上级协调。"), (ManualGround.OutsideAuthority, "涉及面广，本级难以解决。"), (ManualGround.NeedsPapers, "双方分歧较大，请上级支持。")];
        var (ground, reason) = why[Dice.Next(why.Length)];
        await Do.EscalateAsync(Id, skips ? level + 2 : level + 1, ground, reason);
        yield return Soon(0.5);
        await Do.AcceptAsync(Id);
    }

    private async IAsyncEnumerable<DateTimeOffset> HandedDownAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.2, 0.8);
        await Do.HandDownAsync(Id, Community, "情况已摸清，由社区就近办理。");
        yield return Later(0.2, 0.7);
        await Do.AcceptAsync(Id);
    }

    private async IAsyncEnumerable<DateTimeOffset> CoHandledAsync()
    {
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return Later(0.1, 0.4);
        await Do.AddCoHandlerAsync(Id, Cast.Town.Communities.First(other => other != Community), "请协助联系当事人。");
        await Do.NoteAsync(Id, "已电话联系，约明天上门。", true);
        yield return Minutes(40, 200);
        await Do.MessageAsync(Id, Facts.Choose(Dice, "好的，明天下午我在。", "可以，请提前打电话。"));
    }

    /// <summary>Several matters in one message, split into linked requests that are handled each by itself (R-TRI-05).</summary>
    private async IAsyncEnumerable<DateTimeOffset> SplitAsync()
    {
        await SubmitAsync(CaseType.WageArrears, Facts.Mixed(MatterOf(Plan.Claimed, Cast.Stage.Clock.Today), Dice), chosen: false);
        yield return Soon(0.3);
        (string Text, CaseType Type)[] parts =
        [
            ($"{Firm.Name}拖欠工资，合计{Plan.Claimed.Yuan:0.##}元，希望尽快发放。", CaseType.WageArrears), ("宿舍热水和食堂的问题，希望园区改进。", CaseType.ParkDormitory),
            ("楼上邻居半夜吵闹，想请人劝一劝。", CaseType.NeighbourDispute),
        ];
        var count = Dice.Next(2, 4);
        var children = await Do.SplitAsync(Id, Firm.Grid, [.. parts.Take(count).Select(part => new RequestPart(part.Text, part.Type))]);
        foreach (var (child, part) in children.Zip(parts))
        {
            Id = child;
            await foreach (var moment in TakenOnAsync(part.Type)) yield return moment;
            await foreach (var moment in ResolvedAsync(part.Type)) yield return moment;
            if (Dice.Next(3) > 0) await RateWellAsync();
        }
    }

    private async IAsyncEnumerable<DateTimeOffset> ResolvedAsync(CaseType type)
    {
        yield return await WorkAsync();
        var result = ResultOf(type);
        await Do.ResolveAsync(Id, result, Facts.Outcome(result, Dice));
        yield return Days(0.3, 4.5);
    }

    private Task RateWellAsync() => Do.RateAsync(
        Id, Dice.Next(5) switch { 0 => 4, 1 when Dice.Next(3) == 0 => 3, _ => 5 }, true, Dice.Next(3) == 0 ? Facts.Choose(Dice, "办得快，谢谢娘家人。", "态度很好。", "终于解决了。", "跑了两趟，总算办好。") : null);

    private ResultCode ResultOf(CaseType type) => (type, Dice.Next(12)) switch
    {
        (CaseType.HardshipAid or CaseType.MutualMedicalAid, < 9) => ResultCode.AidGranted,
        (CaseType.LegalConsult or CaseType.PsychCounsel or CaseType.Membership or CaseType.SchoolPlacement, < 10) => ResultCode.ExplainedOnly,
        (CaseType.MinorWorker, < 8) => ResultCode.ReferredInspection,
        (CaseType.FamilyDispute or CaseType.FemaleWorkerProtection, 0 or 1) => ResultCode.ReferredPolice,
        ( <= CaseType.Discrimination, 0) => ResultCode.ReferredInspection,
        ( <= CaseType.Discrimination, 1) => ResultCode.ReferredArbitration,
        ( <= CaseType.Discrimination, 2) when Dice.Next(3) == 0 => ResultCode.ReferredCourt,
        (_, 3 or 4) => ResultCode.PartlyResolved,
        (_, 5) => ResultCode.ExplainedOnly,
        (_, 6) when Dice.Next(2) == 0 => ResultCode.NotReachable,
        _ => ResultCode.FullyResolved,
    };

    internal static Competence FieldOf(CaseType type) => type switch
    {
        CaseType.FamilyDispute or CaseType.FemaleWorkerProtection => Competence.Police,
        CaseType.LabourRelationConfirm => Competence.Arbitration,
        CaseType.LegalConsult => Competence.Justice,
        _ => Competence.Inspection,
    };

    /// <summary>What a department is asked for.</summary>
    internal static string MatterFor(Competence field, string firm, Random dice) => field switch
    {
        Competence.Police => Facts.Choose(dice, "当事人反映遭到威胁和殴打，请到场处置并反馈结果。", "请协助出具告诫书，并告知我会后续保护措施。"),
        Competence.Inspection => Facts.Choose(
            dice, $"请到{firm}核查工资发放台账和考勤记录，依法处理并反馈。", $"{firm}涉嫌未足额缴纳社会保险费，请核查。", $"请核查{firm}用工情况，重点是超时加班和未成年工。"),
        _ => $"请就{firm}与职工的争议提出处理意见。",
    };

    internal static string[] PapersOf(CaseType type) => type switch
    {
        CaseType.HardshipAid => ["户口簿和身份证", "近六个月家庭收入证明", "住院发票和诊断证明"],
        CaseType.MutualMedicalAid => ["出院小结", "医保结算单", "本人银行卡"],
        _ => ["近三个月工资条或银行流水", "能证明在该单位工作的材料"],
    };

    private static (string Reason, string Where) RefusalOf(CaseType type) => type switch
    {
        CaseType.RentalHousing => ("房屋租赁合同纠纷，不属于工会受理范围。", "可向街道司法所申请人民调解，或向人民法院起诉。"),
        CaseType.LegalConsult => ("所咨询的是税务事项，不属于工会受理范围。", "请拨打12366，或到区政务大厅税务窗口。"),
        _ => ("该事项属于其他部门职责。", "请联系街道便民服务中心，电话0300-2000001。"),
    };
}
