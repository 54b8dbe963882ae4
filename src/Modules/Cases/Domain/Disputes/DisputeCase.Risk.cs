using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Domain.Disputes;

/// <summary>What may come, what was done against it, and who of the police knows.</summary>
internal sealed record RiskContent(RiskKind Kind, string? Measures, string? ReportedTo, Guid? WorkOrderId);

/// <summary>Risk control: preventive measures when it may get worse, the police at once when it may become a case for them (R-MED-10).</summary>
internal sealed partial class DisputeCase
{
    /// <summary>Notes a risk with the measures taken, or that it has passed. It stands in the journal and nowhere else: a judgement, not a state.</summary>
    public void NoteRisk(RiskContent risk)
    {
        RefuseIfOver();
        if (string.IsNullOrWhiteSpace(risk.Measures)) throw new RefusedException(MediationText.MeasuresNeeded, "R-MED-10", "Measures");
        var report = Blank(risk.ReportedTo);
        if (IsForPolice(risk.Kind) && report is null && risk.WorkOrderId is null) throw new RefusedException(MediationText.ReportToPolice, "R-MED-10", "ReportedTo");
        Tell(new DisputeRiskNoted(Id, risk.Kind, report, risk.WorkOrderId), risk.Measures.Trim());
    }

    /// <summary>Whether the police must know.</summary>
    public static bool IsForPolice(RiskKind kind) => kind is RiskKind.PublicSecurity or RiskKind.Crime;
}
