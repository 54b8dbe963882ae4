using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.HandDownRequest;

/// <summary>Sends a request down; the lower unit accepts within one working day (R-ESC-04).</summary>
internal sealed record HandDownRequestCommand(Guid RequestId, Guid? UnitId, string Reason);

internal sealed class HandDownRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(HandDownRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Dispatch, cancellationToken);
        var unit = await desk.UnitAsync(command.UnitId, cancellationToken);
        var now = time.GetUtcNow();
        request.HandDown(unit, await desk.OfficerAsync(request, unit, cancellationToken), command.Reason, now);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level);
        await clocks.StartAcceptanceAsync(request, now, cancellationToken);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
