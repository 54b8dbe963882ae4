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
