using Niangjia.Cases.Domain.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

/// <summary>Who may see and change which dispute: the only doors to the tables for pages and commands.</summary>
internal static class DisputeQueries
{
    /// <summary>Disputes of the user's units, and those the user mediates, for himself or for an absent mediator.</summary>
    public static IQueryable<DisputeCase> SeenBy(this IQueryable<DisputeCase> disputes, CurrentUser user)
    {
        var scope = user.ScopeOf(CasePermissions.See);
        if (scope.Covers(UnitPath.Root)) return disputes;
        var accounts = user.Accounts.ToList();
        return disputes.Where(CaseQueries.Or<DisputeCase>(
            ScopeQueries.Condition<DisputeCase>(scope, dispute => dispute.UnitPath),
            dispute => dispute.Mediators.Any(mediator => accounts.Contains(mediator.AccountId) && mediator.EndedAt == null)));
    }
}
