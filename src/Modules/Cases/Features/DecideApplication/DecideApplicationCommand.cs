using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Mediation;

namespace Niangjia.Cases.Features.DecideApplication;

/// <summary>The body accepts, or does not and says why and where to go instead (CLK-MED-ACCEPT).</summary>
internal sealed record DecideApplicationCommand(Guid DisputeId, bool Accepts, string? Reason, string? OtherRoutes);

internal sealed class DecideApplicationHandler(DisputeDesk desk, TimeProvider time)
{
    public async Task HandleAsync(DecideApplicationCommand command, CancellationToken cancellationToken)
    {
        var dispute = await desk.DirectedAsync(command.DisputeId, cancellationToken);
        var kind = command.Accepts ? DocumentKind.Acceptance : DocumentKind.NonAcceptance;
        var number = await desk.NextDocumentAsync(dispute.UnitPath, kind, cancellationToken);
        if (command.Accepts) dispute.Accept(number, time.GetUtcNow());
        else dispute.NotAccept(command.Reason ?? "", command.OtherRoutes ?? "", number, time.GetUtcNow());
        await desk.SaveAsync(dispute, cancellationToken);
    }
}
