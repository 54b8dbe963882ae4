using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AssignRequest;

/// <summary>Makes a unit responsible; without a unit the proposed one.</summary>
internal sealed record AssignRequestCommand(Guid RequestId, Guid? UnitId, Guid? OfficerId, string? Reason);

internal sealed class AssignRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, Escalations escalations, TimeProvider time)
{
    public async Task HandleAsync(AssignRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Dispatch, cancellationToken);
        var unit = command.UnitId is null && request.Type is { } type
            ? (await desk.ProposeAsync(request, type, request.Urgency, cancellationToken)).Unit
            : await desk.UnitAsync(command.UnitId, cancellationToken);
        var now = time.GetUtcNow();
        if (command.OfficerId is { } named) await desk.RefuseRelatedAsync(request, named, cancellationToken);
        request.Assign(unit, command.OfficerId ?? await desk.OfficerAsync(request, unit, cancellationToken), command.Reason, now, await desk.RulesAsync(cancellationToken));
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Triage);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        // Sent lower than R §2.5 allows, it goes up at once, and the history says why.
        await escalations.ByTriggerAsync(request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
