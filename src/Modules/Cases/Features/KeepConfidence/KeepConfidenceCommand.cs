using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Sealing;

namespace Niangjia.Cases.Features.KeepConfidence;

/// <summary>What a side said in confidence: a note for this mediator alone, or an offer for the mediators of the case (R-EVD-02).</summary>
internal sealed record KeepConfidenceCommand(Guid DisputeId, PartySide Side, bool IsOffer, string Text);

internal sealed class KeepConfidenceHandler(DisputeDesk desk, AppDbContext db, ISealer sealer, TimeProvider time)
{
    public async Task HandleAsync(KeepConfidenceCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        if (string.IsNullOrWhiteSpace(command.Text)) throw new RefusedException(MediationText.ConfidenceEmpty, null, "Text");
        if (command.Text.Length > CaucusNote.MaxLength) throw new RefusedException(string.Format(MediationText.ConfidenceTooLong, CaucusNote.MaxLength), null, "Text");
        db.Add(command.IsOffer
            ? SettlementOffer.Keep(dispute, desk.Actor, command.Side, sealer.Seal(SettlementOffer.Field, command.Text.Trim()), time.GetUtcNow(), desk.MediatorOf(dispute))
            : (Entity)CaucusNote.Keep(dispute, desk.Actor, command.Side, sealer.Seal(CaucusNote.Field, command.Text.Trim()), time.GetUtcNow(), desk.MediatorOf(dispute)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
