using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;

namespace Niangjia.Cases.Features.RecordConsent;

/// <summary>Staff write down whether a side wants mediation (R-MED-03).</summary>
internal sealed record RecordConsentCommand(Guid DisputeId, PartySide Side, bool Consents, StatementForm Form, string SaidBy);

internal sealed class RecordConsentHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(RecordConsentCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        dispute.RecordConsent(command.Side, command.Consents, command.Form, command.SaidBy, desk.Actor, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
