using Niangjia.Cases.Domain.Duties;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;

namespace Niangjia.Cases.Domain.Requests;

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
        var row = HandlingTable.Of(type);
        var level = row.Contact;
        var reasons = new List<RoutingReason> { new("R-CAS-07", string.Format(CasesText.RouteByType, CaseWords.Of(type), CaseWords.Of(level))) };
        void Raise(HandlingLevel to, string ruleId, string sentence)
        {
            if (to <= level) return;
            level = to;
            reasons.Add(new(ruleId, sentence));
        }

        foreach (var trigger in EscalationTriggers.Of(request, limits)) Raise(trigger.To, trigger.RuleId, trigger.Sentence);
        if (urgency == Urgency.Critical) Raise(HandlingLevel.Street, "R-ESC-02", CasesText.RouteCritical);
        if (row.WomanFirst) reasons.Add(new("R-CAS-07", HandlingText.WomanOfferedFirst));
        if (BandOf(request, limits) is { } band) reasons.Add(new("R-COL-05", string.Format(HandlingText.MassIncident, CaseWords.Find($"MassBand_{band}"), request.ClaimantCount)));
        var unit = tree.HandlerOf(request.UnitPath, level) ?? tree.District;
        if (unit.Level > level) reasons.Add(new("R-ESC-05", string.Format(CasesText.RouteNoUnit, CaseWords.Of(level), unit.Name)));
        return new(unit, unit.Level ?? level, reasons);
    }

    // R-COL-05: what level it is of, should there be aggravating acts.
    private static int? BandOf(WorkerRequest request, RoutingLimits limits) =>
        request.IsCollective && limits.Bands.Count(from => request.ClaimantCount >= from) is > 0 and var band ? Math.Min(band, 4) : null;
}
