using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;
using Niangjia.DemoData;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;
using Niangjia.People.Domain;

namespace Niangjia.LargeSet.Tests;

/// <summary>A copy is read, found, counted and verified like what the product wrote itself.</summary>
public sealed class LargeSetTests
{
    private const int Cases = 1000;

    private static readonly DateTimeOffset End = new(2026, 11, 26, 15, 30, 0, TimeSpan.FromHours(8));

    [EachDatabase]
    public async Task Pages_search_boards_and_seals_take_the_copies_for_their_own(Db db)
    {
        var folder = TestFolder.New();
        var connection = db == Db.Sqlite ? $"Data Source={Path.Combine(folder, "niangjia.db")}" : await PostgresCluster.ForAsync($"niangjia_large_{Environment.ProcessId}");
        await new Maker(Destination.Of(connection), folder, LargeSize.Small(Cases), TextWriter.Null).MakeAsync(End.ToUniversalTime());
        await using var app = TestApp.StartOn(connection, folder);
        app.Clock.Set(End);

        await SealsHoldAsync(app);
        await NothingIsLeftToDoAsync(app);
        await OfficersReadAsync(app);
        await ApplicantsReadAsync(app, folder);
        await BoardsCountAsync(app);
        await TheProductGoesOnAsync(app);
        SqliteConnection.ClearAllPools();
    }

    [Fact]
    public void Ids_of_copies_are_different_of_version_7_and_of_their_instant()
    {
        var first = Guid.Parse("019febc4-0540-7c32-bf48-41b092613df2");
        var ids = Enumerable.Range(0, 10_000).Select(serial => Identity.Moved(first, TimeSpan.FromDays(-7), serial)).ToList();
        ids.Distinct().Count().ShouldBe(10_000);
        ids.ShouldAllBe(id => id.Version == 7 && id.Variant >= 8 && id.Variant <= 11);
        Identity.Moved(first, TimeSpan.FromDays(-7), 1).ShouldBe(ids[1]);
        ids.ShouldAllBe(id => MillisecondsOf(first) - MillisecondsOf(id) == 7 * 86_400_000L);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--cases")]
    [InlineData("--cases many")]
    [InlineData("--cases 0")]
    [InlineData("--cases -5")]
    [InlineData("--cases 10000001")]
    [InlineData("--cases 10 --people none")]
    public void A_size_that_makes_no_sense_is_refused(string words) => Should.Throw<FormatException>(() => LargeSize.Read(words.Split(' ')));

    private static long MillisecondsOf(Guid id) => Convert.ToInt64(id.ToString("N")[..12], 16);

    private static async Task SealsHoldAsync(TestApp app)
    {
        (await app.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(null, CancellationToken.None))).ShouldBeEmpty();
        var (last, seal, place) = await app.InDatabaseAsync(async db => (
            await db.Set<JournalEntry>().MaxAsync(entry => entry.Number), await db.Set<JournalSeal>().MaxAsync(newest => newest.LastNumber), await db.Set<JournalPlace>().SingleAsync()));
        seal.ShouldBe(last);
        place.Number.ShouldBe(last);
        last.ShouldBeInRange(Cases * 4, Cases * 30);
    }

