using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Clocks;

/// <summary>
/// Tells reminders and ends that are due (R-CLK-02), earliest first. What has been told is stored with the clock in the same transaction, and a clock that
/// another sweep has in hand is left to it, so an outage, a repeat or two sweeps at the same time neither lose nor double anything. Reactions run between
/// the rounds and may start clocks that are over already; it goes on until nothing more is due.
/// </summary>
public sealed partial class ClockSweep(
    IServiceScopeFactory scopes, JournalReader reader, WorkCalendars calendars, TimeProvider time, ILogger<ClockSweep> log) : IRecurringJob
{
    private const int Batch = 500;
    private const int MostRounds = 50;

    // A reason written by the system itself stands in the journal in the product's language.
    private static readonly CultureInfo Chinese = new("zh-CN");

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(cancellationToken);
        // Levels are few; the limit only keeps a reaction that restarts its own clock from turning for ever.
        for (var round = 0; round < MostRounds && await RoundAsync(cancellationToken) > 0; round++)
            await reader.CatchUpAsync(cancellationToken);
    }

    private async Task<int> RoundAsync(CancellationToken cancellationToken)
    {
        var (now, told) = (time.GetUtcNow(), 0);
        (DateTimeOffset At, Guid Id)? after = null;
        while (true)
        {
            var due = await DueAsync(now, after, cancellationToken);
            var begun = Stopwatch.GetTimestamp();
            if (due.Count > 0)
                told += await InHalvesAsync([.. due.Select(d => d.Id)], (services, ids) => services.GetRequiredService<DueClocks>().TellAsync(ids, now, cancellationToken), cancellationToken);
            if (due.Count < Batch) return told;
            after = due[^1];
            // A million that fell due in an outage are worked off with a breath after each batch: whoever waits for a page goes first.
            await Task.Delay(Stopwatch.GetElapsedTime(begun) / 8, cancellationToken);
        }
    }

    private async Task<List<(DateTimeOffset At, Guid Id)>> DueAsync(DateTimeOffset now, (DateTimeOffset At, Guid Id)? after, CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var rows = scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Clock>().AsNoTracking().Where(c => c.NextActionAt != null && c.NextActionAt <= now);
        if (after is { At: var at, Id: var id }) rows = rows.Where(c => c.NextActionAt > at || (c.NextActionAt == at && c.Id > id));
        var found = await rows.OrderBy(c => c.NextActionAt).ThenBy(c => c.Id).Take(Batch).Select(c => new { At = c.NextActionAt!.Value, c.Id }).ToListAsync(cancellationToken);
        return [.. found.Select(c => (c.At, c.Id))];
    }

    /// <summary>All of a batch in one transaction; when that fails, one half after the other, so that one spoilt row stands alone and keeps no other waiting.</summary>
    private async Task<int> InHalvesAsync(Guid[] ids, Func<IServiceProvider, Guid[], Task<int>> act, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = NewScope();
            return await act(scope.ServiceProvider, ids);
        }
        catch (Exception e) when (e is not OperationCanceledException && ids.Length > 1)
        {
            var half = ids.Length / 2;
            return await InHalvesAsync(ids[..half], act, cancellationToken) + await InHalvesAsync(ids[half..], act, cancellationToken);
        }
        catch (RefusedException)
        {
            return 0; // Changed by somebody else at this very moment: the next round looks again.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            SweepFailed(ids[0], e);
            return 0;
        }
    }

    /// <summary>
    /// Clocks that were started against an old calendar while a year's notice was being loaded (by another node, or in a
    /// transaction that committed later) are still provisional though the year is known now.
    /// </summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        await using var scope = NewScope();
        var calendar = await calendars.CurrentAsync(cancellationToken);
        if (calendar.KnownYears.Count == 0) return;
        var end = new DateOnly(calendar.KnownYears.Max(), 12, 31);
        var ids = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<Clock>().AsNoTracking()
            .Where(c => c.Provisional && c.DueDate <= end && (c.Status == ClockStatus.Running || c.Status == ClockStatus.Paused))
            .OrderBy(c => c.Id).Select(c => c.Id).Take(5000).ToListAsync(cancellationToken);
        // The notice that was missing is that of the year in which the date lies.
        foreach (var some in ids.Chunk(Batch))
            await InHalvesAsync(some, (services, few) => RecountAsync(services.GetRequiredService<AppDbContext>(), few, calendar, cancellationToken), cancellationToken);
    }

    private async Task<int> RecountAsync(AppDbContext db, Guid[] ids, WorkCalendar calendar, CancellationToken cancellationToken)
    {
        var clocks = await db.Set<Clock>().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        var count = clocks.OrderBy(c => c.NextActionAt).Count(c => c.Recount(calendar, c.DueDate.Year, Sentence.In(Chinese, nameof(TimeText.NoticeLoaded), c.DueDate.Year), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return count;
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem(KernelText.SystemName);
        return scope;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping clock {Id} failed")]
    private partial void SweepFailed(Guid id, Exception exception);
}
