using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.FindWorkOrders;

/// <summary>Work orders of the departments for which the user answers, open ones or ended ones.</summary>
internal sealed class FindWorkOrdersHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<WorkOrder>> HandleAsync(bool ended, string? after, CancellationToken cancellationToken) =>
        db.Set<WorkOrder>().AnsweredBy(user)
            .Where(order => ended == (order.State == WorkOrderState.Answered || order.State == WorkOrderState.Rejected))
            .PageAsync(order => order.SentAt, order => order.Id, after, 30, true, cancellationToken);
}
