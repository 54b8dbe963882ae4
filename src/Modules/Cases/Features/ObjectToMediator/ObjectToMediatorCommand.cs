using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;

namespace Niangjia.Cases.Features.ObjectToMediator;

/// <summary>Staff write down that a side objects to a mediator (R-MED-04).</summary>
internal sealed record ObjectToMediatorCommand(Guid DisputeId, Guid MediatorId, PartySide Side, string Reason);

internal sealed class ObjectToMediatorHandler(DisputeDesk desk)
{
    public async Task HandleAsync(ObjectToMediatorCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        dispute.Object(command.Side, command.MediatorId, command.Reason);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}

/// <summary>The director keeps the mediator and says why.</summary>
internal sealed record AnswerObjectionCommand(Guid DisputeId, Guid MediatorId, string Answer);

internal sealed class AnswerObjectionHandler(DisputeDesk desk)
{
    public async Task HandleAsync(AnswerObjectionCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.DirectedAsync(command.DisputeId, cancellationToken);
        dispute.AnswerObjection(command.MediatorId, command.Answer);
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
