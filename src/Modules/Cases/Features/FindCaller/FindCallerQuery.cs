using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.ShowRequest;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.FindCaller;

/// <summary>A request of the caller, with the clock that people should look at.</summary>
internal sealed record CallersRequest(Guid Id, string Number, string Title, RequestState State, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, bool IsLate, bool IsOpen, bool IsGuarded);

/// <summary>An earlier call from the same number.</summary>
internal sealed record CallersCall(Guid Id, string Number, DateTimeOffset BeganAt, HotlineCategory? Category, HotlineEnding? Ending, string? Answer, string? Agent);

/// <summary>Money that was promised to the caller and has not come.</summary>
internal sealed record CallersPromise(Guid DisputeId, string Number, DateOnly Due, Money Missing, bool IsBreached);

/// <summary>A risk that was noted in a mediation of the caller.</summary>
internal sealed record CallersRisk(Guid DisputeId, RiskKind Kind, DateTimeOffset At, string? Measures);

/// <summary>What is known of a caller while the telephone rings, masked as for every list (R §13).</summary>
internal sealed record CallerHistory(
    string? Shown, IReadOnlyList<CallerCard> People, IReadOnlyList<CallersRequest> Requests, IReadOnlyList<CallersCall> Calls, IReadOnlyList<CallersPromise> Promises,
    IReadOnlyList<CallersRisk> Risks, int Nuisances)
{
    public static CallerHistory Nothing { get; } = new(null, [], [], [], [], [], 0);

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => People.Count + Requests.Count + Calls.Count > 0;
}

/// <summary>A person with this number, masked; a number may belong to several.</summary>
internal sealed record CallerCard(Guid Id, string Name, string? Mobile, int? BirthYear);

/// <summary>
/// The caller's history by the number. What was asked in confidence stands in it only for whoever may know who asked (R-PRI-13): else a ringing telephone would tell whether its owner has
/// complained.
/// </summary>
internal sealed class FindCallerHandler(AppDbContext db, CurrentUser user, HotlineDesk desk, IPeopleDirectory people, Registers registers)
{
    private const int Most = 30;
    private const int MostCalls = 10;
    private static readonly string RiskNoted = JournalNames.Of(typeof(DisputeRiskNoted));

    public async Task<CallerHistory> HandleAsync(string? caller, CancellationToken cancellationToken)
    {
        if (!Phone.TryParse(caller, out var phone) || desk.Read(caller) is not { } read) return CallerHistory.Nothing;
        var cards = phone.Kind == PhoneKind.Mobile ? await people.MatchAsync(phone.Value, cancellationToken) : [];
        var calls = await db.Set<HotlineCall>().AsNoTracking().SeenBy(user).Where(call => call.CallerIndex == read.Index && call.Ending != null)
            .OrderByDescending(call => call.BeganAt).Take(Most).ToListAsync(cancellationToken);
        var requests = await RequestsAsync([.. cards.Select(card => card.Id)], [.. calls.Select(call => call.RequestId).OfType<Guid>()], cancellationToken);
        // A call that became a request which the user may not tie to anybody is not shown either.
        calls = [.. calls.Where(call => call.RequestId is not { } id || requests.Any(request => request.Id == id) || call.AgentId == user.AccountId)];
        var disputes = requests.Select(request => request.DisputeId).OfType<Guid>().ToList();
        var names = await registers.OfficersAsync(calls.Select(call => call.AgentId), cancellationToken);
        return new(
            phone.ToString(), [.. cards.Select(card => new CallerCard(card.Id, card.MaskedName, card.MaskedMobile, card.BirthYear))],
            [.. requests.Select(request => new CallersRequest(
                request.Id, request.Number, request.Title, request.State, request.SubmittedAt, request.DueAt, request.IsLate, request.ClosedAt is null, request.IsGuarded))],
            [.. calls.Take(MostCalls).Select(call => new CallersCall(
                call.Id, call.Number, call.BeganAt, call.Category, call.Ending, call.Answer, call.AgentId is { } agent ? names.GetValueOrDefault(agent) : null))],
            await PromisesAsync(disputes, cancellationToken), await RisksAsync(disputes, cancellationToken), calls.Count(call => call.Ending == HotlineEnding.Nuisance));
    }

    private async Task<List<WorkerRequest>> RequestsAsync(List<Guid> persons, List<Guid> called, CancellationToken cancellationToken)
    {
        var owners = persons.Select(id => (Guid?)id).ToList();
        if (owners.Count + called.Count == 0) return [];
        var found = await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).Where(request => owners.Contains(request.PersonId) || called.Contains(request.Id))
            .OrderBy(request => request.ClosedAt != null).ThenByDescending(request => request.SubmittedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Where(request => ShowRequestHandler.ShowsIdentity(request, user))];
    }

    private async Task<IReadOnlyList<CallersPromise>> PromisesAsync(List<Guid> disputes, CancellationToken cancellationToken)
    {
        if (disputes.Count == 0) return [];
        var found = await db.Set<DisputeCase>().AsNoTracking().SeenBy(user).Where(dispute => disputes.Contains(dispute.Id) && dispute.Agreement != null).ToListAsync(cancellationToken);
        return
        [
            .. from dispute in found
               where dispute.Agreement!.EffectiveOn is not null
               from one in dispute.Agreement!.Instalments
               where !one.IsPaid
               orderby one.Due
               select new CallersPromise(dispute.Id, dispute.Number, one.Due, one.Missing, one.BreachedOn is not null),
        ];
    }

    private async Task<IReadOnlyList<CallersRisk>> RisksAsync(List<Guid> disputes, CancellationToken cancellationToken)
    {
        if (disputes.Count == 0) return [];
        var seen = await db.Set<DisputeCase>().AsNoTracking().SeenBy(user).Where(dispute => disputes.Contains(dispute.Id)).Select(dispute => dispute.Id).ToListAsync(cancellationToken);
        var rows = await db.Set<JournalEntry>().AsNoTracking().Where(row => seen.Contains(row.SubjectId) && row.Kind == RiskNoted).OrderByDescending(row => row.Number).Take(5).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new CallersRisk(
            row.SubjectId, System.Text.Json.JsonSerializer.Deserialize<DisputeRiskNoted>(row.Body, JournalJson.Options)!.Kind, row.At, row.Reason))];
    }
}
