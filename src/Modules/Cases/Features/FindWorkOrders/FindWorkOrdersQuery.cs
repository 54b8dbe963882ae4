using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.FindWorkOrders;

/// <summary>Work orders of the departments for which the user answers, open ones or ended ones.</summary>
internal sealed class FindWorkOrdersHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<WorkOrder>> HandleAsync(bool ended, string? after, CancellationToken cancellationToken)
    {
        var orders = db.Set<WorkOrder>().AnsweredBy(user);
        // Two conditions and no comparison with a parameter: SQLite reads «@ended = State IN (…)» from left to right and finds nothing.
        orders = ended
            ? orders.Where(order => order.State == WorkOrderState.Answered || order.State == WorkOrderState.Rejected)
            : orders.Where(order => order.State == WorkOrderState.Sent || order.State == WorkOrderState.Accepted);
        return orders.PageAsync(order => order.SentAt, order => order.Id, after, 30, true, cancellationToken);
    }
}
