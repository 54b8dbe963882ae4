using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.ResolveRequest;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Testing;

/// <summary>Requests for tests that begin where a request already lies on somebody's desk.</summary>
public static class RequestSteps
{
    /// <summary>Filed by a worker about the town's enterprise and registered; nobody has triaged it.</summary>
    public static async Task<Guid> FileRequestAsync(
        this TestApp app, Town town, string facts, decimal yuan, string name = "王小工", string mobile = "13900001111", CaseType type = CaseType.WageArrears,
        Secrecy secrecy = Secrecy.Named) => (await app.FileWithCodeAsync(town, facts, yuan, name, mobile, type, secrecy)).Id;

    /// <summary>The same, with the receipt code the worker takes away.</summary>
    public static Task<(Guid Id, string Code)> FileWithCodeAsync(
        this TestApp app, Town town, string facts, decimal yuan, string name = "王小工", string mobile = "13900001111", CaseType type = CaseType.WageArrears,
        Secrecy secrecy = Secrecy.Named) =>
        app.AsSystemAsync(async services =>
        {
            var sent = await services.GetRequiredService<SubmitRequestHandler>().HandleAsync(
                new(new(facts, IntakeChecks.Claims(type, Money.FromYuan(yuan)), EnterpriseId: town.EnterpriseId, RespondentIsEmployer: true),
                    new(name, mobile), IntakeChannel.Web, secrecy, town.Grid.Id, type, new([ConsentPurpose.Handling])),
                CancellationToken.None);
            return (sent.Id, sent.ReceiptCode);
        });

    /// <summary>Filed, triaged and sent to a unit, whose clock runs.</summary>
    public static async Task<Guid> SendRequestAsync(
        this TestApp app, Town town, Place unit, string facts, decimal yuan, string name = "王小工", string mobile = "13900001111", CaseType type = CaseType.WageArrears)
    {
        var id = await app.FileRequestAsync(town, facts, yuan, name, mobile, type);
        await app.TriageRequestAsync(id, type);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, unit.Id, null, null), CancellationToken.None));
        return id;
    }

    /// <summary>Takes a request for a public matter of this type, as an officer who confirms the triage does.</summary>
    public static Task TriageRequestAsync(this TestApp app, Guid id, CaseType type) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow();
        var request = await db.Set<WorkerRequest>().FoundAsync(id, CancellationToken.None);
        request.Triage(AffairStream.Public, type, Urgency.Normal, Guid.CreateVersion7(now), now, null);
        return await db.SaveChangesAsync(CancellationToken.None);
    });

    /// <summary>Taken for what it is, sent to a unit, accepted by an officer there and said to be done.</summary>
    public static async Task ResolveRequestAsync(this TestApp app, Guid id, Place unit, CaseType type, string outcome, string officer = "林专干")
    {
        var account = await app.AddAccountAsync(Role.CommunityOfficer, unit.Path, officer);
        await app.TriageRequestAsync(id, type);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, unit.Id, null, null), CancellationToken.None));
        await app.AsSystemAsync(services => As(services).GetRequiredService<AcceptRequestHandler>().HandleAsync(new(id), CancellationToken.None));
        await app.AsSystemAsync(services => As(services).GetRequiredService<ResolveRequestHandler>().HandleAsync(new(id, ResultCode.FullyResolved, outcome), CancellationToken.None));

        IServiceProvider As(IServiceProvider services)
        {
            services.GetRequiredService<CurrentUser>().Become(account, null, account, officer, [new(Role.CommunityOfficer, unit.Path)]);
            return services;
        }
    }

    /// <summary>The request that came in last.</summary>
    public static Task<Guid> LastRequestAsync(this TestApp app) =>
        app.InDatabaseAsync(db => db.Set<WorkerRequest>().OrderByDescending(request => request.Number).Select(request => request.Id).FirstAsync());

    /// <summary>What the background does after a while: clocks, instalments, and the reactions to both.</summary>
    public static async Task CatchUpAsync(this TestApp app)
    {
        await app.RunJournalAsync();
        await app.RunAsync<ClockSweep>();
        await app.RunAsync<CheckInstalmentsJob>();
        await app.RunJournalAsync();
    }
}
