using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.NoteRisk;

/// <summary>Notes what a conflict may turn into and what is done against it; the police get a work order at once (R-MED-10).</summary>
internal sealed record NoteRiskCommand(Guid DisputeId, RiskKind? Kind, string? Measures, string? ReportedTo);

internal sealed class NoteRiskHandler(DisputeDesk desk, PoliceLine police)
{
    public async Task HandleAsync(NoteRiskCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.Kind is not { } kind) throw new RefusedException(MediationText.RiskKindNeeded, "R-MED-10", "Kind");
        // Without a word on what happens the police would get an empty sheet; the dispute says so first.
        var order = DisputeCase.IsForPolice(kind) && !string.IsNullOrWhiteSpace(command.Measures)
            ? await police.ReportAsync(dispute, kind, command.Measures, desk.Actor, cancellationToken) : null;
        dispute.NoteRisk(new(kind, command.Measures, command.ReportedTo, order));
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
