using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Hotline;
using Niangjia.Cases.Inbox;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ShowCall;

/// <summary>One call as far as the user may see it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Agent">Who took it.</param>
/// <param name="Request">Its request, or null where there is none or the user may not see it.</param>
/// <param name="Clocks">Periods of the class and of the check.</param>
/// <param name="Rules">The score sheet and limits of the place.</param>
internal sealed record CallView(HotlineCall Call, string? Agent, WorkerRequest? Request, IReadOnlyList<Clock> Clocks, HotlineRules Rules)
{
    public bool IsToCallBack => Call is { Stage: HotlineStage.InHand, CalledBackAt: null } && Request is { State: RequestState.Resolved, PersonId: not null };

    public bool IsToCheck => Call.Stage == HotlineStage.InHand && Request?.State is RequestState.Evaluated or RequestState.Closed;
}

internal sealed class ShowCallHandler(AppDbContext db, CurrentUser user, HotlineDesk desk, Registers registers)
{
    public async Task<CallView> HandleAsync(Guid callId, CancellationToken cancellationToken)
    {
        var call = await db.Set<HotlineCall>().AsNoTracking().SeenBy(user).FoundAsync(callId, cancellationToken);
        var request = call.RequestId is { } id
            ? await db.Set<WorkerRequest>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(found => found.Id == id, cancellationToken) : null;
        var clocks = await db.Set<Clock>().AsNoTracking()
            .Where(clock => clock.SubjectId == callId || (clock.SubjectId == call.RequestId && clock.Code.StartsWith(Desk.RequestClocks.Hotline))).OrderBy(clock => clock.StartedAt).ToListAsync(cancellationToken);
        var names = await registers.OfficersAsync([call.AgentId], cancellationToken);
        return new(call, call.AgentId is { } agent ? names.GetValueOrDefault(agent) : null, request, clocks, await desk.RulesAsync(cancellationToken));
    }
}
