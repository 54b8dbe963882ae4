using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// The red card (R-CLK-02): to the people who answer for the unit above and to whoever was late. That the superior has been told is journalled on the
/// request only once it is so, and only then does the worker read it.
/// </summary>
internal sealed class WhenRequestFellLate(AppDbContext db, Recipients recipients, CaseNotices notices, ClockExplanation words) : IReaction<RequestFellLate>
{
    public async Task ReactAsync(RequestFellLate happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var request = await db.RequestCardAsync(happened.RequestId, cancellationToken);
        var unit = await notices.UnitNameAsync(happened.UnitPath, cancellationToken);
        var said = new Said(NoticeKind.RedCard, NoticeTone.Bad, () => string.Format(NotifyText.RedCard, request.Number, unit, words.NameOf(happened.ClockCode)));
        var (above, superiors) = await recipients.SuperiorsAsync(happened.UnitPath, cancellationToken);
        var late = await recipients.InChargeAsync(happened.OfficerId, happened.UnitPath, cancellationToken);
        await notices.TellAsync(entry, request, happened.UnitPath, said, superiors.Union(late), cancellationToken);
        if (superiors.Count > 0)
            (await db.Set<WorkerRequest>().FoundAsync(request.Id, cancellationToken)).RemindSuperior(happened.UnitPath, above, superiors.Count);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>
/// A clock of a dispute or work order ran out. Ours: a red card to the superior and the mediators (R-CLK-02). A department that has not reported back:
/// its liaisons and whoever asked. A time in which the parties could act: the mediators should know that it is over.
/// </summary>
internal sealed class WhenOtherClockFellOverdue(AppDbContext db, Recipients recipients, CaseNotices notices, ClockExplanation words) : IReaction<ClockFellOverdue>
{
    public static bool Concerns(ClockFellOverdue happened) => happened.SubjectKind == RequestClocks.OrderSubject || happened.SubjectKind == DisputeDesk.Subject;

    public async Task ReactAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        if (happened.SubjectKind == DisputeDesk.Subject) await OfDisputeAsync(happened, entry, cancellationToken);
        else await OfOrderAsync(happened, entry, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task OfDisputeAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var dispute = await db.DisputeCardAsync(happened.SubjectId, cancellationToken);
        var unit = await notices.UnitNameAsync(dispute.UnitPath, cancellationToken);
        var mediators = await recipients.MediatorsAsync(dispute, cancellationToken);
        if (!happened.IsOurDuty)
        {
            var over = new Said(NoticeKind.Mediation, NoticeTone.Info, () => string.Format(NotifyText.TimeIsOver, dispute.Number, words.NameOf(happened.Code)));
            await notices.TellAsync(entry, dispute, over, mediators, cancellationToken);
            return;
        }
        var said = new Said(NoticeKind.RedCard, NoticeTone.Bad, () => string.Format(NotifyText.RedCard, dispute.Number, unit, words.NameOf(happened.Code)));
        await notices.TellAsync(entry, dispute, said, (await recipients.SuperiorsAsync(dispute.UnitPath, cancellationToken)).People.Union(mediators), cancellationToken);
    }

    private async Task OfOrderAsync(ClockFellOverdue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var order = await db.Set<WorkOrder>().FoundAsync(happened.SubjectId, cancellationToken);
        var request = await db.RequestCardAsync(order.RequestId, cancellationToken);
        var department = await notices.UnitNameAsync(order.DepartmentPath, cancellationToken);
        var said = new Said(NoticeKind.WorkOrder, NoticeTone.Bad, () => string.Format(NotifyText.OrderLate, order.Number, department));
        await notices.TellAsync(entry, order, said, await recipients.LiaisonsAsync(order.DepartmentPath, cancellationToken), cancellationToken);
        await notices.TellAsync(entry, request, request.HandlerPath, said, await recipients.AskersAsync(order, request, cancellationToken), cancellationToken);
    }
}
