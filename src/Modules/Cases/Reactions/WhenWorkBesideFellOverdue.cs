using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// A clock ran out that is not the request's own: a department did not report back, nobody decided on an application for mediation, or a task was not done.
/// Each gets somebody who must see to it, so that nothing rests.
/// </summary>
internal sealed class WhenWorkBesideFellOverdue(AppDbContext db, RequestTasks tasks) : IReaction<ClockFellOverdue>
{
    private static readonly string Order = JournalNames.Of(typeof(WorkOrder));

    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == Order || happened.SubjectKind == RequestTasks.Subject
        || (happened.SubjectKind == DisputeDesk.Subject && happened.Code == DisputeDesk.Acceptance);

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (happened.SubjectKind == Order) await OrderAsync(happened, cancellationToken);
        else if (happened.SubjectKind == RequestTasks.Subject) await TaskAsync(happened, cancellationToken);
        else await ApplicationAsync(happened, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task OrderAsync(ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        var order = await db.Set<WorkOrder>().FoundAsync(happened.SubjectId, cancellationToken);
        if (!order.IsOpen || await OpenAsync(order.RequestId, cancellationToken) is not { } request) return;
        order.FallLate();
        request.MarkLate(happened.Code, happened.DueAt);
        await tasks.ChaseAsync(request, order, happened.DueAt, cancellationToken);
    }

    // CLK-MED-ACCEPT: three working days in which the body must say yes or no.
    private async Task ApplicationAsync(ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        var dispute = await db.Set<DisputeCase>().AsNoTracking().Where(found => found.Id == happened.SubjectId)
            .Select(found => new { found.RequestId, found.State, found.UnitPath }).SingleAsync(cancellationToken);
        if (dispute.State != DisputeState.Applied || await OpenAsync(dispute.RequestId, cancellationToken) is not { } request) return;
        request.MarkLate(happened.Code, happened.DueAt);
        await tasks.SuperviseAsync(request, dispute.UnitPath, happened.Code, happened.DueAt, cancellationToken);
    }

    private async Task TaskAsync(ClockFellOverdue happened, CancellationToken cancellationToken)
    {
        var task = await db.Set<RequestTask>().FoundAsync(happened.SubjectId, cancellationToken);
        if (!task.IsOpen || await OpenAsync(task.RequestId, cancellationToken) is not { } request) return;
        task.FallLate();
        // At the top nobody is above who could see to it; the task stays late there.
        var late = task.IsOfUnit ? task.UnitPath : request.HandlerPath;
        await tasks.SuperviseAsync(request, late, happened.Code, happened.DueAt, cancellationToken);
    }

    private async Task<WorkerRequest?> OpenAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var request = await db.Set<WorkerRequest>().FoundAsync(requestId, cancellationToken);
        return request.ClosedAt is null ? request : null;
    }
}
