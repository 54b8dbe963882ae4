using Niangjia.Cases.Desk;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.EscalateRequest;

/// <summary>Moves a request up by hand; to a level above the next one only when it is urgent (R-ESC-02).</summary>
internal sealed record EscalateRequestCommand(Guid RequestId, HandlingLevel ToLevel, string Reason);

internal sealed class EscalateRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, IUnitDirectory units, TimeProvider time)
{
    public async Task HandleAsync(EscalateRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken, evenRelated: true);
        var unit = (await units.TreeAsync(cancellationToken)).HandlerOf(request.HandlerPath, command.ToLevel);
        if (unit?.Level is not { } level || level <= request.Level) throw new RefusedException(CasesText.EscalateUpwards, "R-ESC-01", "ToLevel");
        var cause = level > request.Level + 1 ? EscalationCause.SkipLevel : EscalationCause.ByHand;
        var now = time.GetUtcNow();
        request.Escalate(unit, await desk.OfficerAsync(request, unit, cancellationToken), cause, command.Reason, now);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level, RequestClocks.AcceptDispatch);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
