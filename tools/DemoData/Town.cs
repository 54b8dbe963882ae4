using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.AddEnterprise;
using Niangjia.Kernel.Access;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.DemoData;

/// <summary>How large a district is. A small one is for tests.</summary>
internal sealed record TownSize(int Streets, int CommunitiesEach, int GridsEach, int Firms, int Unions)
{
    /// <summary>R §17, 000 and 002: 30 streets and towns, 160 unions, 539 enterprises.</summary>
    public static readonly TownSize Full = new(30, 3, 2, 539, 160);

    public static readonly TownSize Small = new(2, 2, 1, 24, 10);
}

/// <summary>A place with those who work there.</summary>
internal sealed record Place(UnitInfo Unit)
{
    public IReadOnlyList<Actor> Officers { get; set; } = [];

    public Actor First => Officers[0];

    public Actor With(Role role) => Officers.First(officer => officer.Is(role));
}

/// <summary>An enterprise, what people do there and where it lies.</summary>
internal sealed record Firm(Guid Id, string Name, string Job, Place Grid);

/// <summary>望川区, which does not exist: federations, communities, grids, unions, partner departments and enterprises.</summary>
internal sealed class Town
{
    /// <summary>The unassigned region of all demo people and places.</summary>
    public const string Area = "999901";

    private static readonly (Competence Field, string Name, Role Role)[] Partners =
    [
        (Competence.Inspection, "望川区劳动保障监察大队", Role.HrssInspector), (Competence.Arbitration, "望川区劳动人事争议仲裁院", Role.ArbitrationLiaison),
        (Competence.Court, "望川区人民法院", Role.CourtLiaison), (Competence.Justice, "望川区司法局", Role.JusticeLiaison), (Competence.Police, "望川区公安分局", Role.PoliceLiaison),
    ];

    private readonly Stage _stage;
    private readonly TownSize _size;
    private readonly Dictionary<string, Place> _places = [];

    private Town(Stage stage, TownSize size) => (_stage, _size) = (stage, size);

    public Place District { get; private set; } = default!;
    public List<Place> Streets { get; } = [];
    public List<Place> Communities { get; } = [];
    public List<Place> Grids { get; } = [];
    public List<Place> Unions { get; } = [];
    public Dictionary<Competence, Place> Departments { get; } = [];
    public List<Firm> Enterprises { get; } = [];

    /// <summary>All places, those above first.</summary>
    public IEnumerable<Place> Places => _places.Values;

    /// <summary>The place of a unit.</summary>
    public Place this[string path] => _places[path];

    /// <summary>The street a unit belongs to; of the district itself the first.</summary>
    public Place StreetOf(string path) => Streets.FirstOrDefault(street => path.StartsWith(street.Unit.Path, StringComparison.Ordinal)) ?? Streets[0];

    /// <summary>The community a unit belongs to, or null above communities.</summary>
    public Place? CommunityOf(string path) => Communities.FirstOrDefault(community => path.StartsWith(community.Unit.Path, StringComparison.Ordinal));

    /// <summary>Builds the house; <see cref="Staff"/> moves in before the enterprises are entered.</summary>
    public static async Task<Town> BuildAsync(Stage stage, TownSize size)
    {
        var town = new Town(stage, size);
        await town.BuildUnitsAsync();
        return town;
    }

    /// <summary>Enters the enterprises, as the district's officer did.</summary>
    public async Task EnterFirmsAsync(Random dice)
    {
        for (var n = 0; n < _size.Firms; n++)
        {
            var grid = Grids[n * 7 % Grids.Count];
            var (name, industry, job) = FirmName(n);
            var headcount = 5 + dice.Next(40) + (n % 19 == 0 ? 200 : n % 5 == 0 ? 60 : 0);
            var typed = new TypedEnterprise(
                name, Names.CreditCode(n + 1), Names.Person(dice).Name, $"望川区{StreetOf(grid.Unit.Path).Unit.Name.Replace("总工会", "", StringComparison.Ordinal)}工业路{n + 1}号",
                Names.Line(20_000 + n), grid.Unit.Path, industry, headcount, n % 90 == 71 ? EnterpriseStatus.Suspended : EnterpriseStatus.Active);
            var id = await _stage.AsAsync(District.First, services => services.GetRequiredService<AddEnterpriseHandler>().HandleAsync(new(typed), CancellationToken.None));
            Enterprises.Add(new(id, name, job, grid));
        }
    }

