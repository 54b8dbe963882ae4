namespace Niangjia.Contracts.Cases;

/// <summary>How somebody was reached, or told us something.</summary>
public enum ContactWay
{
    /// <summary>电话</summary>
    Phone,
    /// <summary>当面</summary>
    InPerson,
    /// <summary>上门</summary>
    HomeVisit,
    /// <summary>短信、微信</summary>
    Message,
}

/// <summary>Who is expected to bring an item of evidence (R §1.4).</summary>
public enum EvidenceSide
{
    /// <summary>劳动者提供</summary>
    Worker,
    /// <summary>用人单位掌握</summary>
    Employer,
}

/// <summary>Where an item of evidence stands (R §1.3: what is missing is 待补, never a gate).</summary>
public enum EvidenceState
{
    /// <summary>待补</summary>
    Missing,
    /// <summary>已收到</summary>
    Received,
    /// <summary>不适用</summary>
    NotApplicable,
}

/// <summary>Why a unit owes the applicant a reason.</summary>
public enum DelayCause
{
    /// <summary>家事未当日办结 (R-MED-14)</summary>
    NotSameDay,
    /// <summary>共事超过办结期限 (R-TRI-08)</summary>
    Overdue,
}
