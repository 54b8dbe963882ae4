using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Desk;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Notifying;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Reactions;

/// <summary>
/// A late yearly notice moved a date (R-TIM-08): whoever counts on it is told, and the date by which lists are sorted follows (R-CLK-01).
/// </summary>
internal sealed class WhenClockMoved(AppDbContext db, RequestClocks clocks, ClockNotices notices, ClockExplanation words) : IReaction<ClockMoved>
{
    public async Task ReactAsync(ClockMoved happened, JournalEntry entry, CancellationToken cancellationToken)
    {
        Said About(string number) => new(
            NoticeKind.DateMoved, NoticeTone.Warn,
            () => string.Format(NotifyText.Moved, number, words.NameOf(happened.Code), DateText.Day(happened.OldDue), DateText.Day(happened.NewDue), happened.Year),
            happened.ClockId);
        if (happened.SubjectKind == RequestClocks.Subject) await FollowAsync(happened.SubjectId, cancellationToken);
        await notices.TellAsync(entry, happened.SubjectKind, happened.SubjectId, About, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // A copy of what the clocks say, for lists; it is no change of the request, so it makes no row in its history and raises no version.
    private async Task FollowAsync(Guid requestId, CancellationToken cancellationToken)
    {
        var found = await db.Set<WorkerRequest>().AsNoTracking().FoundAsync(requestId, cancellationToken);
        if (await clocks.LeadingAsync(found, cancellationToken) is not { DueAt: var due }) return;
        await db.Set<WorkerRequest>().Where(request => request.Id == requestId && request.DueOrder != WorkerRequest.NeverDue)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.DueOrder, due), cancellationToken);
    }
}
