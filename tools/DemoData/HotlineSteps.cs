using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Features.AnnounceCall;
using Niangjia.Cases.Features.AnswerCall;
using Niangjia.Cases.Features.CallBackWorker;
using Niangjia.Cases.Features.CheckCall;
using Niangjia.Cases.Features.HangUpCall;
using Niangjia.Cases.Features.TakeCall;
using Niangjia.Cases.Features.TakeDownCall;
using Niangjia.Cases.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;

namespace Niangjia.DemoData;

/// <summary>The steps of a call, each done by whoever would do it: the agent, and somebody else who checks.</summary>
internal sealed partial class RequestSteps
{
    private static readonly CallMark[] Good = [CallMark.Good, CallMark.Good, CallMark.Fair, CallMark.Good, CallMark.Good];

    private Actor Agent => town.District.With(Role.HotlineAgent);

    public Task<Guid> RingAsync(string? caller) => AtHotlineAsync<AnnounceCallHandler, Guid>(handler => handler.HandleAsync(new(caller), Never));

    public Task TakeAsync(Guid call) => AtHotlineAsync<TakeCallHandler>(handler => handler.HandleAsync(new(call), Never));

    public Task HangUpAsync(Guid call, bool nuisance) => AtHotlineAsync<HangUpCallHandler>(handler => handler.HandleAsync(new(call, nuisance), Never));

    public Task AnswerCallAsync(Guid call, CallNotes notes) => AtHotlineAsync<AnswerCallHandler>(handler => handler.HandleAsync(new(call, notes), Never));

    public async Task<Guid> TakeDownAsync(Guid call, CallNotes notes) => (await AtHotlineAsync<TakeDownCallHandler, Cases.Intake.SubmittedRequest>(handler => handler.HandleAsync(new(call, notes), Never))).Id;

    /// <summary>The agent calls back after the result; without stars nobody was reached.</summary>
    public async Task CallBackFromHotlineAsync(Guid id, int? stars)
    {
        if ((await StandingAsync(id)).State != RequestState.Resolved) return;
        await AtHotlineAsync<CallBackWorkerHandler>(handler => handler.HandleAsync(
            new(id, stage.Clock.GetUtcNow(), ContactWay.Phone, stars is not null, stars is null ? null : "本人", stars, stars is null ? null : true, stars is null ? "无人接听。" : null), Never));
    }

    /// <summary>An officer of the district checks; with a reason it does not pass.</summary>
    public async Task CheckCallAsync(Guid call, string? reason)
    {
        var waits = await stage.InDatabaseAsync(db => db.Set<HotlineCall>().AnyAsync(one => one.Id == call && one.ClosedAt == null
            && (one.Request!.State == RequestState.Evaluated || one.Request.State == RequestState.Closed)));
        if (!waits) return;
        await stage.AsAsync(town.District.With(Role.DistrictOfficer), async services =>
        {
            var questions = (await services.GetRequiredService<HotlineDesk>().RulesAsync(Never)).Questions;
            await services.GetRequiredService<CheckCallHandler>().HandleAsync(
                new(call, [.. questions.Select((question, at) => new CheckMark(question, reason is not null && at == 3 ? CallMark.Poor : Good[at % Good.Length]))], reason is null, reason), Never);
        });
    }

    private Task AtHotlineAsync<THandler>(Func<THandler, Task> act) where THandler : notnull => stage.AsAsync(Agent, services => act(services.GetRequiredService<THandler>()));

    private Task<T> AtHotlineAsync<THandler, T>(Func<THandler, Task<T>> act) where THandler : notnull => stage.AsAsync(Agent, services => act(services.GetRequiredService<THandler>()));
}
