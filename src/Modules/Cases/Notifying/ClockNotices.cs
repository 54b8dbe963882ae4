using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Transfers;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Transfers;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Notifying;

/// <summary>News of a clock for whoever counts on it: the officer in charge of a request, the department of a work order, the mediators of a dispute, the office of a transfer.</summary>
internal sealed class ClockNotices(AppDbContext db, Recipients recipients, CaseNotices notices, TransferNotices transfers)
{
    /// <summary>Tells them; nobody when the clock runs for something else. The caller saves.</summary>
    /// <param name="entry">The journal row that is told of.</param>
    /// <param name="subjectKind">Kind of what the clock runs for.</param>
    /// <param name="subjectId">Its id.</param>
    /// <param name="about">What is said, from the number of the matter.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task TellAsync(JournalEntry entry, string subjectKind, Guid subjectId, Func<string, Said> about, CancellationToken cancellationToken)
    {
        if (subjectKind == RequestClocks.Subject)
        {
            var request = await db.RequestCardAsync(subjectId, cancellationToken);
            var to = await recipients.InChargeAsync(request.HandlerId, request.HandlerPath, cancellationToken);
            await notices.TellAsync(entry, request, request.HandlerPath, about(request.Number), to, cancellationToken);
        }
        else if (subjectKind == RequestClocks.OrderSubject)
        {
            var order = await db.Set<WorkOrder>().FoundAsync(subjectId, cancellationToken);
            await notices.TellAsync(entry, order, about(order.Number), await recipients.LiaisonsAsync(order.DepartmentPath, cancellationToken), cancellationToken);
        }
        else if (subjectKind == DisputeDesk.Subject)
        {
            var dispute = await db.DisputeCardAsync(subjectId, cancellationToken);
            await notices.TellAsync(entry, dispute, about(dispute.Number), await recipients.MediatorsAsync(dispute, cancellationToken), cancellationToken);
        }
        else if (subjectKind == TransferClocks.Subject)
        {
            var transfer = await db.Set<Transfer>().FoundAsync(subjectId, cancellationToken);
            await transfers.ClockAsync(entry, transfer, about(transfer.SenderNumber), cancellationToken);
        }
    }
}