    private (string Name, string Industry, string Job) FirmName(int n) => Names.Firm(n, Names.Streets[Streets.IndexOf(StreetOf(Grids[n * 7 % Grids.Count].Unit.Path))][..2]);

    private async Task BuildUnitsAsync()
    {
        var ids = new List<(Guid Id, List<Place> List)>();
        var departments = new List<(Guid Id, Competence Field)>();
        var rest = new List<Place>();
        async Task<Guid> AddAsync(Guid? parent, UnitKind kind, string name, List<Place> list, string? area = null, Competence? field = null)
        {
            var line = kind == UnitKind.Grid ? null : Names.Line(ids.Count + departments.Count);
            var id = await _stage.AsSystemAsync(services => services.GetRequiredService<AddUnitHandler>().HandleAsync(
                new(parent, kind, name, line, null, area, field), CancellationToken.None));
            if (field is { } competence) departments.Add((id, competence));
            else ids.Add((id, list));
            return id;
        }

        var district = await AddAsync(null, UnitKind.DistrictFederation, "望川区总工会", rest, Area);
        foreach (var (field, name, _) in Partners) await AddAsync(district, UnitKind.PartnerDepartment, name, rest, null, field);
        var communities = new List<Guid>();
        for (var s = 0; s < _size.Streets; s++)
        {
            var street = await AddAsync(district, UnitKind.StreetFederation, Names.Streets[s] + "总工会", Streets, $"{Area}{s + 1:000}");
            for (var c = 0; c < _size.CommunitiesEach; c++)
            {
                var name = $"{Names.Streets[s][..2]}{Names.Communities[(s + c * 3) % Names.Communities.Length]}社区";
                communities.Add(await AddAsync(street, UnitKind.CommunityJointUnion, name + "工联会", Communities, $"{Area}{s + 1:000}{c + 1:000}"));
                for (var g = 1; g <= _size.GridsEach; g++) await AddAsync(communities[^1], UnitKind.Grid, $"{name}第{g}网格", Grids);
            }
        }
        await AddUnionsAsync(district, communities, (parent, kind, name) => AddAsync(parent, kind, name, Unions));

        var tree = await _stage.AsSystemAsync(async services => await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None));
        foreach (var (id, list) in ids)
        {
            var place = new Place(tree.Find(id)!);
            list.Add(_places[place.Unit.Path] = place);
        }
        foreach (var (id, field) in departments)
        {
            var place = new Place(tree.Find(id)!);
            Departments[field] = _places[place.Unit.Path] = place;
        }
        District = rest.Single();
    }

    /// <summary>Two parks, three industries; of the others four in five belong to one enterprise, the rest to several small ones together.</summary>
    private async Task AddUnionsAsync(Guid district, List<Guid> communities, Func<Guid, UnitKind, string, Task<Guid>> addAsync)
    {
        (UnitKind Kind, string Name)[] few =
        [
            (UnitKind.ParkUnion, "望川经济开发区工会联合会"), (UnitKind.ParkUnion, "河东智造产业园工会联合会"), (UnitKind.IndustryJointUnion, "望川区快递行业工会联合会"),
            (UnitKind.IndustryJointUnion, "望川区家政行业工会联合会"), (UnitKind.IndustryJointUnion, "望川区鞋革行业工会联合会"),
        ];
        foreach (var (kind, name) in few) await addAsync(district, kind, name);
        for (var n = few.Length; n < _size.Unions; n++)
        {
            // The same grid, and so the same community, as the enterprise of this number.
            var grid = n * 7 % (_size.Streets * _size.CommunitiesEach * _size.GridsEach);
            var community = grid / _size.GridsEach;
            var place = Names.Streets[community / _size.CommunitiesEach][..2];
            var joint = n % 5 == 4;
            await addAsync(
                communities[community], joint ? UnitKind.JointGrassrootsUnion : UnitKind.EnterpriseUnion,
                joint ? $"{place}第{n / 5 + 1}片区联合工会" : Names.Firm(n, place).Name + "工会");
        }
    }

    /// <summary>Who answers for a department.</summary>
    public static Role RoleOf(Competence field) => Partners.First(partner => partner.Field == field).Role;
}
