using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AcceptRequest;

/// <summary>The unit takes the request on; whoever accepts is the officer in charge.</summary>
internal sealed record AcceptRequestCommand(Guid RequestId);

internal sealed class AcceptRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, Escalations escalations, TimeProvider time)
{
    public async Task HandleAsync(AcceptRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        request.Accept(desk.Owner, time.GetUtcNow());
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Contact, RequestClocks.AcceptDispatch);
        await escalations.ByTriggerAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
