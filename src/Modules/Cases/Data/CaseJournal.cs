using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Data;

/// <summary>The journal of a matter as its pages show it.</summary>
internal static class CaseJournal
{
    /// <summary>A date moved; the row belongs to the clock and concerns what the clock runs for (R-TIM-08).</summary>
    public const string ClockMoved = "Kernel.ClockMoved";

    /// <summary>A request moved up.</summary>
    public const string Escalated = "Cases.RequestEscalated";

    /// <summary>What was taken down of a request was put right.</summary>
    public const string Corrected = "Cases.RequestCorrected";

    private const int Rows = 200;

    /// <summary>
    /// Rows of these subjects, newest first, and of their clocks those that say that a date moved: a page of them, older than the row that the key of the page
    /// before names. An unreadable key means the newest ones.
    /// </summary>
    public static async Task<PageOf<JournalEntry>> JournalOfAsync(
        this AppDbContext db, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken, string? olderThan = null)
    {
        var clocks = await db.Set<Clock>().Where(clock => subjects.Contains(clock.SubjectId)).Select(clock => clock.Id).ToListAsync(cancellationToken);
        var entries = db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => subjects.Contains(entry.SubjectId) || (clocks.Contains(entry.SubjectId) && entry.Kind == ClockMoved));
        var isFirst = !long.TryParse(olderThan, NumberStyles.None, CultureInfo.InvariantCulture, out var key);
        if (!isFirst) entries = entries.Where(entry => entry.Number < key);
        var found = await entries.OrderByDescending(entry => entry.Number).Take(Rows + 1).ToListAsync(cancellationToken);
        return new([.. found.Take(Rows)], found.Count > Rows ? found[Rows - 1].Number.ToString(CultureInfo.InvariantCulture) : null, isFirst);
    }

    /// <summary>Every row that tells how a request moved up or was corrected, newest first: the page shows these beside the history, however old they are.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> TurnsOfAsync(this AppDbContext db, Guid requestId, CancellationToken cancellationToken) =>
        await db.Set<JournalEntry>().AsNoTracking().Where(entry => entry.SubjectId == requestId && (entry.Kind == Escalated || entry.Kind == Corrected))
            .OrderByDescending(entry => entry.Number).ToListAsync(cancellationToken);

    /// <summary>What a row about an escalation tells.</summary>
    public static RequestEscalated ReadEscalation(JournalEntry entry) => JsonSerializer.Deserialize<RequestEscalated>(entry.Body, JournalJson.Options)!;
}
