using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts;
using Niangjia.Accounts.Features.CreateAccount;
using Niangjia.Accounts.Features.EnterAbsence;
using Niangjia.Cases.Features.SaveFilter;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Organisation.Domain;
using Niangjia.Organisation.Features.PlanDuty;

namespace Niangjia.DemoData;

/// <summary>An account that a visitor can sign in with.</summary>
internal sealed record DemoAccount(Role Role, string UserName, Guid AccountId, string Unit);

/// <summary>Who works in the district: roles, rosters, absences with deputies, kept filters. One of each role can sign in.</summary>
internal sealed class Staff(Stage stage, Town town, Random dice)
{
    private const Weekdays WorkingWeek = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday;

    private static readonly Role[] OfDistrict =
    [
        Role.DistrictOfficer, Role.DistrictLeader, Role.HotlineAgent, Role.LegalAidReviewer, Role.LabourLawSupervisor, Role.HardshipReviewer, Role.MutualAidReviewer,
        Role.SchoolAdmin, Role.ProcurementOfficer,
    ];

    private readonly List<DemoAccount> _signIns = [];
    private int _accounts;

    /// <summary>One account a role, in the order of R §0.3.</summary>
    public IReadOnlyList<DemoAccount> SignIns => [.. _signIns.OrderBy(account => account.Role)];

    /// <summary>Everybody moves in. The three administrators come first, as on any new installation; the security administrator makes the others (R-SEC-06).</summary>
    public async Task MoveInAsync()
    {
        await FillAsync(town.District, Roles.Administrators, Actor.System);
        var administrators = town.District.Officers;
        var security = administrators.Single(officer => officer.Is(Role.SecurityAdmin));
        await FillAsync(town.District, OfDistrict, security);
        town.District.Officers = [.. town.District.Officers, .. administrators];
        foreach (var (field, place) in town.Departments) await FillAsync(place, [Town.RoleOf(field)], security);
        foreach (var street in town.Streets)
            await FillAsync(street, [Role.StreetOfficer, Role.StreetChair, Role.JointCentreDirector, Role.Mediator, Role.Mediator, Role.LegalSquadLawyer], security);
        foreach (var community in town.Communities)
            await FillAsync(community, community == town.Communities[0] ? [Role.CommunityOfficer, Role.CommunityChair, Role.Volunteer] : [Role.CommunityOfficer, Role.CommunityChair], security);
        foreach (var grid in town.Grids) await FillAsync(grid, [Role.GridWorker, Role.GridLeader], security);
        foreach (var union in town.Unions)
            await FillAsync(union, _signIns.Any(known => known.Role == Role.EnterpriseHr) ? [Role.EnterpriseUnionChair] : [Role.EnterpriseUnionChair, Role.EnterpriseHr], security);
    }

    /// <summary>Rosters: in the week the officer, on Saturdays and Sundays the chair.</summary>
    public async Task PlanDutyAsync()
    {
        foreach (var place in town.Streets.Concat(town.Communities))
        {
            var street = place.Unit.Kind == UnitKind.StreetFederation;
            var chair = place.With(street ? Role.StreetChair : Role.CommunityChair);
            await PlanAsync(chair, place, place.First, new(stage.Clock.Today, null, WorkingWeek, new(8, 30), new(18, 0)));
            if (street) await PlanAsync(chair, place, chair, new(stage.Clock.Today, null, Weekdays.Saturday | Weekdays.Sunday, new(9, 0), new(17, 0)));
        }
    }

    /// <summary>Two who are away just now, with their deputies, and one who comes back today.</summary>
    public async Task GoAwayAsync(DateOnly today)
    {
        var (second, last) = (town.Streets[^1], town.Communities[^1]);
        await BeAbsentAsync(second.First, second.With(Role.StreetChair), today.AddDays(-2), today.AddDays(9));
        await BeAbsentAsync(last.First, last.With(Role.CommunityChair), today.AddDays(-1), today.AddDays(3));
    }

    /// <summary>Filters that three people keep.</summary>
    public async Task KeepFiltersAsync()
    {
        var street = town.Streets[0];
        await KeepAsync(street.First, ("欠薪在办", "?tab=Below&type=WageArrears"), ("特急", "?tab=Below&urgency=Critical"), ("已上报", "?tab=Below&state=Escalated"));
        await KeepAsync(town.District.With(Role.DistrictLeader), ("全区超期", "?tab=Late"), ("调解中", "?tab=Below&state=CaseOpened"), ("待补材料", "?tab=Below&state=PendingSupplement"));
        await KeepAsync(town.Communities[0].First, ("共事", "?tab=Below&stream=Common"));
    }

    /// <summary>On the last day those who can be signed in as set their password, so that it is not old when a visitor comes.</summary>
    public async Task SetPasswordsAsync(string password)
    {
        foreach (var known in _signIns)
            await stage.AsAsync(Actor.System, async services =>
            {
                var account = await services.GetRequiredService<ManagedAccounts>().LoadAsync(known.AccountId, CancellationToken.None);
                await services.GetRequiredService<Passwords>().SetAsync(account, password, byOwner: true);
                await services.GetRequiredService<AppDbContext>().SaveChangesAsync(CancellationToken.None);
            });
    }

    private async Task FillAsync(Place place, IReadOnlyList<Role> roles, Actor by)
    {
        var officers = new List<Actor>();
        foreach (var role in roles)
        {
            // A street has a woman and a man who mediate: R-CAS-07 wants a woman for the protection of female workers.
            var persona = Names.Person(dice, role == Role.Mediator ? officers.All(officer => !officer.Is(Role.Mediator)) : null);
            var known = _signIns.All(signIn => signIn.Role != role);
            var userName = known ? UserNameOf(role) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"u{++_accounts:0000}");
            var command = new CreateAccountCommand(userName, persona.Name, place.Unit.Path, Names.Line(10_000 + _signIns.Count + _accounts), role);
            var account = await stage.AsAsync(by, services => services.GetRequiredService<CreateAccountHandler>().HandleAsync(command, CancellationToken.None));
            if (known) _signIns.Add(new(role, userName, account.Id, place.Unit.Name));
            officers.Add(new(account.Id, persona.Name, [new(role, place.Unit.Path)], persona.IsWoman));
        }
        place.Officers = officers;
    }

    private Task PlanAsync(Actor by, Place place, Actor officer, DutyTimes times) =>
        stage.AsAsync(by, services => services.GetRequiredService<PlanDutyHandler>().HandleAsync(new(place.Unit.Id, officer.AccountId, times), CancellationToken.None));

    private Task BeAbsentAsync(Actor officer, Actor deputy, DateOnly from, DateOnly until) =>
        stage.AsAsync(officer, services => services.GetRequiredService<EnterAbsenceHandler>().HandleAsync(new(officer.AccountId, from, until, deputy.AccountId), CancellationToken.None));

    private async Task KeepAsync(Actor officer, params (string Name, string Query)[] filters)
    {
        foreach (var (name, query) in filters)
            await stage.AsAsync(officer, services => services.GetRequiredService<SaveFilterHandler>().HandleAsync(new(name, query), CancellationToken.None));
    }

    /// <summary>StreetOfficer is street-officer.</summary>
    internal static string UserNameOf(Role role) =>
        string.Concat(role.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
