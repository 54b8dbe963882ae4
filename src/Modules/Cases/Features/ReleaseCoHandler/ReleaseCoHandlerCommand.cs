using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ReleaseCoHandler;

/// <summary>A unit that was asked to help need not any more; whoever handles the request says why.</summary>
internal sealed record ReleaseCoHandlerCommand(Guid RequestId, int Order, string? Reason);

internal sealed class ReleaseCoHandlerHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(ReleaseCoHandlerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken);
        request.ReleaseCoHandler(command.Order, command.Reason, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
