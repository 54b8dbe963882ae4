using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AddCoHandler;

/// <summary>Asks another unit to help; the owner stays responsible.</summary>
internal sealed record AddCoHandlerCommand(Guid RequestId, Guid? UnitId, string? Reason);

internal sealed class AddCoHandlerHandler(AppDbContext db, RequestDesk desk, TimeProvider time)
{
    public async Task HandleAsync(AddCoHandlerCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken, evenRelated: true);
        var unit = await desk.UnitAsync(command.UnitId, cancellationToken);
        request.AddCoHandler(unit, await desk.OfficerAsync(request, unit, cancellationToken), command.Reason, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
