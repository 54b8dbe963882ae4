using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Cases.Features.EndMediation;

/// <summary>How a mediation is ended by hand.</summary>
internal enum MediationEnd
{
    /// <summary>It failed (R-MED-11).</summary>
    Failed,
    /// <summary>The applicant takes it back.</summary>
    Withdrawn,
    /// <summary>Nothing more is expected; it is filed.</summary>
    Closed,
}

/// <summary>Ends a mediation: failed with notice, withdrawn by the applicant, or filed.</summary>
internal sealed record EndMediationCommand(Guid DisputeId, MediationEnd? End, string? Reason);

internal sealed class EndMediationHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(EndMediationCommand command, CancellationToken cancellationToken)
    {
        var (reason, now) = (command.Reason ?? "", time.GetUtcNow());
        var dispute = command.End == MediationEnd.Failed
            ? await desk.MediatedAsync(command.DisputeId, cancellationToken)
            : await desk.HandledAsync(command.DisputeId, cancellationToken);
        if (command.End == MediationEnd.Failed)
            dispute.Fail(reason, await desk.NextDocumentAsync(dispute.UnitPath, DocumentKind.FailureNotice, cancellationToken), ChinaTime.DateOf(now), false);
        else if (command.End == MediationEnd.Withdrawn) dispute.Withdraw(reason, now);
        else if (command.End == MediationEnd.Closed) dispute.Close(now, reason);
        else throw new RefusedException(MediationText.OtherRouteUnknown, "R §1.6", "End");
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
