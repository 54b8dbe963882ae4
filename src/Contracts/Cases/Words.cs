namespace Niangjia.Contracts.Cases;

/// <summary>三事分流: the three streams (R §2.1).</summary>
public enum AffairStream
{
    /// <summary>公事</summary>
    Public,
    /// <summary>共事</summary>
    Common,
    /// <summary>家事</summary>
    Family,
}

/// <summary>Case types of R §1.2, in the order of the catalogue.</summary>
public enum CaseType
{
    /// <summary>LD01 拖欠/克扣工资</summary>
    WageArrears,
    /// <summary>LD02 加班费</summary>
    OvertimePay,
    /// <summary>LD03 未签书面合同二倍工资</summary>
    NoWrittenContract,
    /// <summary>LD04 解除/终止</summary>
    Termination,
    /// <summary>LD05 工伤</summary>
    WorkInjury,
    /// <summary>LD06 社会保险</summary>
    SocialInsurance,
    /// <summary>LD07 工时休假</summary>
    WorkTimeLeave,
    /// <summary>LD08 女职工保护</summary>
    FemaleWorkerProtection,
    /// <summary>LD09 劳动安全卫生/职业病</summary>
    OshHealth,
    /// <summary>LD10 确认劳动关系</summary>
    LabourRelationConfirm,
    /// <summary>LD11 竞业限制/服务期/保密</summary>
    NonCompeteTraining,
    /// <summary>LD12 劳务派遣/外包</summary>
    DispatchOutsourcing,
    /// <summary>LD13 新就业形态</summary>
    NewEmploymentForm,
    /// <summary>LD14 集体合同争议</summary>
    CollectiveContract,
    /// <summary>LD15 侵害工会权益</summary>
    UnionRights,
    /// <summary>LD16 未成年工/童工</summary>
    MinorWorker,
    /// <summary>LD17 超龄劳动者</summary>
    OverAgeWorker,
    /// <summary>LD18 证件押金档案</summary>
    DocsAndDeposits,
    /// <summary>LD19 就业歧视</summary>
    Discrimination,
    /// <summary>SV01 困难帮扶</summary>
    HardshipAid,
    /// <summary>SV02 医疗互助</summary>
    MutualMedicalAid,
    /// <summary>SV03 就业服务</summary>
    Employment,
    /// <summary>SV04 法律政策咨询</summary>
    LegalConsult,
    /// <summary>SV05 心理咨询</summary>
    PsychCounsel,
    /// <summary>SV06 入会/建会/会籍</summary>
    Membership,
    /// <summary>SV07 子女入学</summary>
    SchoolPlacement,
    /// <summary>SV08 对工会工作的意见/投诉/微心愿</summary>
    UnionWorkFeedback,
    /// <summary>CM01 公共设施/环境</summary>
    CommunityFacility,
    /// <summary>CM02 园区宿舍/食堂/通勤/网络</summary>
    ParkDormitory,
    /// <summary>CM03 租房</summary>
    RentalHousing,
    /// <summary>FM01 婚姻家庭纠纷</summary>
    FamilyDispute,
    /// <summary>FM02 邻里纠纷</summary>
    NeighbourDispute,
    /// <summary>FM03 同事间纠纷</summary>
    WorkplacePersonal,
    /// <summary>FM04 民间借贷、债务纠纷</summary>
    PersonalDebt,
}

/// <summary>R-TRI-07.</summary>
public enum Urgency
{
    /// <summary>一般</summary>
    Normal,
    /// <summary>紧急</summary>
    Urgent,
    /// <summary>特急</summary>
    Critical,
}

/// <summary>Where a request came in (R §1.1); exactly one.</summary>
public enum IntakeChannel
{
    /// <summary>来访</summary>
    WalkIn,
    /// <summary>来信</summary>
    Letter,
    /// <summary>12351 来电</summary>
    Phone12351,
    /// <summary>12345 转办</summary>
    Phone12345,
    /// <summary>手机网页</summary>
    Web,
    /// <summary>网格上报/代办</summary>
    GridReport,
    /// <summary>走访发现</summary>
    PatrolFound,
    /// <summary>企业工会上报</summary>
    EnterpriseReport,
    /// <summary>法院委派/委托</summary>
    CourtReferral,
    /// <summary>仲裁委托/建议</summary>
    ArbitrationReferral,
    /// <summary>信访转送/交办</summary>
    PetitionTransfer,
    /// <summary>预警自动生成</summary>
    EarlyWarning,
    /// <summary>热线转办</summary>
    HotlineTransfer,
}

