using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.DecideApplication;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Features.IdentifyParty;
using Niangjia.Cases.Features.OpenMediation;
using Niangjia.Cases.Features.RecordConsent;
using Niangjia.Cases.Features.ScheduleSession;
using Niangjia.Cases.Features.SignAgreement;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>The people of a mediation in one street.</summary>
internal sealed record Cast(Units Units, Guid Officer, Guid Director, Guid Mediator, Guid Worker, Guid RequestId)
{
    public string Street => Units.Street.Path;
}

internal static class DisputeSteps
{
    /// <summary>An invented number of the unassigned region 999901.</summary>
    public const string WorkerId = "999901198804120032";

    private static int _count;

    /// <summary>A request in the hands of the street, its officers and a worker with a phone.</summary>
    public static async Task<Cast> CastAsync(
        this TestApp app, CaseType type = CaseType.WageArrears, int persons = 1, Secrecy secrecy = Secrecy.Named, SpecialGroups groups = SpecialGroups.None)
    {
        var units = await app.AddUnitsAsync();
        var street = units.Street.Path;
        var officer = await app.AddAccountAsync(Role.StreetOfficer, street, "周干事");
        var director = await app.AddAccountAsync(Role.JointCentreDirector, street, "孙主任");
        var mediator = await app.AddAccountAsync(Role.Mediator, street, "李调解");
        var worker = await app.AsSystemAsync(async services =>
        {
            var id = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new("王小工", "13900001111", null, null, true, units.Grid.Path), CancellationToken.None);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            return id;
        });
        var made = new Cast(units, officer, director, mediator, worker, Guid.Empty);
        return made with { RequestId = await app.RequestForAsync(made, type, persons, secrecy, groups) };
    }

    /// <summary>One more request of the same worker in the hands of the street.</summary>
    public static Task<Guid> RequestForAsync(
        this TestApp app, Cast cast, CaseType type = CaseType.WageArrears, int persons = 1, Secrecy secrecy = Secrecy.Named, SpecialGroups groups = SpecialGroups.None) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var made = WorkerRequest.Submit(
            new("老板三个月没发工资，一直说再等等。", [new(type, Money.FromYuan(9_000))], RespondentName: "某某制鞋厂", RespondentIsEmployer: true, ClaimantCount: persons, Groups: groups),
            new(IntakeChannel.Web, secrecy, cast.Worker, cast.Units.Grid.Path), $"QS-M-{Interlocked.Increment(ref _count):0000}", $"mediation{_count}", now);
        made.Register();
        made.Triage(AffairStream.Public, type, Urgency.Normal, cast.Officer, now, null);
        made.Assign(cast.Units.Street, cast.Officer, null, now);
        made.Accept(cast.Officer, now);
        db.Add(made);
        await db.SaveChangesAsync();
        return made.Id;
    });

    /// <summary>Does something as somebody with one role, in a scope of its own.</summary>
    public static async Task<T> AsAsync<T>(this TestApp app, Guid account, Role role, string path, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(account, null, Guid.CreateVersion7(app.Clock.GetUtcNow()), role.ToString(), [new Grant(role, path)]);
        return await work(scope.ServiceProvider);
    }

    public static Task AsAsync(this TestApp app, Guid account, Role role, string path, Func<IServiceProvider, Task> work) => app.AsAsync(account, role, path, async services =>
    {
        await work(services);
        return true;
    });

    public static Task<Guid> OpenAsync(this TestApp app, Cast cast, DateOnly? appliedOn = null) => app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, services =>
        services.GetRequiredService<OpenMediationHandler>().HandleAsync(new(cast.RequestId, MediationBody.JointCentre, false, false, appliedOn, true, new(Address: "鞋都大道 1 号")), default));

    /// <summary>The worker shows the identity card and confirms the address for papers.</summary>
    public static Task IdentifyAsync(this TestApp app, Cast cast, Guid id) => app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, services =>
        services.GetRequiredService<IdentifyPartyHandler>().HandleAsync(new(id, 1, new(IdKind.CitizenId, WorkerId, "工业路 8 号宿舍 301", true)), default));

    /// <summary>Opened, both sides consent, accepted, a mediator appointed, a first meeting set.</summary>
    public static async Task<Guid> MediatingAsync(this TestApp app, Cast cast)
    {
        var id = await app.OpenAsync(cast);
        await app.IdentifyAsync(cast, id);
        await app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, async services =>
        {
            foreach (var side in Enum.GetValues<PartySide>())
                await services.GetRequiredService<RecordConsentHandler>().HandleAsync(new(id, side, true, StatementForm.InPerson, "本人"), default);
        });
        await app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, async services =>
        {
            await services.GetRequiredService<DecideApplicationHandler>().HandleAsync(new(id, true, null, null), default);
            await services.GetRequiredService<AppointMediatorHandler>().HandleAsync(new(id, cast.Mediator, false, null), default);
        });
        await app.AsMediatorAsync(cast, services =>
            services.GetRequiredService<ScheduleSessionHandler>().HandleAsync(new(id, app.Clock.GetUtcNow().AddDays(1), "街道调解室", "请双方携带材料到场", false), default));
        return id;
    }

    public static Task AsMediatorAsync(this TestApp app, Cast cast, Func<IServiceProvider, Task> work) => app.AsAsync(cast.Mediator, Role.Mediator, cast.Street, work);

    public static Task DraftAsync(this TestApp app, Cast cast, Guid id, params (string Due, decimal Amount)[] lines) => app.AsMediatorAsync(cast, services =>
        services.GetRequiredService<DraftAgreementHandler>().HandleAsync(new(
            id,
            new("2025年12月至2026年2月工资未发。", "分期支付拖欠工资。", Money.FromYuan(lines.Sum(line => line.Amount)), [], "银行转账", 3),
            [.. lines.Select(line => new DraftLine(0, DateOnly.Parse(line.Due, null), Money.FromYuan(line.Amount), PayBy.Transfer, "王小工", "6222 0000 9999 1234", null))]), default));

    /// <summary>All sign on paper, and the seal puts the agreement in force.</summary>
    public static async Task<Guid> EffectiveAsync(this TestApp app, Cast cast, params (string Due, decimal Amount)[] lines)
    {
        var id = await app.MediatingAsync(cast);
        await app.DraftAsync(cast, id, lines);
        await app.SignAllAsync(cast, id);
        return id;
    }

    public static Task SignAllAsync(this TestApp app, Cast cast, Guid id) => app.AsMediatorAsync(cast, async services =>
    {
        var dispute = await app.DisputeAsync(id);
        var digest = dispute.Agreement!.DigestNow(dispute.Number);
        SignAgreementCommand[] all =
        [
            .. dispute.Parties.Select(party => new SignAgreementCommand(id, party.Side == PartySide.Applicant ? SignerRole.Applicant : SignerRole.Respondent, party.Number, party.SignsAs, null, digest)),
            new(id, SignerRole.Mediator, null, null, null, digest), new(id, SignerRole.Body, null, null, null, digest),
        ];
        foreach (var one in all) await services.GetRequiredService<SignAgreementHandler>().HandleAsync(one, default);
    });

    public static Task<DisputeCase> DisputeAsync(this TestApp app, Guid id) =>
        app.InDatabaseAsync(db => db.Set<DisputeCase>().AsNoTracking().SingleAsync(dispute => dispute.Id == id));

    public static Task<Clock> ClockAsync(this TestApp app, Guid id, string code) =>
        app.InDatabaseAsync(db => db.Set<Clock>().AsNoTracking().SingleAsync(clock => clock.SubjectId == id && clock.Code == code));
}

internal static class PartySteps
{
    /// <summary>The address of a party's page, open for two days without a code.</summary>
    public static Task<string> DoorAsync(this TestApp app, Guid disputeId, PartySide side) => app.AsSystemAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var dispute = await db.Set<DisputeCase>().FoundAsync(disputeId, CancellationToken.None);
        var number = dispute.Of(side)[0].Number;
        var door = await db.Set<PartyDoor>().SingleOrDefaultAsync(found => found.DisputeId == disputeId && found.PartyNumber == number);
        if (door is null)
        {
            db.Add(door = PartyDoor.Open(dispute, number, app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }
        return CaseUrls.PartyDoor(services.GetRequiredService<Mediation.PartyDoors>().TrustedTokenOf(door));
    });
}
