namespace Niangjia.Contracts.Cases;

/// <summary>Why an officer moves a request up by hand (R §2.5); what can be measured moves it up by itself, as an <see cref="EscalationGround"/>.</summary>
public enum ManualGround
{
    /// <summary>需要文书或者协议</summary>
    NeedsPapers,
    /// <summary>对方拒不配合</summary>
    OtherSideRefuses,
    /// <summary>超出本级权限</summary>
    OutsideAuthority,
    /// <summary>跨街道</summary>
    CrossStreet,
    /// <summary>橙色、红色预警</summary>
    EarlyWarning,
    /// <summary>调解不成，职工需要帮助</summary>
    NeedsAid,
    /// <summary>属省、市职责</summary>
    HigherDuty,
    /// <summary>可能涉嫌犯罪</summary>
    Criminal,
    /// <summary>其他，在理由中写明</summary>
    Other,
}

/// <summary>Why a request moved up (R-ESC-01/02).</summary>
public enum EscalationCause
{
    /// <summary>超期</summary>
    Breach,
    /// <summary>达到上报条件</summary>
    Trigger,
    /// <summary>人工上报</summary>
    ByHand,
    /// <summary>越级上报</summary>
    SkipLevel,
    /// <summary>再次重新办理</summary>
    SecondReopening,
}
