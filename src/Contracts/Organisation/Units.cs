using Niangjia.Kernel.Scoping;

namespace Niangjia.Contracts.Organisation;

/// <summary>Kinds of units in the tree (R §3.1), plus grids and partner departments.</summary>
public enum UnitKind
{
    /// <summary>区县总工会</summary>
    DistrictFederation,
    /// <summary>街道(镇)总工会</summary>
    StreetFederation,
    /// <summary>社区工联会</summary>
    CommunityJointUnion,
    /// <summary>网格</summary>
    Grid,
    /// <summary>企业工会</summary>
    EnterpriseUnion,
    /// <summary>联合基层工会</summary>
    JointGrassrootsUnion,
    /// <summary>行业工会联合会</summary>
    IndustryJointUnion,
    /// <summary>园区工会</summary>
    ParkUnion,
    /// <summary>工会小组</summary>
    UnionGroup,
    /// <summary>协作单位：人社、法院、司法、公安等</summary>
    PartnerDepartment,
}

/// <summary>The four levels at which requests are handled (R §2.5).</summary>
public enum HandlingLevel
{
    /// <summary>L1 网格</summary>
    Grid = 1,
    /// <summary>L2 社区</summary>
    Community = 2,
    /// <summary>L3 街道</summary>
    Street = 3,
    /// <summary>L4 区</summary>
    District = 4,
}

/// <summary>A unit as other modules see it.</summary>
/// <param name="Id">Id.</param>
/// <param name="Path">Place in the tree; see <see cref="UnitPath"/>.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">Kind.</param>
/// <param name="ParentId">Unit above; null for the district.</param>
/// <param name="Level">Handling level, or null for units that do not handle requests.</param>
/// <param name="Phone">Number a worker may call, or null.</param>
/// <param name="Address">Where it is, or null.</param>
/// <param name="AreaCode">Administrative code of 6 or 9 or 12 digits, or null.</param>
/// <param name="Field">For partner departments what they are competent for, such as <c>Inspection</c>; else null.</param>
/// <param name="IsClosed">Whether the unit has ended.</param>
public sealed record UnitInfo(
    Guid Id, string Path, string Name, UnitKind Kind, Guid? ParentId, HandlingLevel? Level, string? Phone, string? Address,
    string? AreaCode, string? Field, bool IsClosed);

/// <summary>An immutable picture of the whole tree.</summary>
public interface IUnitTree
{
    /// <summary>Every unit, parents before children, siblings by name.</summary>
    IReadOnlyList<UnitInfo> All { get; }

    /// <summary>The district at the top.</summary>
    UnitInfo District { get; }

    /// <summary>The unit with this id, or null.</summary>
    UnitInfo? Find(Guid id);

    /// <summary>The unit with this path, or null.</summary>
    UnitInfo? ByPath(string path);

    /// <summary>Direct children.</summary>
    IReadOnlyList<UnitInfo> ChildrenOf(Guid id);

    /// <summary>The nearest unit at or above a path that handles requests at this level or higher, or null.</summary>
    UnitInfo? HandlerOf(string path, HandlingLevel level);
}

/// <summary>Gives the current tree; cheap to call often.</summary>
public interface IUnitDirectory
{
    /// <summary>The tree as of now.</summary>
    ValueTask<IUnitTree> TreeAsync(CancellationToken cancellationToken);
}

/// <summary>Fields of competence of partner departments; <see cref="UnitInfo.Field"/> holds the name.</summary>
public enum Competence
{
    /// <summary>劳动保障监察</summary>
    Inspection,
    /// <summary>劳动人事争议仲裁</summary>
    Arbitration,
    /// <summary>人民法院</summary>
    Court,
    /// <summary>人民检察院</summary>
    Procuratorate,
    /// <summary>司法行政、法律援助</summary>
    Justice,
    /// <summary>公安</summary>
    Police,
    /// <summary>应急管理、安全生产</summary>
    Safety,
    /// <summary>卫生健康、职业病</summary>
    Health,
    /// <summary>社会保险经办</summary>
    SocialInsurance,
    /// <summary>妇女权益</summary>
    Women,
    /// <summary>教育</summary>
    Education,
    /// <summary>住房和城乡建设</summary>
    Housing,
    /// <summary>民政、社会救助</summary>
    CivilAffairs,
    /// <summary>市场监管</summary>
    MarketRegulation,
    /// <summary>城市管理</summary>
    UrbanManagement,
    /// <summary>交通运输</summary>
    Transport,
    /// <summary>税务</summary>
    Tax,
    /// <summary>信访</summary>
    Petitions,
    /// <summary>其他</summary>
    Other,
}

/// <summary>A unit was added to the tree.</summary>
public sealed record UnitAdded(Guid UnitId, string Path, string Name, UnitKind Kind);

/// <summary>A unit's data changed.</summary>
public sealed record UnitChanged(Guid UnitId, string Path, string Name);

/// <summary>A unit ended; its path is not used again.</summary>
public sealed record UnitClosed(Guid UnitId, string Path);

/// <summary>Somebody was put on the duty roster of a unit.</summary>
public sealed record DutyShiftPlanned(Guid UnitId, Guid AccountId);

/// <summary>A shift of the roster was taken off.</summary>
public sealed record DutyShiftRemoved(Guid UnitId, Guid AccountId);
