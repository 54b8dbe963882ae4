using Niangjia.Cases.Desk;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.MergeRequest;

/// <summary>The same matter as another request, which carries it on.</summary>
internal sealed record MergeRequestCommand(Guid RequestId, string? MasterNumber, string? Reason);

internal sealed class MergeRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, DisputeDesk disputes, TimeProvider time)
{
    public async Task HandleAsync(MergeRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Triage, cancellationToken);
        var number = command.MasterNumber?.Trim().ToUpperInvariant() ?? "";
        if (number.Length == 0) throw new RefusedException(IntakeText.NumberNeeded, "R-§1.5", nameof(command.MasterNumber));
        var master = await desk.FindAsync(number, cancellationToken) ?? throw new RefusedException(CasesText.MasterUnknown, "R-§1.5", nameof(command.MasterNumber));
        await disputes.RefuseWhilePromisedAsync(request, cancellationToken);
        request.MergeInto(master, command.Reason, time.GetUtcNow());
        await clocks.CancelAllAsync(request, CasesText.RequestMergedInto, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
