using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Data;

/// <summary>Who may see which request: the only doors to the table for pages and commands.</summary>
internal static class CaseQueries
{
    /// <summary>
    /// Requests that lie in the user's units or that one of the user's units handles or helps with. Confidential and anonymous ones are
    /// seen only by the units that handle them or help and those above, not by everybody in the place (R-PRI-13).
    /// </summary>
    public static IQueryable<WorkerRequest> SeenBy(this IQueryable<WorkerRequest> requests, CurrentUser user)
    {
        var scope = user.ScopeOf(CasePermissions.See);
        var (account, accounts) = (user.AccountId, user.Accounts.Select(id => (Guid?)id).ToList());
        if (scope.Covers(UnitPath.Root)) return requests;
        var place = InScope(scope, request => request.UnitPath);
        var handler = InScope(scope, request => request.HandlerPath);
        Expression<Func<WorkerRequest, bool>> open = request => request.Secrecy == Secrecy.Named;
        Expression<Func<WorkerRequest, bool>> own = request =>
            request.EnteredById == account || request.Handlings.Any(handling => accounts.Contains(handling.OfficerId) && handling.EndedAt == null);
        var helper = AnyHandling(And(ScopeQueries.Condition<Handling>(scope, handling => handling.UnitPath), handling => handling.EndedAt == null));
        return requests.Where(Or(Or(Or(handler, And(open, place)), own), helper));
    }

    /// <summary>Requests that wait for the user to confirm what they are (R-TRI-04).</summary>
    public static IQueryable<WorkerRequest> UntriagedBy(this IQueryable<WorkerRequest> requests, CurrentUser user) =>
        requests.SeenBy(user).Within(user.ScopeOf(CasePermissions.Triage)).Where(request => request.State == RequestState.Registered);

    /// <summary>Work orders of the departments for which the user answers. They show the matter, never the applicant's file.</summary>
    public static IQueryable<WorkOrder> AnsweredBy(this IQueryable<WorkOrder> orders, CurrentUser user) =>
        orders.AsNoTracking().Within(user.ScopeOf(CasePermissions.AnswerWorkOrders), order => order.DepartmentPath);

    /// <summary>Requests one of whose handlings fulfils a condition.</summary>
    internal static Expression<Func<WorkerRequest, bool>> AnyHandling(Expression<Func<Handling, bool>> condition)
    {
        var request = Expression.Parameter(typeof(WorkerRequest), "request");
        var handlings = Expression.Property(request, nameof(WorkerRequest.Handlings));
        return Expression.Lambda<Func<WorkerRequest, bool>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Any), [typeof(Handling)], handlings, condition), request);
    }

    private static Expression<Func<WorkerRequest, bool>> InScope(Scope scope, Expression<Func<WorkerRequest, string>> path) =>
        ScopeQueries.Condition(scope, path);

    /// <summary>Both conditions as one that the database can read.</summary>
    internal static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(a.Body, Rebound(b, a)), a.Parameters);

    /// <summary>Both conditions together.</summary>
    internal static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) =>
        Expression.Lambda<Func<T, bool>>(Expression.AndAlso(a.Body, Rebound(b, a)), a.Parameters);

    private static Expression Rebound<T>(Expression<Func<T, bool>> from, Expression<Func<T, bool>> to) => Bound(from, to.Parameters[0]);

    /// <summary>What an expression says of this row.</summary>
    internal static Expression Bound(LambdaExpression from, ParameterExpression row) => new Replace(from.Parameters[0], row).Visit(from.Body);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
