using Niangjia.Cases.Desk;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ResolveRequest;

/// <summary>Handling ends with a result code and a sentence for the applicant, who is then asked to rate.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="Result">Result.</param>
/// <param name="Outcome">What was achieved, in words for the applicant.</param>
/// <param name="DelayReason">Why it took longer; needed when such a reason is still owed (R-MED-14, R-TRI-08), else ignored.</param>
internal sealed record ResolveRequestCommand(Guid RequestId, ResultCode Result, string Outcome, string? DelayReason = null);

internal sealed class ResolveRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, DisputeDesk disputes, TimeProvider time)
{
    public async Task HandleAsync(ResolveRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        var now = time.GetUtcNow();
        if (request.OwedReason is not null)
        {
            request.ExplainDelay(command.DelayReason, desk.ActorName, now);
            await clocks.MeetAsync(request, cancellationToken, RequestClocks.Explain);
        }
        await disputes.FileAsync(request, command.Outcome, cancellationToken);
        request.Resolve(command.Result, command.Outcome, now);
        await clocks.AfterResultAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
