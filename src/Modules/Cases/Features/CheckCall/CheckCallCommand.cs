using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.CheckCall;

/// <summary>质检: somebody else than the agent fills the score sheet. What passes is filed; what does not goes back to the unit with the reason (R-HOT-03).</summary>
internal sealed record CheckCallCommand(Guid CallId, IReadOnlyList<CheckMark> Marks, bool Passed, string? Reason = null);

internal sealed class CheckCallHandler(AppDbContext db, HotlineDesk desk, RequestDesk requests, HotlineLoop loop)
{
    public async Task HandleAsync(CheckCallCommand command, CancellationToken cancellationToken)
    {
        var call = await desk.OpenAsync(command.CallId, CasePermissions.CheckCalls, cancellationToken);
        if (call.RequestId is not { } id) throw new RefusedException(HotlineText.NothingToCheck, "R-HOT-03");
        var request = await requests.SeenAsync(id, cancellationToken);
        if (request.State is not (RequestState.Evaluated or RequestState.Closed)) throw new RefusedException(HotlineText.CheckLater, "R-HOT-03");
        var (reason, now) = (IntakeChecks.Text(command.Reason, nameof(command.Reason), 1000), desk.Now);
        call.Check(new(command.Marks ?? [], command.Passed, reason), desk.Actor, requests.ActorName, now, await desk.RulesAsync(cancellationToken));
        if (command.Passed) request.CloseChecked(now);
        else request.ReopenChecked(reason!);
        await loop.MeetCheckAsync(call, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
