using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.HandDownRequest;

/// <summary>Sends a request down; the lower unit accepts within one working day (R-ESC-04).</summary>
internal sealed record HandDownRequestCommand(Guid RequestId, Guid? UnitId, string Reason);

internal sealed class HandDownRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, IUnitDirectory units, TimeProvider time)
{
    public async Task HandleAsync(HandDownRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Dispatch, cancellationToken);
        var unit = await desk.UnitAsync(command.UnitId, cancellationToken);
        var (now, limits) = (time.GetUtcNow(), await desk.LimitsAsync(cancellationToken));
        var (from, owner) = ((await units.TreeAsync(cancellationToken)).ByPath(request.HandlerPath), request.HandlerId);
        request.HandDown(unit, await desk.OfficerAsync(request, unit, cancellationToken), command.Reason, now, await desk.RulesAsync(cancellationToken));
        // Whoever sends it down knows what speaks for a higher level; it does not come back for the same reason.
        request.Judge(EscalationTriggers.Of(request, limits).Select(trigger => trigger.Ground.Trigger));
        // R-CAS-07: in large collective matters the district stays in it.
        if (request.IsCollective && request.ClaimantCount >= limits.StreetPersons && from is { Level: HandlingLevel.District })
            request.AddCoHandler(from, owner, HandlingText.DistrictStays, now);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level);
        await clocks.StartAcceptanceAsync(request, now, cancellationToken);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
