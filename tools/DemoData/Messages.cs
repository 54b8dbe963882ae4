using Niangjia.Contracts.Cases;

namespace Niangjia.DemoData;

/// <summary>What workers say, in their own voices; all invented.</summary>
internal static class Messages
{
    private static readonly Dictionary<CaseType, string[]> Texts = new()
    {
        [CaseType.WageArrears] = ["我在厂里做针车，三个月工资没发，问老板就说下个月，家里等钱用。", "工程干完半年了，班组长说总包没给钱，我们的工钱一直拖着。", "离职一个多月了，最后一个月工资和押金都没结清。"],
        [CaseType.OvertimePay] = ["天天加班到晚上十点，周末也不休，加班费一分没给。", "国庆三天都在上班，工资条上还是按平时算的。"],
        [CaseType.NoWrittenContract] = ["干了八个月一直没签劳动合同，要求签就说再等等。"],
        [CaseType.Termination] = ["做了六年，昨天突然通知我不用来了，也不说补偿。", "厂里说效益不好要裁员，让我们自己写辞职报告。"],
        [CaseType.WorkInjury] = ["上个月操作冲床压伤了手指，厂里只垫了两千块就不管了。", "下班路上被电瓶车撞了，不知道算不算工伤。"],
        [CaseType.SocialInsurance] = ["公司一直没给我交社保，说给补贴让我们签了自愿放弃。"],
        [CaseType.WorkTimeLeave] = ["工作满五年了，从来没休过年休假，也没给钱。"],
        [CaseType.FemaleWorkerProtection] = ["怀孕五个月了，主管要把我调去搬货，还说不去就自己走。"],
        [CaseType.OshHealth] = ["喷漆车间没有排风，口罩一周才发一个，头晕好几次。"],
        [CaseType.LabourRelationConfirm] = ["没合同也没社保，受伤后公司说不认识我，我有工作群和考勤照片。"],
        [CaseType.NonCompeteTraining] = ["离职后公司不给竞业补偿，又不让我去同行上班。"],
        [CaseType.DispatchOutsourcing] = ["我是劳务派遣的，干一样的活，工资比正式工少一千多。"],
        [CaseType.NewEmploymentForm] = ["跑外卖账号被封了，还有半个月的单钱没结。"],
        [CaseType.CollectiveContract] = ["工资集体合同写好的涨薪，今年厂里没有执行。"],
        [CaseType.UnionRights] = ["我们想成立工会，人事说谁牵头就开除谁。"],
        [CaseType.MinorWorker] = ["隔壁作坊有个看着十四五岁的孩子在上夜班。"],
        [CaseType.OverAgeWorker] = ["我六十二了在做保洁，干了两个月没给钱，说我超龄不算。"],
        [CaseType.DocsAndDeposits] = ["入职交了五百押金和身份证，离职了都不退。"],
        [CaseType.Discrimination] = ["面试说只招男的，我条件都够。"],
        [CaseType.HardshipAid] = ["爱人查出重病，孩子还在上学，实在周转不过来，想申请困难帮扶。"],
        [CaseType.MutualMedicalAid] = ["住院花了三万多，参加了医疗互助，想问怎么报。"],
        [CaseType.Employment] = ["厂子搬走了，想找份离家近的工作，最好有培训。"],
        [CaseType.LegalConsult] = ["想咨询一下试用期辞职要提前几天说。"],
        [CaseType.PsychCounsel] = ["最近压力很大，晚上睡不着，想找人聊聊。"],
        [CaseType.Membership] = ["我是送快递的，想加入工会，怎么办？"],
        [CaseType.SchoolPlacement] = ["孩子九月上小学，我们是外地的，想问积分入学的事。"],
        [CaseType.UnionWorkFeedback] = ["建议工会多办点晚上的活动，我们白天都上班。", "希望职工书屋周末也能开门。"],
        [CaseType.CommunityFacility] = ["园区门口路灯坏了半个月，下夜班黑漆漆的。", "宿舍后面垃圾堆几天没清，味道很大。"],
        [CaseType.ParkDormitory] = ["食堂饭菜又贵又少，希望管一管。", "班车总是晚点，赶不上打卡。"],
        [CaseType.RentalHousing] = ["房东不退押金，还说要涨租。"],
        [CaseType.FamilyDispute] = ["两口子为了带孩子的事吵了好几天，想请人劝劝。"],
        [CaseType.NeighbourDispute] = ["楼上天天半夜拖桌子，说了几次也不听。", "楼上漏水把我家天花板泡了，他们不认。"],
        [CaseType.WorkplacePersonal] = ["同事借了我三千块一直不还，见面就躲。"],
    };

    public static string Of(CaseType type, Random dice) => Texts[type][dice.Next(Texts[type].Length)];

    public static AffairStream StreamOf(CaseType type) => type switch
    {
        CaseType.UnionWorkFeedback or CaseType.CommunityFacility or CaseType.ParkDormitory or CaseType.RentalHousing => AffairStream.Common,
        CaseType.FamilyDispute or CaseType.NeighbourDispute or CaseType.WorkplacePersonal => AffairStream.Family,
        _ => AffairStream.Public,
    };

    public static string Outcome(ResultCode result) => result switch
    {
        ResultCode.FullyResolved => "已与对方沟通，问题全部解决，并当面向您确认。",
        ResultCode.PartlyResolved => "已解决主要问题，其余事项已约定时间继续跟进。",
        ResultCode.ExplainedOnly => "已向您说明相关规定和可以走的途径。",
        ResultCode.AidGranted => "已为您办理帮扶，款项将按规定发放。",
        ResultCode.ReferredInspection => "已转劳动保障监察依法处理，我们会继续关注结果。",
        ResultCode.NotReachable => "多次联系未能接通，如仍需帮助请随时再联系我们。",
        _ => "已办理完毕。",
    };
}
