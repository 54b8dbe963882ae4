using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AcceptRequest;
using Niangjia.Cases.Features.AddCoHandler;
using Niangjia.Cases.Features.AddNote;
using Niangjia.Cases.Features.AnswerWorkOrder;
using Niangjia.Cases.Features.AskSupplement;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.CallBackWorker;
using Niangjia.Cases.Features.EndTask;
using Niangjia.Cases.Features.EscalateRequest;
using Niangjia.Cases.Features.ExplainDelay;
using Niangjia.Cases.Features.HandDownRequest;
using Niangjia.Cases.Features.MergeRequest;
using Niangjia.Cases.Features.RateRequest;
using Niangjia.Cases.Features.ReferRequest;
using Niangjia.Cases.Features.RejectRequest;
using Niangjia.Cases.Features.ResolveRequest;
using Niangjia.Cases.Features.ReturnRequest;
using Niangjia.Cases.Features.SendMessage;
using Niangjia.Cases.Features.SplitRequest;
using Niangjia.Cases.Features.SubmitRequest;
using Niangjia.Cases.Features.SupplyPapers;
using Niangjia.Cases.Features.TriageRequest;
using Niangjia.Cases.Features.WithdrawRequest;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.DemoData;

/// <summary>Where a request stands, as far as the play has to know.</summary>
internal sealed record Standing(string Number, string UnitPath, string HandlerPath, Guid? HandlerId, HandlingLevel? Level, Urgency Urgency, RequestState State, IntakeChannel Channel, Secrecy Secrecy);

/// <summary>The steps of a request, each done by whoever would do it, through the product's commands.</summary>
internal sealed partial class RequestSteps(Stage stage, Town town)
{
    private static readonly CancellationToken Never = CancellationToken.None;

    public Task<Standing> StandingAsync(Guid id) => stage.InDatabaseAsync(db => db.Set<WorkerRequest>().Where(request => request.Id == id).Select(request => new Standing(
        request.Number, request.UnitPath, request.HandlerPath, request.HandlerId, request.Level, request.Urgency, request.State,
        request.Channel, request.Secrecy)).SingleAsync());

    public Task<SubmittedRequest> SubmitAsync(SubmitRequestCommand command, Actor by) =>
        stage.AsAsync(by, services => services.GetRequiredService<SubmitRequestHandler>().HandleAsync(command, Never));

    public Task TriageAsync(Guid id, Place place, CaseType type, Urgency urgency) => AtDeskAsync(
        place, services => services.GetRequiredService<TriageRequestHandler>().HandleAsync(new(id, CaseCatalogue.Of(type).Stream, type, urgency, null), Never));

    public Task RejectAsync(Guid id, Place place, string reason, string whereToGo) => AtDeskAsync(
        place, services => services.GetRequiredService<RejectRequestHandler>().HandleAsync(new(id, reason, whereToGo), Never));

