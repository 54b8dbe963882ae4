using Niangjia.Cases.Mediation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.CompleteDuties;

/// <summary>What was promised besides money is done.</summary>
internal sealed record CompleteDutiesCommand(Guid DisputeId, DateOnly? DoneOn);

internal sealed class CompleteDutiesHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(CompleteDutiesCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.DoneOn is not { } on) throw new RefusedException(MediationText.PaymentDay, "R-MED-09", "DoneOn");
        dispute.CompleteOtherDuties(on, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
