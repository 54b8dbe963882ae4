using Niangjia.Contracts.Organisation;

namespace Niangjia.Organisation.Domain;

/// <summary>What the kinds of units are and where they may stand (R §2.5, §3.1).</summary>
internal static class UnitKinds
{
    private static readonly Dictionary<UnitKind, UnitKind[]> Parents = new()
    {
        [UnitKind.DistrictFederation] = [],
        [UnitKind.StreetFederation] = [UnitKind.DistrictFederation],
        [UnitKind.CommunityJointUnion] = [UnitKind.StreetFederation],
        [UnitKind.Grid] = [UnitKind.CommunityJointUnion],
        [UnitKind.ParkUnion] = [UnitKind.DistrictFederation, UnitKind.StreetFederation, UnitKind.CommunityJointUnion],
        [UnitKind.IndustryJointUnion] = [UnitKind.DistrictFederation, UnitKind.StreetFederation, UnitKind.CommunityJointUnion],
        [UnitKind.JointGrassrootsUnion] =
            [UnitKind.StreetFederation, UnitKind.CommunityJointUnion, UnitKind.Grid, UnitKind.ParkUnion, UnitKind.IndustryJointUnion],
        [UnitKind.EnterpriseUnion] =
        [
            UnitKind.DistrictFederation, UnitKind.StreetFederation, UnitKind.CommunityJointUnion, UnitKind.Grid, UnitKind.ParkUnion,
            UnitKind.IndustryJointUnion, UnitKind.JointGrassrootsUnion,
        ],
        [UnitKind.UnionGroup] =
            [UnitKind.EnterpriseUnion, UnitKind.JointGrassrootsUnion, UnitKind.ParkUnion, UnitKind.CommunityJointUnion, UnitKind.Grid],
        [UnitKind.PartnerDepartment] = [UnitKind.DistrictFederation, UnitKind.StreetFederation],
    };

    /// <summary>Whether a unit of this kind may stand directly below one of that kind; null is the top.</summary>
    public static bool MayStandBelow(this UnitKind kind, UnitKind? parent) =>
        parent is { } above ? Parents[kind].Contains(above) : kind == UnitKind.DistrictFederation;

    /// <summary>Kinds that may stand directly below this one.</summary>
    public static IEnumerable<UnitKind> Below(UnitKind? parent) => Enum.GetValues<UnitKind>().Where(kind => kind.MayStandBelow(parent));

    /// <summary>Kinds a unit of this kind may stand below.</summary>
    public static IReadOnlyList<UnitKind> Above(UnitKind kind) => Parents[kind];

    /// <summary>The level at which units of this kind handle requests, or null (R §2.5).</summary>
    public static HandlingLevel? Level(this UnitKind kind) => kind switch
    {
        UnitKind.Grid => HandlingLevel.Grid,
        UnitKind.CommunityJointUnion => HandlingLevel.Community,
        UnitKind.StreetFederation => HandlingLevel.Street,
        UnitKind.DistrictFederation => HandlingLevel.District,
        _ => null,
    };

    /// <summary>First letter of the path segment, so that a path can be read.</summary>
    public static char Letter(this UnitKind kind) => kind switch
    {
        UnitKind.DistrictFederation => 'd',
        UnitKind.StreetFederation => 's',
        UnitKind.CommunityJointUnion => 'c',
        UnitKind.Grid => 'g',
        UnitKind.EnterpriseUnion => 'e',
        UnitKind.JointGrassrootsUnion => 'j',
        UnitKind.IndustryJointUnion => 'i',
        UnitKind.ParkUnion => 'p',
        UnitKind.UnionGroup => 't',
        UnitKind.PartnerDepartment => 'k',
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>The kind in the language of the reader.</summary>
    public static string Title(this UnitKind kind) => OrganisationText.ResourceManager.GetString($"Kind_{kind}", OrganisationText.Culture) ?? kind.ToString();

    /// <summary>The field of competence in the language of the reader.</summary>
    public static string FieldTitle(string field) => OrganisationText.ResourceManager.GetString($"Field_{field}", OrganisationText.Culture) ?? field;
}