/// <summary>How openly the applicant appears.</summary>
public enum Secrecy
{
    /// <summary>实名</summary>
    Named,
    /// <summary>保密：only those who handle it learn who it is; never the employer.</summary>
    Confidential,
    /// <summary>匿名线索：nobody knows; the receipt code is the only link.</summary>
    Anonymous,
}

/// <summary>What a consent is for.</summary>
public enum ConsentPurpose
{
    /// <summary>办理诉求</summary>
    Handling,
    /// <summary>敏感个人信息：健康、伤情等 (R-PRI-04)</summary>
    SensitiveData,
    /// <summary>公开发布：words and place of a public matter may be shown to everybody</summary>
    Publication,
}

/// <summary>States of a request (R §1.5); <see cref="Split"/> is the parent of R-TRI-05 that waits for its children.</summary>
public enum RequestState
{
    /// <summary>已提交</summary>
    Submitted,
    /// <summary>已登记</summary>
    Registered,
    /// <summary>已分流</summary>
    Triaged,
    /// <summary>已派单</summary>
    Assigned,
    /// <summary>办理中</summary>
    InProgress,
    /// <summary>待补充材料</summary>
    PendingSupplement,
    /// <summary>已上报</summary>
    Escalated,
    /// <summary>已转办</summary>
    Referred,
    /// <summary>调解中</summary>
    CaseOpened,
    /// <summary>已办结待评价</summary>
    Resolved,
    /// <summary>已评价</summary>
    Evaluated,
    /// <summary>重新办理</summary>
    Reopened,
    /// <summary>已拆分</summary>
    Split,
    /// <summary>已归档</summary>
    Closed,
    /// <summary>已撤回</summary>
    Withdrawn,
    /// <summary>不予受理</summary>
    Rejected,
    /// <summary>已合并</summary>
    Merged,
}

/// <summary>What can happen to a request (R §1.5).</summary>
public enum RequestStep
{
    /// <summary>登记</summary>
    Register,
    /// <summary>分流</summary>
    Triage,
    /// <summary>拆分</summary>
    Split,
    /// <summary>派单</summary>
    Assign,
    /// <summary>签收</summary>
    Accept,
    /// <summary>退回</summary>
    Return,
    /// <summary>一次性告知补正</summary>
    AskSupplement,
    /// <summary>补正</summary>
    Supply,
    /// <summary>上报</summary>
    Escalate,
    /// <summary>下派</summary>
    HandDown,
    /// <summary>转有关部门</summary>
    Refer,
    /// <summary>部门反馈</summary>
    Feedback,
    /// <summary>立案调解</summary>
    OpenCase,
    /// <summary>调解未成，继续办理</summary>
    Resume,
    /// <summary>办结</summary>
    Resolve,
    /// <summary>回访评价</summary>
    VisitBack,
    /// <summary>重新办理</summary>
    Reopen,
    /// <summary>归档</summary>
    Close,
    /// <summary>撤回</summary>
    Withdraw,
    /// <summary>不予受理</summary>
    Reject,
    /// <summary>并案</summary>
    Merge,
}

/// <summary>Result of a request (R §1.5).</summary>
public enum ResultCode
{
    /// <summary>全部解决</summary>
    FullyResolved,
    /// <summary>部分解决</summary>
    PartlyResolved,
    /// <summary>诉求无依据，已解释</summary>
    ExplainedOnly,
    /// <summary>已给予帮扶</summary>
    AidGranted,
    /// <summary>达成协议</summary>
    AgreementReached,
    /// <summary>已转仲裁</summary>
    ReferredArbitration,
    /// <summary>已转法院</summary>
    ReferredCourt,
    /// <summary>已转劳动监察</summary>
    ReferredInspection,
    /// <summary>已转公安</summary>
    ReferredPolice,
    /// <summary>无法联系</summary>
    NotReachable,
}

/// <summary>What an applicant is told by phone.</summary>
public enum ApplicantMessage
{
    /// <summary>已登记</summary>
    Registered,
    /// <summary>需要补材料</summary>
    PapersAsked,
    /// <summary>补材料期限将到</summary>
    PapersReminder,
    /// <summary>由谁办理</summary>
    Accepted,
    /// <summary>已上报</summary>
    Escalated,
    /// <summary>调解会</summary>
    Session,
    /// <summary>调解进展</summary>
    Mediation,
    /// <summary>办理结果和怎样评价</summary>
    Resolved,
    /// <summary>不予受理和去向</summary>
    Rejected,
    /// <summary>已归档</summary>
    Closed,
}
