using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>The limits of R §2.5 above which a level must pass a matter on; parameters, not constants.</summary>
internal sealed record RoutingLimits(Money GridAmount, int CommunityPersons, Money CommunityAmount, int StreetPersons, Money StreetAmount);

/// <summary>Why a level was chosen: the rule and a sentence.</summary>
internal sealed record RoutingReason(string RuleId, string Sentence);

/// <summary>Where a request belongs, with the reasons; a person decides.</summary>
internal sealed record RoutingProposal(UnitInfo Unit, HandlingLevel Level, IReadOnlyList<RoutingReason> Reasons);

/// <summary>The level that must handle a request, from its type (R-CAS-07) and its weight (R §2.5).</summary>
internal static class Routing
{
    /// <summary>Proposes a unit at or above the place.</summary>
    public static RoutingProposal Propose(WorkerRequest request, CaseType type, Urgency urgency, IUnitTree tree, RoutingLimits limits)
    {
        var reasons = new List<RoutingReason> { ByType(type, out var level) };
        void Raise(HandlingLevel to, string ruleId, string sentence)
        {
            if (to <= level) return;
            level = to;
            reasons.Add(new(ruleId, sentence));
        }

        foreach (var (to, reason) in Triggers(request, limits)) Raise(to, reason.RuleId, reason.Sentence);
        if (urgency == Urgency.Critical) Raise(HandlingLevel.Street, "R-ESC-02", CasesText.RouteCritical);
        var unit = tree.HandlerOf(request.UnitPath, level) ?? tree.District;
        if (unit.Level > level) reasons.Add(new("R-ESC-05", string.Format(CasesText.RouteNoUnit, CaseWords.Of(level), unit.Name)));
        return new(unit, unit.Level ?? level, reasons);
    }

    /// <summary>What obliges a level to pass the matter on, whatever its type (R §2.5, last column).</summary>
    public static IEnumerable<(HandlingLevel To, RoutingReason Reason)> Triggers(WorkerRequest request, RoutingLimits limits)
    {
        var (persons, amount) = (request.ClaimantCount, request.Claimed);
        if (amount > limits.GridAmount && request.RespondentIsEmployer)
            yield return (HandlingLevel.Community, new("R-ESC-01", CasesText.RouteLabourAmount));
        if (persons >= limits.CommunityPersons)
            yield return (HandlingLevel.Street, new("R-ESC-01", string.Format(CasesText.RoutePersons, limits.CommunityPersons)));
        if (amount > limits.CommunityAmount)
            yield return (HandlingLevel.Street, new("R-ESC-01", string.Format(CasesText.RouteAmount, limits.CommunityAmount)));
        if (request.IsCollective)
            yield return (HandlingLevel.Street, new("R-COL-04", CasesText.RouteCollective));
        if (persons >= limits.StreetPersons)
            yield return (HandlingLevel.District, new("R-ESC-01", string.Format(CasesText.RoutePersons, limits.StreetPersons)));
        if (amount > limits.StreetAmount)
            yield return (HandlingLevel.District, new("R-ESC-01", string.Format(CasesText.RouteAmount, limits.StreetAmount)));
    }

    // R-CAS-07, column "First contact".
    private static RoutingReason ByType(CaseType type, out HandlingLevel level)
    {
        level = type switch
        {
            CaseType.CollectiveContract or CaseType.UnionRights or CaseType.MinorWorker => HandlingLevel.Street,
            CaseType.FamilyDispute or CaseType.NeighbourDispute or CaseType.WorkplacePersonal => HandlingLevel.Grid,
            CaseType.LegalConsult => HandlingLevel.Grid,
            _ => HandlingLevel.Community,
        };
        return new("R-CAS-07", string.Format(CasesText.RouteByType, CaseWords.Of(type), CaseWords.Of(level)));
    }
}
