using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>What can happen to a dispute (R §1.6).</summary>
internal enum DisputeStep
{
    Accept,
    NotAccept,
    Begin,
    Extend,
    Agree,
    TalkAgain,
    TakeEffect,
    Breach,
    Remedy,
    Perform,
    ApplyArbReview,
    ConfirmArbReview,
    RefuseArbReview,
    ApplyJudConfirm,
    /// <summary>法院受理司法确认申请</summary>
    AcceptJudConfirm,
    ConfirmJud,
    RefuseJud,
    ApplyPaymentOrder,
    /// <summary>法院受理支付令申请</summary>
    AcceptPaymentOrder,
    /// <summary>支付令送达被申请人</summary>
    ServePaymentOrder,
    PaymentOrderTakesEffect,
    PaymentOrderFails,
    ApplyEnforcement,
    Fail,
    GoToArbitration,
    GoToCourt,
    GoElsewhere,
    Withdraw,
    Close,
}

/// <summary>The two sides of a dispute.</summary>
internal enum PartySide
{
    Applicant,
    Respondent,
}

/// <summary>How far a representative may go (授权委托书, R §14).</summary>
internal enum AgentAuthority
{
    None,
    General,
    Special,
}

/// <summary>The paper by which somebody shows who they are (R §1.3).</summary>
internal enum IdKind
{
    CitizenId,
    ResidencePermit,
    Passport,
    ForeignResidence,
    Other,
}

/// <summary>How somebody said something.</summary>
internal enum StatementForm
{
    InPerson,
    Paper,
    Phone,
    Online,
}

/// <summary>Bodies that may mediate labour disputes (R-MED-01).</summary>
internal enum MediationBody
{
    /// <summary>联调联处中心、娘家人调解室</summary>
    JointCentre,
    /// <summary>依法设立的人民调解组织</summary>
    PeoplesCommittee,
    /// <summary>企业劳动争议调解委员会</summary>
    EnterpriseCommittee,
}

/// <summary>What became of a session.</summary>
internal enum SessionState
{
    Scheduled,
    Held,
    NotHeld,
}

/// <summary>Who signs.</summary>
internal enum SignerRole
{
    Applicant,
    Respondent,
    Mediator,
    Body,
}

/// <summary>How it was signed.</summary>
internal enum SignatureMethod
{
    /// <summary>Drawn on the phone.</summary>
    Drawn,
    /// <summary>Name typed and a code from one's own phone entered.</summary>
    TypedWithCode,
    /// <summary>On paper before the mediator, who enters it.</summary>
    Paper,
    /// <summary>The seal of the body.</summary>
    Seal,
}

/// <summary>Documents of R §14 a dispute brings forth.</summary>
internal enum DocumentKind
{
    Application,
    Acceptance,
    NonAcceptance,
    Record,
    Agreement,
    FailureNotice,
    ArbitrationReview,
    JudicialConfirmation,
    PaymentOrder,
}

/// <summary>How an instalment is paid.</summary>
internal enum PayBy
{
    Transfer,
    CashOnTheSpot,
}

/// <summary>Where an instalment stands (R-MED-09).</summary>
internal enum InstalmentState
{
    Open,
    PartlyPaid,
    Paid,
    Breached,
}

/// <summary>Whether a reported payment is agreed on.</summary>
internal enum PaymentState
{
    Reported,
    Confirmed,
    Rejected,
}

/// <summary>Who acts for or on a dispute.</summary>
internal enum DisputeActor
{
    Applicant,
    Respondent,
    Mediator,
    Body,
    Clock,
    Arbitration,
    Court,
}

/// <summary>Events that restart the limitation from zero (R-LIM-02).</summary>
internal enum InterruptionCause
{
    MediationApplied,
    MediationRefused,
    MediationLapsed,
    MediationFailed,
    AgreementNotPerformed,
    PaymentOrderApplied,
    ArbitrationApplied,
    SuitFiled,
}

/// <summary>Why somebody may not be impartial (R-CAS-08).</summary>
internal enum RelationKind
{
    /// <summary>亲属</summary>
    Kinship,
    /// <summary>利害关系</summary>
    Interest,
    /// <summary>其他可能影响公正的关系</summary>
    Other,
}

/// <summary>Ways after the agreement or a breach (R §1.10).</summary>
internal enum LockInRoute
{
    ArbitrationReview,
    JudicialConfirmation,
    PaymentOrder,
    Arbitration,
    Court,
    Perform,
}

/// <summary>Where a dispute may go besides arbitration and court, and what the request then says.</summary>
internal static class OtherRoutes
{
    public static readonly ResultCode[] All = [ResultCode.ReferredInspection, ResultCode.ReferredPolice, ResultCode.ExplainedOnly];
}
