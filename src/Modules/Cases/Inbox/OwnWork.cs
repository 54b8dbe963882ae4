using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Inbox;

/// <summary>
/// What is the user's to do: requests in the user's hands or in those of absent officers whose deputy the user is, requests of the user's unit that nobody is
/// in charge of, and tasks. A unit that has nobody is looked after by the nearest one above it that has: nothing lies where no one looks.
/// </summary>
internal sealed class OwnWork(AppDbContext db, CurrentUser user, IOfficerDirectory officers)
{
    private readonly Dictionary<string, List<(Scope Own, Scope Others)>> _areas = [];

    /// <summary>In the user's hands, mediated by the user, or in nobody's hands and the user's to take.</summary>
    public async Task<Expression<Func<WorkerRequest, bool>>> MineAsync(CancellationToken cancellationToken)
    {
        var accounts = Accounts;
        return CaseQueries.Or(CaseQueries.Or(request => accounts.Contains(request.HandlerId), Mediated()), await UnclaimedAsync(cancellationToken));
    }

    // What is being talked about, or was promised and missed: once an agreement runs as agreed there is nothing to do.
    private Expression<Func<WorkerRequest, bool>> Mediated()
    {
        Guid[] accounts = [.. user.Accounts];
        var disputes = db.Set<DisputeCase>().AsNoTracking().Where(dispute => (DisputeTransitions.Talking.Contains(dispute.State) || dispute.State == DisputeState.Breached)
            && dispute.Mediators.Any(mediator => mediator.EndedAt == null && accounts.Contains(mediator.AccountId)));
        return request => request.State == RequestState.CaseOpened && disputes.Any(dispute => dispute.RequestId == request.Id);
    }

    /// <summary>Requests that the user's unit has and nobody is in charge of.</summary>
    public async Task<Expression<Func<WorkerRequest, bool>>> UnclaimedAsync(CancellationToken cancellationToken)
    {
        var dispatch = CaseQueries.And(
            request => request.HandlerId == null && RequestTransitions.ToDispatch.Contains(request.State), await AreaAsync<WorkerRequest>(CasePermissions.Dispatch, request => request.HandlerPath, cancellationToken));
        var handle = CaseQueries.And(
            request => request.HandlerId == null && RequestTransitions.InHand.Contains(request.State), await AreaAsync<WorkerRequest>(CasePermissions.Handle, request => request.HandlerPath, cancellationToken));
        return CaseQueries.Or(dispatch, handle);
    }

    /// <summary>Requests that the user's unit must accept and nobody is in charge of.</summary>
    public async Task<Expression<Func<WorkerRequest, bool>>> ToTakeAsync(CancellationToken cancellationToken) => CaseQueries.And(
        request => request.HandlerId == null && RequestTransitions.ToAccept.Contains(request.State), await AreaAsync<WorkerRequest>(CasePermissions.Handle, request => request.HandlerPath, cancellationToken));

    /// <summary>Requests that somebody else handles and the user helps with.</summary>
    public async Task<Expression<Func<WorkerRequest, bool>>> HelpingAsync(CancellationToken cancellationToken)
    {
        var accounts = Accounts;
        var area = await AreaAsync<Handling>(CasePermissions.Handle, handling => handling.UnitPath, cancellationToken);
        var mine = CaseQueries.Or(handling => accounts.Contains(handling.OfficerId), CaseQueries.And(handling => handling.OfficerId == null, area));
        return CaseQueries.AnyHandling(CaseQueries.And(handling => handling.Start == HandlingStart.CoHandler && handling.EndedAt == null, mine));
    }

    /// <summary>Requests with an open task of the user: of the user's unit, or of a request of the user's own.</summary>
    public async Task<Expression<Func<WorkerRequest, bool>>> WithTasksAsync(CancellationToken cancellationToken)
    {
        var open = db.Set<RequestTask>().AsNoTracking().Where(task => task.EndedAt == null);
        var ofUnit = open.Where(task => task.IsOfUnit).Where(await AreaAsync<RequestTask>(CasePermissions.Handle, task => task.UnitPath, cancellationToken));
        var following = open.Where(task => !task.IsOfUnit);
        return CaseQueries.Or(
            request => ofUnit.Any(task => task.RequestId == request.Id),
            CaseQueries.And(request => following.Any(task => task.RequestId == request.Id), await MineAsync(cancellationToken)));
    }

    private List<Guid?> Accounts => [.. user.Accounts.Select(account => (Guid?)account)];

    // Within one of the user's units and within none of the units below it that have people of their own.
    private async Task<Expression<Func<T, bool>>> AreaAsync<T>(string permission, Expression<Func<T, string>> path, CancellationToken cancellationToken)
    {
        Expression<Func<T, bool>> nowhere = _ => false;
        var all = nowhere;
        foreach (var (own, others) in await AreasAsync(permission, cancellationToken))
        {
            var area = ScopeQueries.Condition(own, path);
            if (!others.IsEmpty) area = CaseQueries.And(area, Not(ScopeQueries.Condition(others, path)));
            all = ReferenceEquals(all, nowhere) ? area : CaseQueries.Or(all, area);
        }
        return all;
    }

    private async Task<List<(Scope Own, Scope Others)>> AreasAsync(string permission, CancellationToken cancellationToken)
    {
        if (_areas.TryGetValue(permission, out var known)) return known;
        var units = user.UnitsOf(permission);
        var staffed = await officers.StaffedAsync(user.RolesWith(permission), Scope.Of(units), cancellationToken);
        return _areas[permission] = [.. units.Select(unit => (Scope.Of([unit]), Scope.Of(staffed.Where(other => other != unit && UnitPath.IsWithin(other, unit)))))];
    }

    private static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> condition) => Expression.Lambda<Func<T, bool>>(Expression.Not(condition.Body), condition.Parameters);
}