    /// <summary>Neither a reaction nor the sweep has anything to do with a copy on the day it is made.</summary>
    private static async Task NothingIsLeftToDoAsync(TestApp app)
    {
        var before = await app.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync());
        await app.RunAsync<ClockSweep>();
        (await app.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync())).ShouldBe(before);
        var requests = await app.InDatabaseAsync(db => db.Set<WorkerRequest>().AsNoTracking().ToListAsync());
        requests.Count.ShouldBeGreaterThan(Cases);
        requests.Count(request => !RequestTransitions.Ended.Contains(request.State)).ShouldBeGreaterThanOrEqualTo(200);
        requests.Min(request => request.SubmittedAt).ShouldBeLessThan(End.AddDays(-1080));
        requests.ShouldAllBe(request => request.SubmittedAt <= End && (request.ClosedAt ?? End) <= End);
        requests.Select(request => request.UnitPath).Distinct().Count().ShouldBe(4);
    }

    private static async Task OfficersReadAsync(TestApp app)
    {
        using var officer = await app.SignInAsync(await AccountAsync(app, "street-officer"));
        var inbox = await officer.OpenAsync($"{CaseUrls.Inbox}?tab=All");
        inbox.Links.Count(link => link.StartsWith("/requests/0", StringComparison.Ordinal)).ShouldBe(30);
        var newest = await app.InDatabaseAsync(db => db.Set<WorkerRequest>().AsNoTracking().Where(request => request.State == RequestState.Closed && request.RespondentName != null)
            .OrderByDescending(request => request.SubmittedAt).FirstAsync());
        using var leader = await app.SignInAsync(await AccountAsync(app, "district-leader"));
        (await leader.OpenAsync(CaseUrls.Request(newest.Id))).ShouldShow(newest.Facts).ShouldShow(newest.Number);
        (await leader.OpenAsync($"{CaseUrls.Inbox}?tab=All&q={Uri.EscapeDataString(newest.Number)}")).ShouldShow(newest.Number);
        (await leader.OpenAsync($"{CaseUrls.Inbox}?tab=All&q={Uri.EscapeDataString(newest.RespondentName![..2])}")).Links.ShouldContain(link => link.StartsWith("/requests/0", StringComparison.Ordinal));
    }

    /// <summary>A receipt code opens the request of the person whose mobile stands beside it, which the installation's own keys open.</summary>
    private static async Task ApplicantsReadAsync(TestApp app, string folder)
    {
        var receipt = (await File.ReadAllLinesAsync(Path.Combine(folder, "large-accounts.txt")))[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var phone = app.Browser();
        var tracked = (await (await phone.OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = receipt[0] })).ShouldBeAt("/track/*");
        var id = Guid.Parse(tracked.Url.Split('/', '?')[^1]);
        var person = await app.InDatabaseAsync(db => db.Set<Person>().SingleAsync(one => db.Set<WorkerRequest>().Any(request => request.Id == id && request.PersonId == one.Id)));
        var sealer = app.Services.GetRequiredService<ISealer>();
        sealer.Open(SealedField.Phone, person.Mobile!).ShouldBe("+86" + receipt[1]);
        person.MobileIndex.ShouldBe(sealer.BlindIndex(SealedField.Phone, "+86" + receipt[1]));
    }

    private static async Task BoardsCountAsync(TestApp app)
    {
        await app.CountAsync();
        var district = (await app.TreeAsync()).All.Single(unit => unit.Kind == UnitKind.DistrictFederation).Path;
        var source = app.Services.GetServices<IFigureSource>().Single(one => one.Figures.Any(figure => figure.Key == "cases.received"));
        var cells = source.Answer(new("cases.received", district, new(2020, 1, 1), new(2030, 1, 1)) { By = [FigureDimension.Unit, FigureDimension.Type] });
        var rows = await app.InDatabaseAsync(db => db.Set<WorkerRequest>().Where(request => request.ParentId == null)
            .GroupBy(request => new { request.HandlerPath, request.Type }).Select(group => new { group.Key.HandlerPath, group.Key.Type, Count = group.Count() }).ToListAsync());
        cells.Select(cell => (cell.First, cell.Second, cell.Value)).Order().ShouldBe(rows.Select(row => ((string?)row.HandlerPath, row.Type?.ToString(), (long)row.Count)).Order());
    }

    /// <summary>Numbers and keys go on behind those of the copies.</summary>
    private static async Task TheProductGoesOnAsync(TestApp app)
    {
        var grid = (await app.TreeAsync()).All.First(unit => unit.Kind == UnitKind.Grid);
        var sent = await app.AsSystemAsync(services => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(
            new(new("园区门口路灯坏了半个月。", []), new("王小工", "16009990001"), IntakeChannel.Web, Secrecy.Named, grid.Id, CaseType.CommunityFacility, new([ConsentPurpose.Handling])), CancellationToken.None));
        await app.RunJournalAsync();
        using var officer = await app.SignInAsync(await AccountAsync(app, "district-leader"));
        (await officer.OpenAsync($"{CaseUrls.Inbox}?tab=All&q={Uri.EscapeDataString("园区门口路灯")}")).Links.ShouldContain(link => link.Contains(sent.Id.ToString(), StringComparison.Ordinal));
    }

    private static Task<Guid> AccountAsync(TestApp app, string userName) =>
        app.InDatabaseAsync(db => db.Set<Account>().Where(account => account.UserName == userName).Select(account => account.Id).SingleAsync());
}
