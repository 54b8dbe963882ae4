using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Enterprises.Features.AddEnterprise;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Features.AddUnit;

namespace Niangjia.DemoData;

/// <summary>A place with those who work there.</summary>
internal sealed record Place(UnitInfo Unit, IReadOnlyList<Actor> Officers)
{
    public Actor First => Officers[0];
}

/// <summary>An enterprise and where it lies.</summary>
internal sealed record Firm(Guid Id, string Name, Place Grid);

/// <summary>江南区: 30 streets and towns, 90 communities, 180 grids, 160 unions, 539 enterprises, partner departments and all who work there.</summary>
internal sealed class Town
{
    public const int Firms = 539;
    public const int Unions = 160;
    public const string Password = "Niangjia-2026";

    private readonly Stage _stage;
    private readonly Dictionary<string, Place> _places = [];
    private int _accounts;

    private Town(Stage stage) => _stage = stage;

    public Place District { get; private set; } = default!;
    public List<Place> Streets { get; } = [];
    public List<Place> Communities { get; } = [];
    public List<Place> Grids { get; } = [];
    public Dictionary<Competence, Place> Departments { get; } = [];
    public List<Firm> Enterprises { get; } = [];

    /// <summary>Who can sign in: role, user name.</summary>
    public List<(Role Role, string UserName, string Unit)> SignIns { get; } = [];

    /// <summary>The place of a unit.</summary>
    public Place this[string path] => _places[path];

    /// <summary>Mediators of the street a unit belongs to.</summary>
    public Actor MediatorOf(string path) => StreetOf(path).Officers.First(officer => officer.Grants.Any(grant => grant.Role == Role.Mediator));

    /// <summary>The director of the joint centre of the street.</summary>
    public Actor DirectorOf(string path) => StreetOf(path).Officers.First(officer => officer.Grants.Any(grant => grant.Role == Role.JointCentreDirector));

    private Place StreetOf(string path) => Streets.FirstOrDefault(street => path.StartsWith(street.Unit.Path, StringComparison.Ordinal)) ?? Streets[0];

    public static async Task<Town> BuildAsync(Stage stage)
    {
        // The house existed before the year of requests begins.
        stage.Clock.BeginAt(stage.Clock.GetUtcNow().AddDays(-375));
        var town = new Town(stage);
        await town.BuildUnitsAsync();
        await town.BuildFirmsAsync();
        Console.WriteLine($"江南区：{town.Streets.Count} 个镇街、{town.Communities.Count} 个社区、{town.Grids.Count} 个网格、{town.Enterprises.Count} 家企业");
        return town;
    }

    private async Task BuildUnitsAsync()
    {
        District = await AddAsync(null, UnitKind.DistrictFederation, "江南区总工会", "999901", Role.DistrictOfficer, Role.DistrictLeader, Role.HotlineAgent);
        await AdministratorsAsync();
        foreach (var (competence, name, role) in (ValueTuple<Competence, string, Role>[])
        [
            (Competence.Inspection, "江南区劳动保障监察大队", Role.HrssInspector), (Competence.Arbitration, "江南区劳动人事争议仲裁院", Role.ArbitrationLiaison),
            (Competence.Court, "江南区人民法院", Role.CourtLiaison), (Competence.Justice, "江南区司法局", Role.JusticeLiaison), (Competence.Police, "江南区公安分局", Role.PoliceLiaison),
        ])
            Departments[competence] = await AddAsync(District.Unit, UnitKind.PartnerDepartment, name, null, competence, role);
        for (var s = 0; s < Names.Streets.Length; s++)
        {
            var street = await AddAsync(
                District.Unit, UnitKind.StreetFederation, Names.Streets[s] + "总工会", $"999901{s + 1:000}", Role.StreetOfficer, Role.StreetChair, Role.JointCentreDirector, Role.Mediator, Role.Mediator, Role.LegalSquadLawyer);
            Streets.Add(street);
            for (var c = 0; c < 3; c++)
            {
                var name = $"{Names.Streets[s][..2]}{Names.Communities[(s + c * 3) % Names.Communities.Length]}社区";
                var community = await AddAsync(street.Unit, UnitKind.CommunityJointUnion, name + "工联会", $"999901{s + 1:000}{c + 1:000}", Role.CommunityOfficer, Role.CommunityChair);
                Communities.Add(community);
                for (var g = 1; g <= 2; g++)
                    Grids.Add(await AddAsync(community.Unit, UnitKind.Grid, $"{name}第{g}网格", null, Role.GridWorker, Role.GridLeader));
            }
        }
    }

