using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Features.AnswerWorkOrder;

/// <summary>What a department does with a work order.</summary>
internal enum WorkOrderAnswer
{
    Accept,
    Reject,
    Report,
}

/// <summary>Accept under one's own reference, reject with a reason, or report what was done.</summary>
internal sealed record AnswerWorkOrderCommand(Guid WorkOrderId, WorkOrderAnswer Answer, string Text, bool Solved = false);

internal sealed class AnswerWorkOrderHandler(AppDbContext db, CurrentUser user, RequestClocks clocks, RequestTasks tasks, TimeProvider time)
{
    public async Task HandleAsync(AnswerWorkOrderCommand command, CancellationToken cancellationToken)
    {
        var order = await db.Set<WorkOrder>().FoundAsync(command.WorkOrderId, cancellationToken);
        user.Demand(CasePermissions.AnswerWorkOrders, order.DepartmentPath);
        var now = time.GetUtcNow();
        if (command.Answer == WorkOrderAnswer.Accept)
        {
            order.Accept(command.Text);
        }
        else
        {
            if (command.Answer == WorkOrderAnswer.Reject) order.Reject(command.Text, now);
            else order.Report(command.Text, command.Solved, now);
            await TakeBackAsync(order, now, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    // The request returns to its unit, with a new clock of the level, once no other order is open.
    private async Task TakeBackAsync(WorkOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(order.RequestId, cancellationToken);
        await clocks.MeetFeedbackAsync(order, cancellationToken);
        await tasks.SettleAsync(request.Id, TaskCodes.ChaseOrder, number => number == order.Number, HandlingText.DepartmentAnswered, cancellationToken);
        var others = await db.Set<WorkOrder>().AnyAsync(
            other => other.RequestId == order.RequestId && other.Id != order.Id && (other.State == WorkOrderState.Sent || other.State == WorkOrderState.Accepted),
            cancellationToken);
        if (others || request.State != RequestState.Referred)
        {
            await clocks.FollowAsync(request, cancellationToken);
            return;
        }
        request.TakeBack();
        await clocks.StartLevelAsync(request, now, cancellationToken);
    }
}
