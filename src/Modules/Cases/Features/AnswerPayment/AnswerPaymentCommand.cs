using Niangjia.Cases.Mediation;
namespace Niangjia.Cases.Features.AnswerPayment;

/// <summary>The mediator confirms that money the employer reported came, or that it did not.</summary>
internal sealed record AnswerPaymentCommand(Guid DisputeId, int Instalment, int Payment, bool Came, string? Reason);

internal sealed class AnswerPaymentHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(AnswerPaymentCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        var rules = await desk.RulesAsync(cancellationToken);
        if (command.Came) dispute.ConfirmPayment(command.Instalment, command.Payment, new(null, desk.Actor), rules, time.GetUtcNow());
        else dispute.RejectPayment(command.Instalment, command.Payment, command.Reason ?? "", new(null, desk.Actor), rules, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
