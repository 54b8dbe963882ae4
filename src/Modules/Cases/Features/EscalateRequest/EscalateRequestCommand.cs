using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.EscalateRequest;

/// <summary>Moves a request up by hand; to a level above the next one only when the ground leads there (R §2.5) or it is urgent (R-ESC-02).</summary>
internal sealed record EscalateRequestCommand(Guid RequestId, HandlingLevel ToLevel, ManualGround? Ground, string Reason);

internal sealed class EscalateRequestHandler(AppDbContext db, RequestDesk desk, RequestClocks clocks, IUnitDirectory units, TimeProvider time)
{
    public async Task HandleAsync(EscalateRequestCommand command, CancellationToken cancellationToken)
    {
        var request = await desk.OpenAsync(command.RequestId, CasePermissions.Handle, cancellationToken, evenRelated: true);
        var unit = (await units.TreeAsync(cancellationToken)).HandlerOf(request.HandlerPath, command.ToLevel);
        if (unit?.Level is not { } level || level <= request.Level) throw new RefusedException(CasesText.EscalateUpwards, "R-ESC-01", "ToLevel");
        if (command.Ground is not { } ground) throw new RefusedException(HandlingText.GroundNeeded, "R §2.5", "Ground");
        var led = EscalationTriggers.LevelFor(ground);
        if (level < led) throw new RefusedException(string.Format(HandlingText.GroundLeadsTo, CaseWords.Of(ground), CaseWords.Of(led.Value)), "R §2.5", "ToLevel");
        var cause = level > request.Level + 1 && level != led ? EscalationCause.SkipLevel : EscalationCause.ByHand;
        var now = time.GetUtcNow();
        request.Escalate(unit, await desk.OfficerAsync(request, unit, cancellationToken), cause, command.Reason, now, byHand: ground);
        await clocks.MeetAsync(request, cancellationToken, RequestClocks.Level, RequestClocks.AcceptDispatch);
        await clocks.StartLevelAsync(request, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
