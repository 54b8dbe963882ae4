using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Data;

/// <summary>The journal of a matter as its pages show it.</summary>
internal static class CaseJournal
{
    /// <summary>A date moved; the row belongs to the clock and concerns what the clock runs for (R-TIM-08).</summary>
    public const string ClockMoved = "Kernel.ClockMoved";

    private const int Rows = 200;

    /// <summary>The newest rows of these subjects, and of their clocks those that say that a date moved.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> JournalOfAsync(this AppDbContext db, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken)
    {
        var clocks = await db.Set<Clock>().Where(clock => subjects.Contains(clock.SubjectId)).Select(clock => clock.Id).ToListAsync(cancellationToken);
        return await db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => subjects.Contains(entry.SubjectId) || (clocks.Contains(entry.SubjectId) && entry.Kind == ClockMoved))
            .OrderByDescending(entry => entry.Number).Take(Rows).ToListAsync(cancellationToken);
    }
}
