using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Features.AnswerWorkOrder;

/// <summary>Work orders of the departments for which the user answers. They show the matter, never the applicant's file.</summary>
internal sealed class FindWorkOrdersHandler(AppDbContext db, CurrentUser user)
{
    public Task<PageOf<WorkOrder>> PageAsync(bool ended, string? after, CancellationToken cancellationToken) =>
        (ended
            ? Mine().Where(order => order.State == WorkOrderState.Answered || order.State == WorkOrderState.Rejected)
            : Mine().Where(order => order.State == WorkOrderState.Sent || order.State == WorkOrderState.Accepted))
        .PageAsync(order => order.SentAt, order => order.Id, after, 30, true, cancellationToken);

    public Task<WorkOrder> FindAsync(Guid workOrderId, CancellationToken cancellationToken) => Mine().FoundAsync(workOrderId, cancellationToken);

    private IQueryable<WorkOrder> Mine() =>
        db.Set<WorkOrder>().AsNoTracking().Within(user.ScopeOf(CasePermissions.AnswerWorkOrders), order => order.DepartmentPath);
}
