using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ResolveRequest;

/// <summary>Handling ends with a result code and a sentence for the applicant, who is then asked to rate.</summary>
internal sealed record ResolveRequestCommand(Guid RequestId, ResultCode Result, string Outcome);

internal sealed class ResolveRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, DisputeDesk disputes, TimeProvider time)
{
    public async Task HandleAsync(ResolveRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        var now = time.GetUtcNow();
        await disputes.FileAsync(request, command.Outcome, cancellationToken);
        request.Resolve(command.Result, command.Outcome, now);
        await clocks.MeetAsync(request, cancellationToken, "sla.");
        await clocks.StartAsync(request, RequestClocks.AutoClose, now, cancellationToken);
        request.DueBy(null); // Now it is the applicant's turn; nothing of ours is due.
        await db.SaveChangesAsync(cancellationToken);
    }
}