    private async Task BuildFirmsAsync()
    {
        for (var n = 0; n < Firms; n++)
        {
            var grid = Grids[n * 7 % Grids.Count];
            var place = _places[grid.Unit.Path[..grid.Unit.Path.TrimEnd('/').LastIndexOf('/')] + "/"].Unit.Name[..2];
            var (name, industry) = Names.Firm(n, place);
            var headcount = 5 + _stage.Dice.Next(40) + (n % 19 == 0 ? 200 : n % 5 == 0 ? 60 : 0);
            var id = await _stage.AsAsync(District.First, services => services.GetRequiredService<AddEnterpriseHandler>().HandleAsync(
                new(new TypedEnterprise(
                    name, Names.CreditCode(n + 1), Names.Person(_stage.Dice), $"江南区{place}工业路{n + 1}号", null, grid.Unit.Path, industry, headcount)),
                CancellationToken.None));
            Enterprises.Add(new(id, name, grid));
            if (n >= Unions) continue;
            // 160 unions: four in five of one enterprise, the rest of several small ones together.
            var community = _places.Values.First(found => found.Unit.Id == grid.Unit.ParentId);
            await AddAsync(
                community.Unit, n % 5 == 4 ? UnitKind.JointGrassrootsUnion : UnitKind.EnterpriseUnion,
                n % 5 == 4 ? $"{name[..6]}片区联合工会{n}" : name + "工会", null, Role.EnterpriseUnionChair);
        }
    }

    private Task<Place> AddAsync(UnitInfo? parent, UnitKind kind, string name, string? area, params Role[] roles) => AddAsync(parent, kind, name, area, null, roles);

    private async Task<Place> AddAsync(UnitInfo? parent, UnitKind kind, string name, string? area, Competence? competence, params Role[] roles)
    {
        var unit = await _stage.AsSystemAsync(async services =>
        {
            var id = await services.GetRequiredService<AddUnitHandler>().HandleAsync(
                new(parent?.Id, kind, name, kind == UnitKind.Grid ? null : $"023-4700{_places.Count % 10000:0000}", null, area, competence), CancellationToken.None);
            return (await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None)).Find(id)!;
        });
        var place = new Place(unit, await OfficersAsync(unit, roles));
        return _places[unit.Path] = place;
    }

    private Task<Actor[]> OfficersAsync(UnitInfo unit, IReadOnlyList<Role> roles) => _stage.AsSystemAsync(async services =>
    {
        var officers = new List<Actor>();
        foreach (var role in roles) officers.Add(await AccountAsync(services, unit, role));
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync(CancellationToken.None);
        return officers.ToArray();
    });

    private Task AdministratorsAsync() => _stage.AsSystemAsync(async services =>
    {
        foreach (var role in Roles.Administrators) await AccountAsync(services, District.Unit, role);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync(CancellationToken.None);
        return true;
    });

    private async Task<Actor> AccountAsync(IServiceProvider services, UnitInfo unit, Role role)
    {
        var now = _stage.Clock.GetUtcNow();
        // One account per role is known by its role's name; the others have no password.
        var known = SignIns.All(signIn => signIn.Role != role);
        var userName = known ? role.ToString().ToLowerInvariant() : $"demo{++_accounts}";
        var account = new Account(Guid.CreateVersion7(now), userName, Names.Person(_stage.Dice), unit.Path, $"023-4711{_accounts % 10000:0000}", null, now);
        account.Grant(role, unit.Path, now, null, null, null, now);
        if (known)
        {
            SignIns.Add((role, userName, unit.Name));
            await services.GetRequiredService<Passwords>().CreateAsync(account, Password, byOwner: true);
        }
        else
        {
            services.GetRequiredService<AppDbContext>().Add(account);
        }
        return new(account.Id, account.Name, [new(role, unit.Path)]);
    }
}
