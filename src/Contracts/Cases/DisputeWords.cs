namespace Niangjia.Contracts.Cases;

/// <summary>States of a dispute under mediation (R §1.6); what follows an award belongs to later modules.</summary>
public enum DisputeState
{
    /// <summary>已申请</summary>
    Applied,
    /// <summary>已受理</summary>
    Accepted,
    /// <summary>不予受理</summary>
    NotAccepted,
    /// <summary>调解中</summary>
    Mediating,
    /// <summary>延长调解</summary>
    MediationExtended,
    /// <summary>达成协议</summary>
    AgreementReached,
    /// <summary>协议生效</summary>
    AgreementEffective,
    /// <summary>已履行</summary>
    Performed,
    /// <summary>未按期履行</summary>
    Breached,
    /// <summary>调解不成</summary>
    MediationFailed,
    /// <summary>已申请仲裁审查</summary>
    ArbReviewApplied,
    /// <summary>仲裁审查确认</summary>
    ArbReviewConfirmed,
    /// <summary>已申请司法确认</summary>
    JudConfirmApplied,
    /// <summary>司法确认有效</summary>
    JudConfirmed,
    /// <summary>已申请支付令</summary>
    PaymentOrderApplied,
    /// <summary>支付令生效</summary>
    PaymentOrderEffective,
    /// <summary>已申请强制执行</summary>
    EnforcementApplied,
    /// <summary>已转仲裁</summary>
    ReferredArbitration,
    /// <summary>已转法院</summary>
    ReferredCourt,
    /// <summary>已转其他途径</summary>
    ReferredOther,
    /// <summary>已撤回</summary>
    Withdrawn,
    /// <summary>已结案</summary>
    Closed,
}

/// <summary>What a conflict may turn into (R-MED-10).</summary>
public enum RiskKind
{
    /// <summary>矛盾可能激化</summary>
    Escalation,
    /// <summary>可能引发治安案件</summary>
    PublicSecurity,
    /// <summary>可能引发刑事案件</summary>
    Crime,
    /// <summary>风险已经消除</summary>
    Eased,
}
