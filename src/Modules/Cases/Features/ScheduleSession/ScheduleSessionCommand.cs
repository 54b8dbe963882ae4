using Niangjia.Cases.Mediation;
using Niangjia.Kernel;

namespace Niangjia.Cases.Features.ScheduleSession;

/// <summary>Sets a meeting; the first one begins the mediation.</summary>
internal sealed record ScheduleSessionCommand(Guid DisputeId, DateTimeOffset? At, string Place, string Invitation, bool BothAskForPublic);

internal sealed class ScheduleSessionHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task<Guid> HandleAsync(ScheduleSessionCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.MediatedAsync(command.DisputeId, cancellationToken);
        if (command.At is not { } at) throw new RefusedException(MediationText.SessionInPast, "R-MED-04", "At");
        var session = dispute.Schedule(at, command.Place, command.Invitation, command.BothAskForPublic, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
        return session.Id;
    }
}
