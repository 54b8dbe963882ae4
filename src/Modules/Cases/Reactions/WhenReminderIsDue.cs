using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
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
internal sealed class WhenReminderIsDue(AppDbContext db, ClockNotices notices, ClockExplanation words) : IReaction<ClockReminderDue>
{
    /// <summary>It is the applicant's turn: the staff need not be reminded.</summary>
    public static bool IsForStaff(ClockReminderDue happened) => happened.Code is not (RequestClocks.Supplement or RequestClocks.AutoClose);

    public async Task ReactAsync(ClockReminderDue happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        var clock = await db.Set<Clock>().AsNoTracking().SingleAsync(found => found.Id == happened.ClockId, cancellationToken);
        if (clock.Status != ClockStatus.Running || clock.Reminders.Any(other => other.Sent && other.At > happened.At)) return;
        var tone = happened.Mark == clock.Reminders[0].Mark ? NoticeTone.Info : NoticeTone.Warn;
        Said About(string number) => new(NoticeKind.Deadline, tone, () => string.Format(NotifyText.Reminder, number, words.NameOf(clock), DateText.End(clock.DueAt)), clock.Id);
        await notices.TellAsync(entry, happened.SubjectKind, happened.SubjectId, About, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
