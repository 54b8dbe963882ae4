using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;
using Niangjia.Organisation.Domain;

namespace Niangjia.DemoData;

/// <summary>What must be true of every district, asked of the database and not of the plan.</summary>
internal sealed class DistrictCheck(AppDbContext db, TownSize town, PlanSize plan)
{
    // These go on to the next state within the same step, so that none rests in them.
    private static readonly RequestState[] Passing = [RequestState.Submitted, RequestState.Reopened];

    private static readonly UnitKind[] Unions = [UnitKind.ParkUnion, UnitKind.IndustryJointUnion, UnitKind.EnterpriseUnion, UnitKind.JointGrassrootsUnion];

    private readonly List<string> _faults = [];

    /// <summary>One sentence for each thing that is not so.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await CountPlacesAsync();
        await AddUpAgreementsAsync();
        await LookAtRequestsAsync();
        await LookAtDisputesAsync();
        var told = await db.Set<JournalEntry>().Select(entry => entry.Kind).Distinct().ToListAsync();
        foreach (var kind in new[] { "Cases.RequestRated", "Cases.RequestReopened", "Cases.RequestFellLate", "Cases.InstalmentBreached" })
            if (!told.Contains(kind)) _faults.Add($"{kind} was never told.");
        _faults.AddRange(await db.Set<ReactionFailure>().OrderBy(failure => failure.Reaction).Select(failure => failure.Reaction + ": " + failure.Error).Take(3).ToListAsync());
        return _faults;
    }

    private async Task CountPlacesAsync()
    {
        var kinds = (await db.Set<Unit>().GroupBy(unit => unit.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync()).ToDictionary(group => group.Key, group => group.Count);
        Expect("streets", town.Streets, kinds.GetValueOrDefault(UnitKind.StreetFederation));
        Expect("communities", town.Streets * town.CommunitiesEach, kinds.GetValueOrDefault(UnitKind.CommunityJointUnion));
        Expect("grids", town.Streets * town.CommunitiesEach * town.GridsEach, kinds.GetValueOrDefault(UnitKind.Grid));
        Expect("unions", town.Unions, Unions.Sum(kind => kinds.GetValueOrDefault(kind)));
        Expect("enterprises", town.Firms, await db.Set<Enterprise>().CountAsync());
    }

    private async Task AddUpAgreementsAsync()
    {
        var agreed = await db.Set<DisputeCase>().Where(dispute => dispute.Agreement!.EffectiveOn != null).Select(dispute => dispute.Agreed).ToListAsync();
        Expect("agreements", plan.Agreements, agreed.Count);
        Expect("yuan agreed on", plan.Agreed, Money.Sum(agreed));
    }

    private async Task LookAtRequestsAsync()
    {
        var requests = await db.Set<WorkerRequest>().Select(request => new { request.State, request.Level, request.Stream, request.Result, request.IsLate, request.ClosedAt }).ToListAsync();
        ExpectEach(Enum.GetValues<RequestState>().Except(Passing), requests.Select(request => request.State));
        ExpectEach(Enum.GetValues<HandlingLevel>(), requests.Select(request => request.Level).OfType<HandlingLevel>());
        ExpectEach(Enum.GetValues<AffairStream>(), requests.Select(request => request.Stream).OfType<AffairStream>());
        // How a request ends falls by the dice: only a whole year has every ending.
        if (plan.Requests >= PlanSize.Full.Requests) ExpectEach(Enum.GetValues<ResultCode>(), requests.Select(request => request.Result).OfType<ResultCode>());
        if (!requests.Exists(request => request is { IsLate: true, ClosedAt: null })) _faults.Add("No open request is late.");
    }

    private async Task LookAtDisputesAsync()
    {
        var disputes = await db.Set<DisputeCase>().Select(dispute => new { dispute.State, dispute.Outcome }).ToListAsync();
        ExpectEach(Enum.GetValues<DisputeState>(), disputes.SelectMany(dispute => new[] { dispute.State, dispute.Outcome ?? dispute.State }));
    }

    private void Expect<T>(string what, T wanted, T found)
    {
        if (!Equals(wanted, found)) _faults.Add($"{found} {what} instead of {wanted}.");
    }

    private void ExpectEach<T>(IEnumerable<T> wanted, IEnumerable<T> found) where T : struct, Enum =>
        _faults.AddRange(wanted.Except(found).Select(missing => $"No {typeof(T).Name} {missing}."));
}
