using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// 50 %, 80 % and one working day before the end (R-CLK-02): the officer in charge of a request, the department of a work order, the mediators of a
/// dispute. After an outage only the latest mark is told, and none of a clock that is over: the red card says that.
/// </summary>
internal sealed class WhenReminderIsDue(AppDbContext db, Recipients recipients, CaseNotices notices, ClockExplanation words) : IReaction<ClockReminderDue>
{
    /// <summary>It is the applicant's turn: the staff need not be reminded.</summary>
    public static bool IsForStaff(ClockReminderDue happened) => happened.Code is not (RequestClocks.Supplement or RequestClocks.AutoClose);

    public async Task ReactAsync(ClockReminderDue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var clock = await db.Set<Clock>().AsNoTracking().SingleAsync(found => found.Id == happened.ClockId, cancellationToken);
        if (clock.Status != ClockStatus.Running || clock.Reminders.Any(other => other.Sent && other.At > happened.At)) return;
        var tone = happened.Mark == clock.Reminders[0].Mark ? NoticeTone.Info : NoticeTone.Warn;
        Said About(string number) => new(NoticeKind.Deadline, tone, () => string.Format(NotifyText.Reminder, number, words.NameOf(clock), DateText.End(clock.DueAt)), clock.Id);
        if (happened.SubjectKind == RequestClocks.Subject)
        {
            var request = await db.RequestCardAsync(happened.SubjectId, cancellationToken);
            var to = await recipients.InChargeAsync(request.HandlerId, request.HandlerPath, cancellationToken);
            await notices.TellAsync(entry, request, request.HandlerPath, About(request.Number), to, cancellationToken);
        }
        else if (happened.SubjectKind == RequestClocks.OrderSubject)
        {
            var order = await db.Set<WorkOrder>().FoundAsync(happened.SubjectId, cancellationToken);
            await notices.TellAsync(entry, order, About(order.Number), await recipients.LiaisonsAsync(order.DepartmentPath, cancellationToken), cancellationToken);
        }
        else if (happened.SubjectKind == DisputeDesk.Subject)
        {
            var dispute = await db.DisputeCardAsync(happened.SubjectId, cancellationToken);
            await notices.TellAsync(entry, dispute, About(dispute.Number), await recipients.MediatorsAsync(dispute, cancellationToken), cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
