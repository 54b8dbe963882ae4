using Niangjia.Cases.Data;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.ShowWorkOrder;

/// <summary>One work order for the department it went to.</summary>
internal sealed class ShowWorkOrderHandler(AppDbContext db, CurrentUser user)
{
    public Task<WorkOrder> HandleAsync(Guid workOrderId, CancellationToken cancellationToken) => db.Set<WorkOrder>().AnsweredBy(user).FoundAsync(workOrderId, cancellationToken);
}
