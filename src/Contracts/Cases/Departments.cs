namespace Niangjia.Contracts.Cases;

/// <summary>Who answers for a matter outside or beside the union; proposed by the triage, never decided by it.</summary>
public enum Department
{
    /// <summary>工会</summary>
    Union,
    /// <summary>人力资源和社会保障：劳动监察、仲裁、社会保险</summary>
    Labour,
    /// <summary>人民法院</summary>
    Court,
    /// <summary>司法行政：人民调解、法律援助</summary>
    Justice,
    /// <summary>公安</summary>
    Police,
    /// <summary>应急管理、安全生产</summary>
    Safety,
    /// <summary>卫生健康</summary>
    Health,
    /// <summary>妇联</summary>
    Women,
    /// <summary>教育、文化、体育</summary>
    Education,
    /// <summary>住房和城乡建设、自然资源、城市管理</summary>
    Housing,
    /// <summary>生态环境</summary>
    Environment,
    /// <summary>交通运输</summary>
    Transport,
    /// <summary>市场监管、商务、旅游</summary>
    Commerce,
    /// <summary>民政</summary>
    CivilAffairs,
}
