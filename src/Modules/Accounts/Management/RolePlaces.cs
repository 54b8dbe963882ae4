using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;

namespace Niangjia.Accounts;

/// <summary>At which kinds of units there is somebody of a role (R §0.3): a grid worker of a district would see every grid of it.</summary>
internal static class RolePlaces
{
    private static readonly UnitKind[] Grids = [UnitKind.Grid];
    private static readonly UnitKind[] Communities = [UnitKind.CommunityJointUnion];
    private static readonly UnitKind[] Streets = [UnitKind.StreetFederation];
    private static readonly UnitKind[] Districts = [UnitKind.DistrictFederation];
    private static readonly UnitKind[] StreetsUp = [.. Streets, .. Districts];
    private static readonly UnitKind[] Unions = [UnitKind.EnterpriseUnion, UnitKind.JointGrassrootsUnion, UnitKind.IndustryJointUnion, UnitKind.ParkUnion, UnitKind.UnionGroup];

    /// <summary>Kinds of units of each role that is granted by hand.</summary>
    private static readonly Dictionary<Role, UnitKind[]> Kinds = new()
    {
        [Role.GridWorker] = Grids,
        [Role.GridLeader] = Grids,
        [Role.CommunityOfficer] = Communities,
        [Role.CommunityChair] = Communities,
        [Role.StreetOfficer] = Streets,
        [Role.StreetChair] = Streets,
        [Role.JointCentreDirector] = StreetsUp,
        [Role.Mediator] = [.. Communities, .. StreetsUp, .. Unions],
        [Role.LegalSquadLawyer] = StreetsUp,
        [Role.LegalAidReviewer] = StreetsUp,
        [Role.LabourLawSupervisor] = [.. Communities, .. StreetsUp, .. Unions],
        [Role.DistrictOfficer] = Districts,
        [Role.DistrictLeader] = Districts,
        [Role.HotlineAgent] = Districts,
        [Role.EnterpriseUnionChair] = Unions,
        [Role.EnterpriseHr] = Unions,
        [Role.HardshipReviewer] = StreetsUp,
        [Role.MutualAidReviewer] = StreetsUp,
        [Role.SchoolAdmin] = StreetsUp,
        [Role.ProcurementOfficer] = StreetsUp,
        [Role.Volunteer] = [.. Grids, .. Communities, .. StreetsUp, .. Unions],
        [Role.ArbitrationLiaison] = [UnitKind.PartnerDepartment],
        [Role.CourtLiaison] = [UnitKind.PartnerDepartment],
        [Role.HrssInspector] = [UnitKind.PartnerDepartment],
        [Role.JusticeLiaison] = [UnitKind.PartnerDepartment],
        [Role.PoliceLiaison] = [UnitKind.PartnerDepartment],
        [Role.SystemAdmin] = StreetsUp,
        [Role.SecurityAdmin] = StreetsUp,
        [Role.AuditAdmin] = StreetsUp,
    };

    /// <summary>Whether a role is granted at units of a kind; null stands for the whole platform, which only administrators look after.</summary>
    public static bool Fits(Role role, UnitKind? kind) => kind is { } one ? KindsOf(role).Contains(one) : Roles.Administrators.Contains(role);

    /// <summary>The kinds of units of a role in words.</summary>
    public static string Of(Role role) => string.Join(AccountsText.Or, KindsOf(role).Select(WordOf).Distinct());

    private static UnitKind[] KindsOf(Role role) => Kinds.GetValueOrDefault(role, []);

    private static string WordOf(UnitKind kind) => kind switch
    {
        UnitKind.Grid => AccountsText.PlaceGrid,
        UnitKind.CommunityJointUnion => AccountsText.PlaceCommunity,
        UnitKind.StreetFederation => AccountsText.PlaceStreet,
        UnitKind.DistrictFederation => AccountsText.PlaceDistrict,
        UnitKind.PartnerDepartment => AccountsText.PlaceDepartment,
        _ => AccountsText.PlaceUnion,
    };
}
