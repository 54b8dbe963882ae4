using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Handling;

internal static class HandlingSteps
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static int _count;

    /// <summary>A request at a place, registered and triaged, not yet assigned.</summary>
    public static Task<Guid> TriagedRequestAsync(
        this TestApp app, UnitInfo place, CaseType type = CaseType.WageArrears, decimal amount = 8_000, int persons = 1, Urgency urgency = Urgency.Normal,
        Secrecy secrecy = Secrecy.Named, SpecialGroups groups = SpecialGroups.None) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var request = New(place.Path, type, amount, persons, secrecy, now, groups);
        request.Register();
        request.Triage(AffairStream.Public, type, urgency, Guid.CreateVersion7(now), now, null);
        db.Add(request);
        await db.SaveChangesAsync(CancellationToken.None);
        return request.Id;
    });

    public static WorkerRequest New(
        string place, CaseType type = CaseType.WageArrears, decimal amount = 8_000, int persons = 1, Secrecy secrecy = Secrecy.Named, DateTimeOffset? at = null,
        SpecialGroups groups = SpecialGroups.None) =>
        WorkerRequest.Submit(
            new("老板三个月没发工资，一直说再等等。", [new(type, Money.FromYuan(amount))], RespondentName: "某某制鞋厂", RespondentIsEmployer: true, ClaimantCount: persons, Groups: groups),
            new(IntakeChannel.Web, secrecy, null, place), $"QS-999901-20260302-{Interlocked.Increment(ref _count):0000}", $"receipt{_count}", at ?? Now);

    /// <summary>Assigned by the system to a unit, so that its clock runs.</summary>
    public static async Task<Guid> AssignedRequestAsync(this TestApp app, UnitInfo place, UnitInfo unit, Urgency urgency = Urgency.Normal, decimal amount = 8_000)
    {
        var id = await app.TriagedRequestAsync(place, amount: amount, urgency: urgency);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, unit.Id, null, null), CancellationToken.None));
        return id;
    }

    /// <summary>Sent to a unit by the system.</summary>
    public static Task AssignAsync(this TestApp app, Guid id, Guid unitId) =>
        app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, unitId, null, null), CancellationToken.None));

    /// <summary>The one work order of a request.</summary>
    public static Task<WorkOrder> OrderAsync(this TestApp app, Guid id) => app.InDatabaseAsync(db => db.Set<WorkOrder>().AsNoTracking().SingleAsync(order => order.RequestId == id));

    /// <summary>Tasks of a request, oldest first.</summary>
    public static Task<List<RequestTask>> TasksAsync(this TestApp app, Guid id) => app.InDatabaseAsync(db =>
        db.Set<RequestTask>().AsNoTracking().Where(task => task.RequestId == id).OrderBy(task => task.AddedAt).ThenBy(task => task.Id).ToListAsync());

    /// <summary>Open tasks of this kind.</summary>
    public static async Task<List<RequestTask>> OpenTasksAsync(this TestApp app, Guid id, string code) =>
        [.. (await app.TasksAsync(id)).Where(task => task.IsOpen && task.Code == code)];

    /// <summary>The row of the journal that tells this of a request, newest first.</summary>
    public static Task<JournalEntry> ToldAsync(this TestApp app, Guid subject, string kind) => app.InDatabaseAsync(db =>
        db.Set<JournalEntry>().Where(entry => entry.SubjectId == subject && entry.Kind == kind).OrderByDescending(entry => entry.Number).FirstAsync());

    /// <summary>The number beside the inbox in the menu.</summary>
    public static string Badge(this Page page) => page.Texts("nav a[href='/inbox'] .count").FirstOrDefault("0");

    public static Task<UnitInfo> InspectionAsync(this TestApp app, Units units) =>
        app.AddUnitAsync(units.District, UnitKind.PartnerDepartment, "江南区劳动保障监察大队", Competence.Inspection);

    public static Task<WorkerRequest> RequestAsync(this TestApp app, Guid id) => app.InDatabaseAsync(db => db.Set<WorkerRequest>().FoundAsync(id, CancellationToken.None));

    /// <summary>What the background does after a moment.</summary>
    public static async Task LetTimeActAsync(this TestApp app)
    {
        for (var round = 0; round < 5; round++)
        {
            await app.RunAsync<ClockSweep>();
            await app.RunJournalAsync();
        }
    }
}
