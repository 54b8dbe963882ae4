namespace Niangjia.Kernel.Access;

/// <summary>The roles of R §0.3. A role is granted for one unit and reaches every unit below it.</summary>
public enum Role
{
    /// <summary>职工</summary>
    Worker,
    /// <summary>网格员</summary>
    GridWorker,
    /// <summary>网格长</summary>
    GridLeader,
    /// <summary>社区工联会专干</summary>
    CommunityOfficer,
    /// <summary>社区工联会主席</summary>
    CommunityChair,
    /// <summary>街道总工会干事</summary>
    StreetOfficer,
    /// <summary>街道总工会主席</summary>
    StreetChair,
    /// <summary>调解员</summary>
    Mediator,
    /// <summary>联调联处中心负责人</summary>
    JointCentreDirector,
    /// <summary>工会法律服务小分队律师</summary>
    LegalSquadLawyer,
    /// <summary>法律援助审查人</summary>
    LegalAidReviewer,
    /// <summary>工会劳动法律监督员</summary>
    LabourLawSupervisor,
    /// <summary>区县总工会干事</summary>
    DistrictOfficer,
    /// <summary>区县总工会领导</summary>
    DistrictLeader,
    /// <summary>12351 坐席</summary>
    HotlineAgent,
    /// <summary>企业工会主席</summary>
    EnterpriseUnionChair,
    /// <summary>企业人事</summary>
    EnterpriseHr,
    /// <summary>困难帮扶审核人</summary>
    HardshipReviewer,
    /// <summary>医疗互助审核人</summary>
    MutualAidReviewer,
    /// <summary>入学工作人员</summary>
    SchoolAdmin,
    /// <summary>采购经办人</summary>
    ProcurementOfficer,
    /// <summary>志愿者</summary>
    Volunteer,
    /// <summary>仲裁联络员</summary>
    ArbitrationLiaison,
    /// <summary>法院联络员</summary>
    CourtLiaison,
    /// <summary>劳动监察员</summary>
    HrssInspector,
    /// <summary>司法联络员</summary>
    JusticeLiaison,
    /// <summary>公安联络员</summary>
    PoliceLiaison,
    /// <summary>系统管理员 (R-SEC-06: three separate persons)</summary>
    SystemAdmin,
    /// <summary>安全管理员</summary>
    SecurityAdmin,
    /// <summary>审计管理员</summary>
    AuditAdmin,
}

/// <summary>Groups of roles that permissions are often given to.</summary>
public static class Roles
{
    /// <summary>Staff of grid, community, street and district who handle requests.</summary>
    public static readonly Role[] Handlers =
    [
        Role.GridWorker, Role.GridLeader, Role.CommunityOfficer, Role.CommunityChair, Role.StreetOfficer, Role.StreetChair,
        Role.JointCentreDirector, Role.DistrictOfficer, Role.DistrictLeader,
    ];

    /// <summary>Handlers from the community up: who may confirm a triage, dispatch, escalate.</summary>
    public static readonly Role[] Officers = [.. Handlers.Except([Role.GridWorker, Role.GridLeader])];

    /// <summary>Street and district staff.</summary>
    public static readonly Role[] StreetUp =
        [Role.StreetOfficer, Role.StreetChair, Role.JointCentreDirector, Role.DistrictOfficer, Role.DistrictLeader];

    /// <summary>The three administrators who must be three persons (R-SEC-06).</summary>
    public static readonly Role[] Administrators = [Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin];

    /// <summary>Every role.</summary>
    public static readonly Role[] All = Enum.GetValues<Role>();

    /// <summary>What a role is called in the language of the request.</summary>
    public static string NameOf(Role role) => RoleText.ResourceManager.GetString($"Role_{role}", RoleText.Culture) ?? role.ToString();
}
