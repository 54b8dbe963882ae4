using System.Linq.Expressions;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

/// <summary>Who may see which call: the only doors to the table for pages and commands.</summary>
internal static class HotlineQueries
{
    /// <summary>The result waits for the call-back (R-HOT-03).</summary>
    public static readonly Expression<Func<HotlineCall, bool>> ToCallBack =
        call => call.Stage == HotlineStage.InHand && call.CalledBackAt == null && call.Request!.State == RequestState.Resolved && call.Request.PersonId != null;

    /// <summary>Everything but the quality check is done. A request that was split is over with its parts and checked then.</summary>
    public static readonly Expression<Func<HotlineCall, bool>> ToCheck =
        call => call.Stage == HotlineStage.InHand && (call.Request!.State == RequestState.Evaluated || call.Request.State == RequestState.Closed);

    /// <summary>Calls of the hotlines at which the user works or over which the user watches.</summary>
    public static IQueryable<HotlineCall> SeenBy(this IQueryable<HotlineCall> calls, CurrentUser user) => calls.Within(user.ScopeOf(CasePermissions.CheckCalls));

    /// <summary>Calls that ring for the user or for whoever is free.</summary>
    public static IQueryable<HotlineCall> RingingFor(this IQueryable<HotlineCall> calls, CurrentUser user) =>
        calls.Within(user.ScopeOf(CasePermissions.AnswerCalls)).Where(call => call.ClosedAt == null && call.Stage == HotlineStage.Ringing && (call.AgentId == null || call.AgentId == user.AccountId));
}
