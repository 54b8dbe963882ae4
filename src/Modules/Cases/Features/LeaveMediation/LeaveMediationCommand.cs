using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.LeaveMediation;

/// <summary>The worker leaves for arbitration, court or another way; staff enter it. Nothing stands in the way (R-GEN-06).</summary>
internal sealed record LeaveMediationCommand(Guid DisputeId, ResultCode? To, string? Reason);

internal sealed class LeaveMediationHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(LeaveMediationCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.HandledAsync(command.DisputeId, cancellationToken);
        Leave(dispute, command.To, command.Reason, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }

    internal static void Leave(DisputeCase dispute, ResultCode? to, string? reason, DateTimeOffset now)
    {
        if (to is not { } way) throw new RefusedException(MediationText.OtherRouteUnknown, "R §1.6", "To");
        if (way == ResultCode.ReferredArbitration) dispute.GoToArbitration(reason, now);
        else if (way == ResultCode.ReferredCourt) dispute.GoToCourt(reason, now);
        else dispute.GoElsewhere(way, reason ?? "", now);
    }
}
