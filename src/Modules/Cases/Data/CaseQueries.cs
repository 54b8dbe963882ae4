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
    // Levels of the tree, counted from the district.
    private const int Street = 2;
    private const int Nowhere = int.MaxValue;

    /// <summary>
    /// Requests that lie in the user's units or that one of the user's units handles or helps with. Confidential and anonymous ones are
    /// seen only by the units that handle them or help and those above, not by everybody in the place (R-PRI-13).
    /// </summary>
    public static IQueryable<WorkerRequest> SeenBy(this IQueryable<WorkerRequest> requests, CurrentUser user) => requests.SeenBy(user, Nowhere);

    /// <summary>Those that are still open: few, so that a street and whoever sees less looks up each kind of them by an index of its own.</summary>
    public static IQueryable<WorkerRequest> OpenSeenBy(this IQueryable<WorkerRequest> requests, CurrentUser user) => requests.Where(request => request.ClosedAt == null).SeenBy(user, Street);

    // One row, or the rows of a list in its order, are asked one after the other; from a level down all that is seen is gathered first.
    private static IQueryable<WorkerRequest> SeenBy(this IQueryable<WorkerRequest> requests, CurrentUser user, int narrowFrom)
    {
        var scope = user.ScopeOf(CasePermissions.See);
        var (account, accounts) = (user.AccountId, user.Accounts.Select(id => (Guid?)id).ToList());
        if (scope.Covers(UnitPath.Root)) return requests;
        var place = InScope(scope, request => request.UnitPath);
        var handler = InScope(scope, request => request.HandlerPath);
        Expression<Func<WorkerRequest, bool>> open = request => request.Secrecy == Secrecy.Named;
        Expression<Func<WorkerRequest, bool>> entered = request => request.EnteredById == account;
        Expression<Func<Handling, bool>> own = handling => accounts.Contains(handling.OfficerId) && handling.EndedAt == null;
        var helper = And(ScopeQueries.Condition<Handling>(scope, handling => handling.UnitPath), handling => handling.EndedAt == null);
        if (!scope.Paths.All(path => path.Count(letter => letter == '/') > narrowFrom)) return requests.Where(Or(Or(Or(handler, And(open, place)), entered), Or(AnyHandling(own), AnyHandling(helper))));
        var ids = requests.Where(handler).Select(request => request.Id)
            .Concat(requests.Where(And(open, place)).Select(request => request.Id))
            .Concat(requests.Where(entered).Select(request => request.Id))
            .Concat(requests.SelectMany(Handlings(own), (request, _) => request.Id))
            .Concat(requests.SelectMany(Handlings(helper), (request, _) => request.Id));
        return requests.Where(request => ids.Contains(request.Id));
    }

    /// <summary>Requests that wait for the user to confirm what they are (R-TRI-04).</summary>
    public static IQueryable<WorkerRequest> UntriagedBy(this IQueryable<WorkerRequest> requests, CurrentUser user) =>
        requests.OpenSeenBy(user).Within(user.ScopeOf(CasePermissions.Triage)).Where(request => request.State == RequestState.Registered);

    /// <summary>Work orders of the departments for which the user answers. They show the matter, never the applicant's file.</summary>
    public static IQueryable<WorkOrder> AnsweredBy(this IQueryable<WorkOrder> orders, CurrentUser user) =>
        orders.AsNoTracking().Within(user.ScopeOf(CasePermissions.AnswerWorkOrders), order => order.DepartmentPath);

    private static Expression<Func<WorkerRequest, IEnumerable<Handling>>> Handlings(Expression<Func<Handling, bool>> condition)
    {
        var request = Expression.Parameter(typeof(WorkerRequest), "request");
        var handlings = Expression.Property(request, nameof(WorkerRequest.Handlings));
        return Expression.Lambda<Func<WorkerRequest, IEnumerable<Handling>>>(Expression.Call(typeof(Enumerable), nameof(Enumerable.Where), [typeof(Handling)], handlings, condition), request);
    }

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
