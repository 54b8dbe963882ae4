using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.RecuseMediator;

/// <summary>A mediator steps down, or the director replaces one (R-CAS-08, R-MED-04).</summary>
internal sealed record RecuseMediatorCommand(Guid DisputeId, Guid MediatorId, string Reason);

internal sealed class RecuseMediatorHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(RecuseMediatorCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.SeenAsync(command.DisputeId, cancellationToken);
        if (command.MediatorId != desk.Actor && !desk.MayDirect(dispute)) throw new ForbiddenException(CasePermissions.DirectMediation);
        dispute.Recuse(command.MediatorId, command.Reason, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
