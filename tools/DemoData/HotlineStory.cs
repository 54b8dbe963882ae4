using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Values;

namespace Niangjia.DemoData;

/// <summary>A call to 12351: most are questions that are answered at once, some become requests and go through the whole loop (R-HOT-03).</summary>
internal sealed class HotlineStory(Cast cast, PlannedStory plan) : Story(cast, plan)
{
    private static readonly (HotlineCategory Category, string Words, string Answer)[] Questions =
    [
        (HotlineCategory.Question, "想问一下试用期最长可以约定多久，单位说要六个月。", "合同期不满一年的试用期不超过一个月，一到三年的不超过两个月，三年以上的不超过六个月（《劳动合同法》第19条）。"),
        (HotlineCategory.Question, "加班一天没有安排补休，加班费怎么算？", "休息日加班又不能安排补休的，按不低于工资的百分之二百支付；法定节假日为百分之三百（《劳动法》第44条）。"),
        (HotlineCategory.Question, "怀孕了单位要调我去夜班，可以不去吗？", "怀孕七个月以上的不得安排夜班和延长工作时间（《女职工劳动保护特别规定》第6条），您可以把诊断证明交给单位并留底。"),
        (HotlineCategory.Question, "申请劳动仲裁要不要交钱，去哪里办？", "劳动争议仲裁不收费，可到区劳动人事争议仲裁院立案窗口，带身份证和证据复印件。"),
        (HotlineCategory.Support, "我想加入工会，单位没有工会怎么办？", "可以到工作地或居住地的社区工联会入会，带身份证即可；也可以扫码网上申请。"),
        (HotlineCategory.Support, "职工医疗互助什么时候可以报销？", "出院后六十日内带出院小结和医保结算单到街道总工会窗口办理。"),
        (HotlineCategory.LegalAid, "打工伤官司请不起律师，工会有没有法律援助？", "有，工伤职工可以直接申请，不审查经济困难；到街道总工会或打12348都可以，免费。"),
        (HotlineCategory.Opinion, "建议驿站夏天开到晚上九点，送外卖的能歇一歇。", "谢谢您的建议，已记录并转给街道，各驿站的开放时间请看门口公示。"),
        (HotlineCategory.Complaint, "上次去窗口没有人，白跑了一趟。", "很抱歉让您白跑，窗口时间是工作日九点到十七点半，节假日由街道值班；已转告窗口改进。"),
    ];

    public override async IAsyncEnumerable<DateTimeOffset> PlayAsync()
    {
        var call = await Do.RingAsync(Dice.Next(12) == 0 ? null : Applicant.Mobile);
        if (!Plan.BecomesRequest)
        {
            var way = Dice.Next(20);
            if (way < 2)
            {
                await Do.HangUpAsync(call, nuisance: way == 0);
                yield break;
            }
            yield return Minutes(0, 1);
            await Do.TakeAsync(call);
            yield return Minutes(2, 9);
            var (category, words, answer) = Questions[Dice.Next(Questions.Length)];
            await Do.AnswerCallAsync(call, new() { Category = category, Answer = answer, Request = new() { Facts = words, Secrecy = Dice.Next(8) == 0 ? Secrecy.Anonymous : Secrecy.Named } });
            yield break;
        }
        yield return Minutes(0, 1);
        await Do.TakeAsync(call);
        yield return Minutes(4, 15);
        Id = await Do.TakeDownAsync(call, NotesOf());
        await foreach (var moment in TakenOnAsync(Plan.Type)) yield return moment;
        yield return await WorkAsync();
        await Do.ResolveAsync(Id, ResultCode.FullyResolved, Facts.Outcome(ResultCode.FullyResolved, Dice));
        // Those of the last days wait for the call-back or the check, as a visitor finds them.
        if (Plan.DaysAgo < 8) yield break;
        yield return Later(0.3, 0.9);
        if (Dice.Next(5) == 0)
        {
            await Do.CallBackFromHotlineAsync(Id, null);
            yield return Later(0.4, 0.6);
        }
        await Do.CallBackFromHotlineAsync(Id, Dice.Next(4) == 0 ? 4 : 5);
        if (Plan.DaysAgo < 16) yield break;
        yield return Later(0.4, 1.4);
        if (Plan.Number % 7 == 3)
        {
            await Do.CheckCallAsync(call, "结果只有口头答复，请补上单位的书面承诺并告知来电人。");
            yield return Later(0.3, 0.8);
            await Do.AcceptAsync(Id);
            yield return await WorkAsync();
            await Do.ResolveAsync(Id, ResultCode.FullyResolved, "已取得单位书面承诺，并当面告知来电人。");
            yield return Later(0.3, 0.9);
            await Do.CallBackFromHotlineAsync(Id, 5);
            yield return Later(0.4, 1);
        }
        await Do.CheckCallAsync(call, null);
    }

    private CallNotes NotesOf()
    {
        var labour = Plan.Type <= CaseType.Discrimination;
        return new()
        {
            Category = Plan.Type switch
            {
                CaseType.HardshipAid or CaseType.Membership or CaseType.Employment => HotlineCategory.Support,
                CaseType.LegalConsult => HotlineCategory.LegalAid,
                CaseType.UnionWorkFeedback or CaseType.CommunityFacility => HotlineCategory.Opinion,
                _ => HotlineCategory.Complaint,
            },
            Class = Plan.Persons >= 10 ? HotlineClass.Complex : Plan.Claimed > Money.FromYuan(10_000) || Plan.Number % 4 == 1 ? HotlineClass.Difficult : HotlineClass.General,
            NotToEmployer = labour && Plan.Number % 5 == 2,
            Request = new()
            {
                Facts = Facts.Of(Plan.Type, MatterOf(Plan.Claimed, Cast.Stage.Clock.Today), Dice),
                Type = Plan.Type,
                EnterpriseId = labour ? Firm.Id : null,
                UnitId = labour ? null : Firm.Grid.Unit.Id,
                Claims = labour ? [new() { Amount = Plan.Claimed }] : [],
                ClaimantCount = Plan.Persons,
                Name = Applicant.Name,
                Mobile = Applicant.Mobile,
                Secrecy = Secrecy.Named,
                Agrees = true,
                AgreesSensitive = true,
            },
        };
    }
}
