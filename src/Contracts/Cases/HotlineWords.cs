namespace Niangjia.Contracts.Cases;

/// <summary>What a call to the hotline is about (R-HOT-01).</summary>
public enum HotlineCategory
{
    /// <summary>问题咨询</summary>
    Question,
    /// <summary>服务帮扶</summary>
    Support,
    /// <summary>信访投诉</summary>
    Complaint,
    /// <summary>法律援助</summary>
    LegalAid,
    /// <summary>意见建议</summary>
    Opinion,
}

/// <summary>How difficult a matter of the hotline is; each class has a period of its own (R-HOT-02).</summary>
public enum HotlineClass
{
    /// <summary>一般</summary>
    General,
    /// <summary>难点</summary>
    Difficult,
    /// <summary>特别复杂</summary>
    Complex,
}

/// <summary>Where a call stands (R-HOT-03). What its request is doing meanwhile, the request says.</summary>
public enum HotlineStage
{
    /// <summary>来电</summary>
    Ringing,
    /// <summary>通话中</summary>
    Talking,
    /// <summary>办理中</summary>
    InHand,
    /// <summary>已办结</summary>
    Closed,
}

/// <summary>What came of the talk.</summary>
public enum HotlineEnding
{
    /// <summary>当场答复</summary>
    AnsweredAtOnce,
    /// <summary>转为诉求</summary>
    BecameRequest,
    /// <summary>掉线、未接</summary>
    Dropped,
    /// <summary>骚扰电话</summary>
    Nuisance,
}

/// <summary>What the quality checker thinks of one question of the score sheet.</summary>
public enum CallMark
{
    /// <summary>差：0分</summary>
    Poor,
    /// <summary>一般：1分</summary>
    Fair,
    /// <summary>好：2分</summary>
    Good,
}
