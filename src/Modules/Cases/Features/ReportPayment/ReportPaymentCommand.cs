using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Features.ReportPayment;

/// <summary>The mediator enters a payment that was made; it counts at once.</summary>
internal sealed record ReportPaymentCommand(Guid DisputeId, int Instalment, Money? Amount, DateOnly? PaidOn, Guid? ProofId, string? Note);

internal sealed class ReportPaymentHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(ReportPaymentCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.Amount is not { } amount) throw new RefusedException(MediationText.PaymentAmount, "R-MED-09", "Amount");
        if (command.PaidOn is not { } on) throw new RefusedException(MediationText.PaymentDay, "R-MED-09", "PaidOn");
        dispute.ReportPayment(
            command.Instalment, amount, on, new(null, desk.Actor), command.ProofId, command.Note, await desk.RulesAsync(cancellationToken), time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
