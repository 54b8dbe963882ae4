using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Level of the unit that wants to mediate; null for a unit that handles nothing.</summary>
internal readonly record struct HandlingRank(HandlingLevel? Level);

/// <summary>Numbers of R-CAS-07 and R-COL-04; parameters, not constants.</summary>
/// <param name="SimplePersons">Most people of a matter that a community mediates.</param>
/// <param name="Mediators">Fewest mediators of a collective or complex matter.</param>
/// <param name="DistrictPersons">From how many people on the district joins in a collective matter.</param>
internal sealed record MediationLimits(int SimplePersons, int Mediators, int DistrictPersons)
{
    /// <summary>As the rule book sets them.</summary>
    public static MediationLimits Default { get; } = new(4, 2, 30);
}

/// <summary>Who may mediate what (R-CAS-07), and with how many (R-MED-04).</summary>
internal static class MediationRules
{
    /// <summary>Whether a type is mediated at all; child labour is not, nor are services and common matters.</summary>
    public static bool IsMediated(CaseType type) => HandlingTable.Of(type).Mediation is not null;

    /// <summary>Refuses what is not mediated, or not by a unit of this level.</summary>
    public static void RefuseUnlessFit(WorkerRequest request, HandlingRank rank, MediationLimits limits)
    {
        if (request.Type is not { } type || HandlingTable.Of(type).Mediation is not { } lowest) throw new RefusedException(MediationText.NotMediated, "R-CAS-07");
        if (request.Secrecy == Secrecy.Anonymous || request.PersonId is null) throw new RefusedException(MediationText.AnonymousNotMediated, "R §1.3");
        if (rank.Level is null or HandlingLevel.Grid) throw new RefusedException(MediationText.GridDoesNotMediate, "R-CAS-07");
        if (request.IsCollective && request.ClaimantCount >= limits.DistrictPersons && rank.Level < HandlingLevel.District && !request.HasLevel(HandlingLevel.District))
            throw new RefusedException(string.Format(HandlingText.DistrictJoins, limits.DistrictPersons), "R-CAS-07");
        if (rank.Level >= HandlingLevel.Street) return;
        if (rank.Level < lowest || request.IsCollective || request.ClaimantCount > limits.SimplePersons) throw new RefusedException(MediationText.StreetMediates, "R-CAS-07");
    }

    /// <summary>Refuses a bench of mediators that does not fit the matter.</summary>
    public static void RefuseUnlessBenchFits(DisputeCase dispute)
    {
        if (BenchProblem(dispute) is { } problem) throw new RefusedException(problem, dispute.ActiveMediators.Count > 0 && !NeedsMore(dispute) ? "R-CAS-07" : "R-MED-04");
    }

    /// <summary>What is wrong with the bench, in a sentence; null when it fits.</summary>
    public static string? BenchProblem(DisputeCase dispute)
    {
        var bench = dispute.ActiveMediators;
        if (bench.Count == 0) return MediationText.MediatorNeeded;
        if (NeedsMore(dispute)) return string.Format(MediationText.TwoMediatorsNeeded, dispute.MediatorsNeeded);
        return HandlingTable.Of(dispute.Type).WomanMediates && !bench.Any(mediator => mediator.IsWoman) ? MediationText.WomanNeeded : null;
    }

    private static bool NeedsMore(DisputeCase dispute) => dispute.ActiveMediators.Count < dispute.MediatorsNeeded;
}
