using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;
using Niangjia.Kernel.Values;
using Niangjia.Organisation.Domain;
using Niangjia.People.Domain;

namespace Niangjia.DemoData.Tests;

/// <summary>What was played stands in the database as the product itself wrote it.</summary>
public sealed class DistrictTests(SmallDistrict district) : IClassFixture<SmallDistrict>
{
    private TestApp App => district.App;

    [Fact]
    public async Task Agreements_add_up_to_the_fen_in_disputes_and_in_instalments()
    {
        var agreed = await App.InDatabaseAsync(db => db.Set<DisputeCase>().AsNoTracking().Where(dispute => dispute.Agreement!.EffectiveOn != null).ToListAsync());
        agreed.Count.ShouldBe(PlanSize.Small.Agreements);
        Money.Sum(agreed.Select(dispute => dispute.Agreed)).ShouldBe(PlanSize.Small.Agreed);
        Money.Sum(agreed.SelectMany(dispute => dispute.Agreement!.Instalments).Select(instalment => instalment.Amount)).ShouldBe(PlanSize.Small.Agreed);
    }

    [Fact]
    public async Task Requests_stand_in_every_state_in_which_one_can_rest()
    {
        var states = await App.InDatabaseAsync(db => db.Set<WorkerRequest>().Select(request => request.State).Distinct().ToListAsync());
        // Submitted and reopened ones go on within the same step; evaluated ones are calls to the hotline that wait for their check.
        states.Order().ShouldBe(Enum.GetValues<RequestState>().Except([RequestState.Submitted, RequestState.Reopened]).Order());
        var told = await App.InDatabaseAsync(db => db.Set<JournalEntry>().Select(entry => entry.Kind).Distinct().ToListAsync());
        told.ShouldContain("Cases.RequestRated");
        told.ShouldContain("Cases.RequestReopened");
        told.ShouldContain("Cases.RequestFellLate");
    }

    [Fact]
    public async Task Disputes_stand_in_every_state_or_ended_from_it()
    {
        var disputes = await App.InDatabaseAsync(db => db.Set<DisputeCase>().Select(dispute => new { dispute.State, dispute.Outcome }).ToListAsync());
        disputes.SelectMany(dispute => new[] { dispute.State, dispute.Outcome ?? dispute.State }).Distinct().Order().ShouldBe(Enum.GetValues<DisputeState>());
    }

    [Fact]
    public async Task All_levels_streams_and_urgencies_occur_and_some_are_late()
    {
        var requests = await App.InDatabaseAsync(db => db.Set<WorkerRequest>().Select(request => new { request.Level, request.Stream, request.Urgency, request.IsLate, request.ClosedAt }).ToListAsync());
        requests.Select(request => request.Level).OfType<HandlingLevel>().Distinct().Order().ShouldBe(Enum.GetValues<HandlingLevel>());
        requests.Select(request => request.Stream).OfType<AffairStream>().Distinct().Order().ShouldBe(Enum.GetValues<AffairStream>());
        requests.Select(request => request.Urgency).Distinct().Count().ShouldBeGreaterThan(1);
        requests.Count(request => request is { IsLate: true, ClosedAt: null }).ShouldBeGreaterThan(0);
        requests.Count(request => request.IsLate).ShouldBeLessThan(requests.Count / 2);
    }

    [Fact]
    public async Task The_district_passes_the_check_of_its_maker() =>
        (await App.InDatabaseAsync(db => new DistrictCheck(db, TownSize.Small, PlanSize.Small).FaultsAsync())).ShouldBeEmpty();