    public Task AssignAsync(Guid id, Place place, Place? to = null) => AtDeskAsync(
        place, services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, to?.Unit.Id, null, null), Never));

    public Task<IReadOnlyList<Guid>> SplitAsync(Guid id, Place place, params RequestPart[] parts) => stage.AsAsync(
        DeskOf(place), services => services.GetRequiredService<SplitRequestHandler>().HandleAsync(new(id, parts, "涉及多件事，分别办理。"), Never));

    public Task MergeAsync(Guid id, Place place, string master) => AtDeskAsync(
        place, services => services.GetRequiredService<MergeRequestHandler>().HandleAsync(new(id, master, "同一人同一事项。"), Never));

    public Task AcceptAsync(Guid id) => ByOwnerAsync<AcceptRequestHandler>(id, handler => handler.HandleAsync(new(id), Never));

    public Task ReturnAsync(Guid id) => ByOwnerAsync<ReturnRequestHandler>(id, handler => handler.HandleAsync(new(id, "该企业不在本辖区，请重新派单。"), Never));

    public Task EscalateAsync(Guid id, HandlingLevel to, ManualGround ground, string reason) =>
        ByOwnerAsync<EscalateRequestHandler>(id, handler => handler.HandleAsync(new(id, to, ground, reason), Never));

    public Task HandDownAsync(Guid id, Place to, string reason) => ByOwnerAsync<HandDownRequestHandler>(id, handler => handler.HandleAsync(new(id, to.Unit.Id, reason), Never));

    public Task AddCoHandlerAsync(Guid id, Place helper, string reason) => ByOwnerAsync<AddCoHandlerHandler>(id, handler => handler.HandleAsync(new(id, helper.Unit.Id, reason), Never));

    public Task NoteAsync(Guid id, string text, bool forWorker) => ByOwnerAsync<AddNoteHandler>(id, handler => handler.HandleAsync(new(id, text, forWorker), Never));

    public Task AskSupplementAsync(Guid id, params string[] missing) => ByOwnerAsync<AskSupplementHandler>(id, handler => handler.HandleAsync(new(id, missing), Never));

    public Task ResolveAsync(Guid id, ResultCode result, string outcome) => ByOwnerAsync<ResolveRequestHandler>(id, handler => handler.HandleAsync(
        new(id, result, outcome, "事情比预想的复杂，多花了些时间。"), Never));

    public Task SupplyAsync(Guid id, string text) => ByApplicantAsync<SupplyPapersHandler>(id, handler => handler.HandleAsync(new(id, text, []), Never));

    public Task MessageAsync(Guid id, string text) => ByApplicantAsync<SendMessageHandler>(id, handler => handler.HandleAsync(new(id, text), Never));

    public Task WithdrawAsync(Guid id, string reason) => ByApplicantAsync<WithdrawRequestHandler>(id, handler => handler.HandleAsync(new(id, reason), Never));

    /// <summary>Whoever wrote from a phone rates there; who came, called or was met in the grid is called back, by a colleague of the one in charge where there is one.</summary>
    public async Task RateAsync(Guid id, int stars, bool solved, string? text)
    {
        var now = await StandingAsync(id);
        if (now.Channel == IntakeChannel.Web || now.Secrecy != Secrecy.Named)
        {
            await ByApplicantAsync<RateRequestHandler>(id, handler => handler.HandleAsync(new(id, stars, solved, text), Never));
            return;
        }
        var caller = town[now.HandlerPath].Officers.FirstOrDefault(officer => officer.AccountId != now.HandlerId) ?? OwnerOf(now);
        await stage.AsAsync(caller, services => services.GetRequiredService<CallBackWorkerHandler>().HandleAsync(
            new(id, stage.Clock.GetUtcNow(), ContactWay.Phone, true, "本人", stars, solved, text), Never));
    }

    /// <summary>Calls back and reaches nobody, as long as there is still something to ask.</summary>
    public async Task CallInVainAsync(Guid id)
    {
        if (await StandingAsync(id) is not { State: RequestState.Resolved, Secrecy: Secrecy.Named }) return;
        await ByOwnerAsync<CallBackWorkerHandler>(id, handler => handler.HandleAsync(
            new(id, stage.Clock.GetUtcNow(), ContactWay.Phone, false, Words: "电话无人接听。"), Never));
    }

    /// <summary>In the morning the reasons are given that are owed (R-MED-14, R-TRI-08); now and then one is forgotten.</summary>
    public async Task ExplainOwedAsync()
    {
        var owed = await stage.InDatabaseAsync(db => db.Set<WorkerRequest>().Where(request => request.OwedReason != null && request.ClosedAt == null && request.State != RequestState.Resolved)
            .OrderBy(request => request.Number).Select(request => new { request.Id, request.Number, request.OwedReason }).ToListAsync());
        foreach (var request in owed.Where(request => request.Number[^1] != '7'))
            await ByOwnerAsync<ExplainDelayHandler>(request.Id, handler => handler.HandleAsync(
                new(request.Id, request.OwedReason == DelayCause.NotSameDay ? "一方今天不在家，约好明天当面劝和。" : "改造要等物业排期，已经催了，下周有准信。"), Never));
    }

    public async Task ReferAsync(Guid id, Competence field, string matter, DateTimeOffset feedback)
    {
        var owner = OwnerOf(await StandingAsync(id));
        await stage.AsAsync(owner, services => services.GetRequiredService<ReferRequestHandler>().HandleAsync(
            new(id, town.Departments[field].Unit.Id, matter, ChinaTime.DateOf(feedback)), Never));
    }

    public async Task AnswerAsync(Guid id, Competence field, WorkOrderAnswer answer, string text)
    {
        var order = await stage.InDatabaseAsync(db => db.Set<WorkOrder>().Where(found => found.RequestId == id).OrderByDescending(found => found.SentAt).Select(found => found.Id).FirstAsync());
        await stage.AsAsync(town.Departments[field].First, services => services.GetRequiredService<AnswerWorkOrderHandler>().HandleAsync(
            new(order, answer, text, answer == WorkOrderAnswer.Report), Never));
    }

    /// <summary>Whoever is in charge now: the officer named, else the first of the unit.</summary>
    public Actor OwnerOf(Standing now)
    {
        var officers = town[now.HandlerPath].Officers;
        return officers.FirstOrDefault(officer => officer.AccountId == now.HandlerId) ?? officers[0];
    }

    /// <summary>Whoever must be told is told; what must be reviewed by somebody else is (R-CAS-07).</summary>
    public async Task FinishTasksAsync(Guid id)
    {
        var now = await StandingAsync(id);
        var owner = OwnerOf(now);
        var tasks = await stage.InDatabaseAsync(db => db.Set<RequestTask>().Where(task => task.RequestId == id && task.EndedAt == null && !task.IsOfUnit)
            .Select(task => new { task.Id, task.NotByHandler }).ToListAsync());
        foreach (var task in tasks)
        {
            var other = town[now.HandlerPath].Officers.FirstOrDefault(officer => officer.AccountId != owner.AccountId) ?? town.StreetOf(now.HandlerPath).First;
            await stage.AsAsync(task.NotByHandler ? other : owner, services => services.GetRequiredService<EndTaskHandler>().HandleAsync(
                new(id, task.Id, TaskOutcome.Done, task.NotByHandler ? "已复核，材料属实。" : "已电话告知，并书面留底。"), Never));
        }
    }

    /// <summary>Who enters what comes in by a channel; some matters the street takes down itself.</summary>
    public Actor EntererOf(IntakeChannel channel, Place grid, CaseType type) => channel switch
    {
        not (IntakeChannel.Web or IntakeChannel.Phone12351 or IntakeChannel.Phone12345 or IntakeChannel.HotlineTransfer or IntakeChannel.PetitionTransfer or IntakeChannel.CourtReferral
            or IntakeChannel.ArbitrationReferral) when HandlingTable.Of(type).Intake >= HandlingLevel.Street => town.StreetOf(grid.Unit.Path).First,
        IntakeChannel.Web => Actor.Visitor,
        IntakeChannel.GridReport or IntakeChannel.PatrolFound => grid.First,
        IntakeChannel.Phone12351 or IntakeChannel.Phone12345 or IntakeChannel.HotlineTransfer => town.District.With(Role.HotlineAgent),
        IntakeChannel.PetitionTransfer or IntakeChannel.CourtReferral or IntakeChannel.ArbitrationReferral => town.District.First,
        _ => town.CommunityOf(grid.Unit.Path)!.First,
    };

    // Whoever answers for the place at community level.
    private Actor DeskOf(Place place) => town.CommunityOf(place.Unit.Path)!.First;

    private Task AtDeskAsync(Place place, Func<IServiceProvider, Task> act) => stage.AsAsync(DeskOf(place), act);

    private async Task ByOwnerAsync<THandler>(Guid id, Func<THandler, Task> act) where THandler : notnull
    {
        var owner = OwnerOf(await StandingAsync(id));
        await stage.AsAsync(owner, services => act(services.GetRequiredService<THandler>()));
    }

    private Task ByApplicantAsync<THandler>(Guid id, Func<THandler, Task> act) where THandler : notnull => stage.AsApplicantAsync(id, async services =>
    {
        await act(services.GetRequiredService<THandler>());
        return true;
    });
}
