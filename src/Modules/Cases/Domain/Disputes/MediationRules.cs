using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>Level of the unit that wants to mediate; null for a unit that handles nothing.</summary>
internal readonly record struct HandlingRank(HandlingLevel? Level);

/// <summary>Who may mediate what (R-CAS-07), and with how many (R-MED-04).</summary>
internal static class MediationRules
{
    private static readonly HashSet<CaseType> Simple =
    [
        CaseType.WageArrears, CaseType.OvertimePay, CaseType.NoWrittenContract, CaseType.Termination, CaseType.SocialInsurance,
        CaseType.WorkTimeLeave, CaseType.NonCompeteTraining, CaseType.DocsAndDeposits, CaseType.Discrimination,
        CaseType.FamilyDispute, CaseType.NeighbourDispute, CaseType.WorkplacePersonal,
    ];

    /// <summary>Whether a type is mediated at all; child labour is not, nor are services and common matters.</summary>
    public static bool IsMediated(CaseType type) =>
        type != CaseType.MinorWorker && (type <= CaseType.Discrimination || type >= CaseType.FamilyDispute);

    /// <summary>Refuses what is not mediated, or not by a unit of this level.</summary>
    public static void RefuseUnlessFit(WorkerRequest request, HandlingRank rank)
    {
        if (request.Type is not { } type || !IsMediated(type)) throw new RefusedException(MediationText.NotMediated, "R-CAS-07");
        if (request.Secrecy == Secrecy.Anonymous || request.PersonId is null) throw new RefusedException(MediationText.AnonymousNotMediated, "R §1.3");
        if (rank.Level is null or HandlingLevel.Grid) throw new RefusedException(MediationText.GridDoesNotMediate, "R-CAS-07");
        if (rank.Level >= HandlingLevel.Street) return;
        if (!Simple.Contains(type) || request.IsCollective || request.ClaimantCount > 4) throw new RefusedException(MediationText.StreetMediates, "R-CAS-07");
    }

    /// <summary>Refuses a bench of mediators that does not fit the matter.</summary>
    public static void RefuseUnlessBenchFits(DisputeCase dispute)
    {
        if (BenchProblem(dispute) is { } problem) throw new RefusedException(problem, dispute.ActiveMediators.Count > 0 && !NeedsTwo(dispute) ? "R-CAS-07" : "R-MED-04");
    }

    /// <summary>What is wrong with the bench, in a sentence; null when it fits.</summary>
    public static string? BenchProblem(DisputeCase dispute)
    {
        var bench = dispute.ActiveMediators;
        if (bench.Count == 0) return MediationText.MediatorNeeded;
        if (NeedsTwo(dispute)) return MediationText.TwoMediatorsNeeded;
        return dispute.Type == CaseType.FemaleWorkerProtection && !bench.Any(mediator => mediator.IsWoman) ? MediationText.WomanNeeded : null;
    }

    private static bool NeedsTwo(DisputeCase dispute) => (dispute.IsCollective || dispute.IsComplex) && dispute.ActiveMediators.Count < 2;
}