    [Fact]
    public async Task A_district_in_which_little_happened_does_not_pass()
    {
        await using var empty = await TestApp.StartAsync(Db.Sqlite);
        var faults = await empty.InDatabaseAsync(db => new DistrictCheck(db, TownSize.Full, PlanSize.Full).FaultsAsync());
        string[] some =
        [
            "0 streets instead of 30.", "0 unions instead of 160.", "0 enterprises instead of 539.", "0 agreements instead of 539.", "No open request is late.",
            "No RequestState Closed.", "No DisputeState Breached.", "No HandlingLevel District.", "No AffairStream Family.", "No ResultCode ReferredPolice.",
            "Cases.InstalmentBreached was never told.", "Cases.RequestReopened was never told.",
        ];
        some.Except(faults).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_security_administrator_made_every_account_but_the_three_administrators()
    {
        var makers = await App.InDatabaseAsync(db => db.Set<JournalEntry>().Where(entry => entry.Kind == "Accounts.AccountCreated")
            .Join(db.Set<Account>().Where(account => account.UserName != null), entry => entry.SubjectId, account => account.Id, (entry, _) => entry.ActorId).ToListAsync());
        makers.Count.ShouldBeGreaterThan(50);
        makers.Count(maker => maker == null).ShouldBe(3);
        makers.OfType<Guid>().Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_journal_is_whole_and_sealed_to_the_last_row()
    {
        (await App.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(null, CancellationToken.None))).ShouldBeEmpty();
        var (last, seal) = await App.InDatabaseAsync(async db =>
            (await db.Set<JournalEntry>().MaxAsync(entry => entry.Number), await db.Set<JournalSeal>().MaxAsync(newest => newest.LastNumber)));
        seal.ShouldBe(last);
        File.ReadLines(Path.Combine(district.Folder, "seals.log")).Count().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Nobody_has_a_number_outside_the_invented_ranges()
    {
        var people = await App.InDatabaseAsync(db => db.Set<Person>().AsNoTracking().ToListAsync());
        var sealer = App.Services.GetRequiredService<ISealer>();
        people.Count.ShouldBeGreaterThan(50);
        people.Select(person => sealer.OpenIfAny(SealedField.Phone, person.Mobile)).OfType<string>().ShouldAllBe(mobile => mobile.StartsWith("+861600", StringComparison.Ordinal));
        var ids = people.Select(person => sealer.OpenIfAny(SealedField.CitizenId, person.IdNumber)).OfType<string>().ToList();
        ids.Count.ShouldBeGreaterThan(5);
        ids.ShouldAllBe(id => id.StartsWith(CitizenId.FictionRegion, StringComparison.Ordinal));
        var lines = await App.InDatabaseAsync(db => db.Set<Unit>().Select(unit => unit.Phone).ToListAsync());
        lines.OfType<string>().ShouldAllBe(line => line.StartsWith("0300-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_account_a_role_can_sign_in_without_a_second_factor()
    {
        var roles = Roles.All.Except([Role.Worker]).ToList();
        foreach (var role in roles)
        {
            district.Card.ShouldContain(Roles.NameOf(role));
            var page = await (await App.Browser().OpenAsync("/sign-in")).SubmitAsync("sign-in", new { UserName = Staff.UserNameOf(role), Password = District.Password });
            page.Url.ShouldNotContain("/sign-in", Case.Sensitive, role.ToString());
            page.Url.ShouldNotContain("/account/second-factor", Case.Sensitive, role.ToString());
            page.Url.ShouldNotContain("/account/password", Case.Sensitive, role.ToString());
        }
    }

    [Fact]
    public async Task The_community_officer_finds_work_in_the_inbox()
    {
        var inbox = await (await App.Browser().OpenAsync("/sign-in")).SubmitAsync("sign-in", new { UserName = "community-officer", Password = District.Password });
        inbox.ShouldBeAt("/inbox");
        inbox.Links.ShouldContain(link => link.Contains("/requests/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_demo_is_not_served_from_a_database_without_the_invented_district()
    {
        var folder = TestFolder.New();
        Should.Throw<InvalidOperationException>(() => TestApp.StartOn(
            $"Data Source={Path.Combine(folder, "niangjia.db")}", folder, ("Niangjia:Demo", "true"), ("Database:UpdateAtStart", "true"), ("Database:FromModel", "true")))
            .Message.ShouldContain("Niangjia:Demo");
    }
}
