using System.Linq.Expressions;
using Niangjia.Cases.Domain.Hotline;
using Niangjia.Cases.Features.ShowRequest;
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

    /// <summary>Those of them that the user may call back: about what was told in confidence only whoever may know who told it, as the page of the request says (R-PRI-13).</summary>
    public static Expression<Func<HotlineCall, bool>> ToCallBackBy(CurrentUser user)
    {
        if (user.IsSystem) return ToCallBack;
        var (me, accounts) = (user.AccountId, user.Accounts.Select(id => (Guid?)id).ToList());
        Expression<Func<HotlineCall, bool>> known = call => call.Request!.Secrecy != Secrecy.Confidential || call.Request.EnteredById == me || accounts.Contains(call.Request.HandlerId);
        var heads = Scope.Of(user.Grants.Where(grant => ShowRequestHandler.Heads.Contains(grant.Role)).Select(grant => grant.UnitPath));
        return heads.IsEmpty ? CaseQueries.And(ToCallBack, known) : CaseQueries.And(ToCallBack, CaseQueries.Or(known, ScopeQueries.Condition<HotlineCall>(heads, call => call.Request!.HandlerPath)));
    }

    /// <summary>Everything but the quality check is done. A request that was split is over with its parts and checked then.</summary>
    public static readonly Expression<Func<HotlineCall, bool>> ToCheck =
        call => call.Stage == HotlineStage.InHand && (call.Request!.State == RequestState.Evaluated || call.Request.State == RequestState.Closed);

    /// <summary>Calls of the hotlines at which the user works or over which the user watches.</summary>
    public static IQueryable<HotlineCall> SeenBy(this IQueryable<HotlineCall> calls, CurrentUser user) => calls.Within(user.ScopeOf(CasePermissions.CheckCalls));

    /// <summary>Calls that ring for the user or for whoever is free.</summary>
    public static IQueryable<HotlineCall> RingingFor(this IQueryable<HotlineCall> calls, CurrentUser user) =>
        calls.Within(user.ScopeOf(CasePermissions.AnswerCalls)).Where(call => call.ClosedAt == null && call.Stage == HotlineStage.Ringing && (call.AgentId == null || call.AgentId == user.AccountId));
}
