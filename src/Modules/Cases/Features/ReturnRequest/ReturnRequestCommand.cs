using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ReturnRequest;

/// <summary>The unit is not the right one: back to dispatch, once, with a reason (R-TRI-06).</summary>
internal sealed record ReturnRequestCommand(Guid RequestId, string Reason);

internal sealed class ReturnRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, TimeProvider time)
{
    public async Task HandleAsync(ReturnRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken, evenRelated: true);
        var now = time.GetUtcNow();
        request.Return(command.Reason, now, await desk.RulesAsync(cancellationToken));
        // The unit's own clock ends; the first unit asked must dispatch again within the time for triage.
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level, RequestClocks.AcceptDispatch);
        await clocks.StartAsync(request, RequestClocks.Triage, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
