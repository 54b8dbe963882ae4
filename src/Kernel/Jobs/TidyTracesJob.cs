using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Jobs;

/// <summary>
/// Removes what only keeps things from being done twice, when nothing can come a second time any more: keys of forms, and which reaction has acted on which row
/// of the journal. The journal itself stays for good.
/// </summary>
internal sealed class TidyTracesJob(AppDbContext db, LegalParameters parameters, TimeProvider clock) : IRecurringJob
{
    // Whatever somebody enters: a form that lay open over a weekend is sent once.
    private const int ShortestDays = 7;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (kept, latest) = ((await parameters.PeriodAsync("traces.kept", cancellationToken)).Before(now), now.AddDays(-ShortestDays));
        var before = kept < latest ? kept : latest;
        await db.Set<IdempotencyRecord>().Where(record => record.At < before).ExecuteDeleteAsync(cancellationToken);
        // Rows the reader has not passed may be handed over again, however old they are.
        var place = await db.Set<JournalPlace>().AsNoTracking().SingleOrDefaultAsync(row => row.Reader == JournalPlace.Reactions, cancellationToken);
        var unread = await db.Set<JournalEntry>().After(place, long.MaxValue).MinAsync(row => (long?)row.Number, cancellationToken) ?? long.MaxValue;
        await db.Set<ReactionDone>().Where(done => done.EntryNumber < unread && done.At < before).ExecuteDeleteAsync(cancellationToken);
    }
}
