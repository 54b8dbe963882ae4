using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Testing;

/// <summary>
/// Requests and mediations of the own street of a <see cref="World"/> at each stage at which other things are asked of somebody, all in the hands of one
/// account that does everything at the desk.
/// </summary>
public sealed class Stages
{
    private static readonly RequestState[] Requests =
        [RequestState.Registered, RequestState.Triaged, RequestState.Assigned, RequestState.InProgress, RequestState.PendingSupplement, RequestState.Resolved];

    private static readonly DisputeState[] Disputes =
        [DisputeState.Applied, DisputeState.Mediating, DisputeState.AgreementReached, DisputeState.AgreementEffective];

    private readonly World _world;
    private readonly Browser _desk;
    private readonly Browser _phone;

    private Stages(World world, Browser desk, Browser phone, IReadOnlyList<IReadOnlyDictionary<string, string>> all) => (_world, _desk, _phone, All) = (world, desk, phone, all);

    /// <summary>What stands behind the parameters of addresses, stage by stage.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> All { get; }

    /// <summary>Makes them.</summary>
    public static async Task<Stages> AddAsync(TestApp app, World world)
    {
        var street = world.Units.Street;
        var desk = await app.AddAccountAsync(Role.StreetOfficer, street.Path, "周干事");
        foreach (var role in (Role[])[Role.Mediator, Role.JointCentreDirector, Role.LegalSquadLawyer]) await app.GrantAsync(desk, role, street.Path);
        var (all, requests) = (new List<IReadOnlyDictionary<string, string>>(), new List<Guid>());
        foreach (var state in Requests)
        {
            requests.Add(await AddAsync(app, world, state, desk));
            all.Add(new Dictionary<string, string> { ["requests"] = $"{requests[^1]}", ["track"] = $"{requests[^1]}" });
            // Only what no unit has in hand can go back to its sender.
            if (state == RequestState.Registered) all.Add(new Dictionary<string, string> { ["transfers"] = $"{await world.AddTransferAsync(requests[^1], street, world.Units.District, "转〔2026〕7号")}" });
        }
        foreach (var state in Disputes)
        {
            var sample = await app.AddDisputeAsync(street, $"制鞋{state}", state, desk);
            foreach (var side in Enum.GetValues<PartySide>())
                all.Add(new Dictionary<string, string>
                {
                    ["disputes"] = $"{sample.Dispute}",
                    ["disputes/sessions"] = $"{sample.Session}",
                    ["disputes/parties"] = side == PartySide.Applicant ? "1" : "2",
                    ["mediation"] = await world.OpenDoorAsync(sample.Dispute, side),
                });
        }
        var phone = app.Browser();
        var receipts = await world.EnterReceiptsAsync(requests);
        phone.SetCookie(receipts.Name, receipts.Value);
        return new(world, await app.SignInAsync(desk), phone, all);
    }

    /// <summary>The pages in which the things of a stage occur, and who looks at them.</summary>
    public IEnumerable<(string Url, Browser Reader, Route Route)> PagesOf(IReadOnlyDictionary<string, string> stage, IEnumerable<Route> routes) =>
        from route in routes
        let url = _world.UrlOf(route, stage)
        where url is not null
        select (url, route.IsForEverybody ? _phone : _desk, route);

    private static Task<Guid> AddAsync(TestApp app, World world, RequestState state, Guid desk) => app.AsSystemAsync(async services =>
    {
        var (db, now) = (services.GetRequiredService<AppDbContext>(), app.Clock.GetUtcNow());
        var worker = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new("王小工", "13900001111", null, null, true, world.Units.Community.Path), CancellationToken.None);
        var request = WorkerRequest.Submit(
            new("老板三个月没发工资，宿舍的热水也坏了两个星期。", [new(CaseType.WageArrears, Money.FromYuan(8_000))], RespondentName: "某某制鞋厂", RespondentIsEmployer: true),
            new(IntakeChannel.Web, Secrecy.Named, worker, world.Units.Community.Path), $"QS-999901-20260302-7{(int)state:000}", $"stage{state}", now);
        request.Register();
        if (state > RequestState.Registered) request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, desk, now, null);
        if (state > RequestState.Triaged) request.Assign(world.Units.Street, desk, null, now);
        if (state > RequestState.Assigned) request.Accept(desk, now);
        if (state == RequestState.PendingSupplement) request.AskSupplement(["工资条"], ChinaTime.DateOf(now).AddDays(10), now);
        if (state == RequestState.Resolved) request.Resolve(ResultCode.FullyResolved, "已补发", now);
        db.Add(request);
        await db.SaveChangesAsync();
        return request.Id;
    });
}
