using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Notices.Reactions;

/// <summary>What was due is done, or no longer due: reminders of it no longer count as unread.</summary>
internal sealed class WhenClockEnded(AppDbContext db, NoticeBoard board) : IReaction<ClockMet>, IReaction<ClockCancelled>
{
    public Task ReactAsync(ClockMet happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.ClockId, cancellationToken);

    public Task ReactAsync(ClockCancelled happened, JournalEntry entry, CancellationToken cancellationToken) => SettleAsync(happened.ClockId, cancellationToken);

    private async Task SettleAsync(Guid clockId, CancellationToken cancellationToken)
    {
        await board.SettleClockAsync(clockId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
