using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>A work order reaches the department's liaisons; what they do with it reaches whoever asked.</summary>
internal sealed class WhenWorkOrderMoves(AppDbContext db, Recipients recipients, CaseNotices notices)
    : IReaction<WorkOrderSent>, IReaction<WorkOrderAccepted>, IReaction<WorkOrderRejected>, IReaction<WorkOrderAnswered>
{
    public async Task ReactAsync(WorkOrderSent happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var order = await db.Set<WorkOrder>().FoundAsync(happened.WorkOrderId, cancellationToken);
        var said = new Said(NoticeKind.WorkOrder, NoticeTone.Info, () => string.Format(NotifyText.OrderSent, order.Number, DateText.Day(order.FeedbackDue)));
        await notices.TellAsync(entry, order, said, await recipients.LiaisonsAsync(order.DepartmentPath, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task ReactAsync(WorkOrderAccepted happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellAskerAsync(happened.WorkOrderId, NoticeTone.Info, (number, department) => string.Format(NotifyText.OrderAccepted, number, department), entry, cancellationToken);

    public Task ReactAsync(WorkOrderRejected happened, JournalEntry entry, CancellationToken cancellationToken) =>
        TellAskerAsync(happened.WorkOrderId, NoticeTone.Warn, (number, department) => string.Format(NotifyText.OrderRejected, number, department), entry, cancellationToken);

    public Task ReactAsync(WorkOrderAnswered happened, JournalEntry entry, CancellationToken cancellationToken) => TellAskerAsync(
        happened.WorkOrderId, happened.Solved ? NoticeTone.Good : NoticeTone.Warn,
        (number, department) => string.Format(happened.Solved ? NotifyText.OrderSolved : NotifyText.OrderNotSolved, number, department), entry, cancellationToken);

    private async Task TellAskerAsync(Guid orderId, NoticeTone tone, Func<string, string, string> sentence, JournalEntry entry, CancellationToken cancellationToken)
    {
        var order = await db.Set<WorkOrder>().FoundAsync(orderId, cancellationToken);
        var request = await db.RequestCardAsync(order.RequestId, cancellationToken);
        var department = await notices.UnitNameAsync(order.DepartmentPath, cancellationToken);
        // The department has acted: its own colleagues need not any more. What it accepted it must still report on in time.
        if (order.State == WorkOrderState.Accepted) await notices.SettleAsync(order.Id, NoticeKind.WorkOrder, cancellationToken);
        else await notices.SettleAsync(order.Id, cancellationToken);
        var said = new Said(NoticeKind.WorkOrder, tone, () => sentence(order.Number, department));
        await notices.TellAsync(entry, request, request.HandlerPath, said, await recipients.AskersAsync(order, request, cancellationToken), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
