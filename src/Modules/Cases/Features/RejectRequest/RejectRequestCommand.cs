using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.RejectRequest;

/// <summary>Not a matter for the union: why, and where to go instead (R §1.5).</summary>
internal sealed record RejectRequestCommand(Guid RequestId, string? Reason, string? WhereToGo);

internal sealed class RejectRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(RejectRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Triage, cancellationToken);
        if (string.IsNullOrWhiteSpace(command.WhereToGo)) throw new RefusedException(CasesText.WhereToGoNeeded, "R-§1.5", nameof(command.WhereToGo));
        request.Reject(command.Reason ?? "", command.WhereToGo, time.GetUtcNow());
        await clocks.CancelAllAsync(request, CasesText.RequestNotTaken, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
