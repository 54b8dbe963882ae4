using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;

namespace Niangjia.Kernel.Calendars;

/// <summary>What loading a file would do.</summary>
/// <param name="Reading">The file, or why it is refused.</param>
/// <param name="Replaces">True when the year is loaded already.</param>
/// <param name="Changes">Days that become another kind of day, in order.</param>
/// <param name="ClocksToCheck">Clocks whose date lies where the notice matters; they are counted again.</param>
public sealed record CalendarPreview(HolidayYearReading Reading, bool Replaces, IReadOnlyList<(CalendarDay Before, CalendarDay After)> Changes, int ClocksToCheck);

/// <summary>What loading a file did.</summary>
/// <param name="Year">The year.</param>
/// <param name="Moved">Clocks whose date moved.</param>
/// <param name="Settled">Clocks whose provisional date is now final.</param>
public sealed record CalendarImported(int Year, int Moved, int Settled);

/// <summary>Loads a late or corrected yearly notice and counts the unfinished clocks again (R-TIM-08), in one transaction.</summary>
public sealed class CalendarImport(AppDbContext db, WorkCalendars calendars, TimeProvider time)
{
    private const int Batch = 200;

    /// <summary>Reads a file and says what it would change.</summary>
    public async Task<CalendarPreview> PreviewAsync(string json, int? expectedYear, CancellationToken cancellationToken)
    {
        var reading = HolidayYearFile.Read(json, expectedYear);
        if (reading.Year is not { } year) return new(reading, false, [], 0);
        var before = await calendars.CurrentAsync(cancellationToken);
        var after = new WorkCalendar([.. (await LoadedAsync(cancellationToken)).Where(y => y.Year != year.Year), year]);
        var changes = new List<(CalendarDay, CalendarDay)>();
        for (var day = new DateOnly(year.Year, 1, 1).AddDays(-10); day <= new DateOnly(year.Year, 12, 31).AddDays(10); day = day.AddDays(1))
        {
            var (old, now) = (before.Day(day), after.Day(day));
            if (old.Kind != now.Kind || old.Name != now.Name) changes.Add((old, now));
        }
        return new(reading, before.IsKnown(year.Year), changes, await Touched(year.Year).CountAsync(cancellationToken));
    }

    /// <summary>Loads a file. Who may do so is checked by the caller.</summary>
    /// <exception cref="RefusedException">The file is nonsense.</exception>
    public async Task<CalendarImported> ImportAsync(string json, int? expectedYear, string fileName, CancellationToken cancellationToken)
    {
        var reading = HolidayYearFile.Read(json, expectedYear);
        if (reading.Year is not { } year) throw new RefusedException(string.Join(' ', reading.Refusals), "R-TIM-08", "File");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SaveYearAsync(year, fileName, cancellationToken);
        var calendar = new WorkCalendar(await LoadedAsync(cancellationToken));
        var imported = await RecountAsync(year.Year, calendar, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        calendars.Forget();
        return imported;
    }

    private async Task SaveYearAsync(HolidayYear year, string fileName, CancellationToken cancellationToken)
    {
        var name = new string([.. fileName.Where(c => !char.IsControl(c)).Take(200)]);
        var now = time.GetUtcNow();
        if (await db.Set<HolidayYearRecord>().SingleOrDefaultAsync(y => y.Year == year.Year, cancellationToken) is { } record) record.Load(year, name, now, true);
        else db.Add(HolidayYearRecord.Make(Guid.CreateVersion7(now), year, name, now));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<CalendarImported> RecountAsync(int year, WorkCalendar calendar, CancellationToken cancellationToken)
    {
        var reason = Sentence.In(null, nameof(TimeText.NoticeLoaded), year);
        var (moved, settled) = (0, 0);
        var last = Guid.Empty;
        while (true)
        {
            var ids = await Touched(year).Where(c => c.Id > last).OrderBy(c => c.Id).Select(c => c.Id).Take(Batch).ToListAsync(cancellationToken);
            if (ids.Count == 0) return new(year, moved, settled);
            // Raising the version first locks the rows, so that nobody's change in between spoils the whole import.
            await db.Set<Clock>().Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Version, c => c.Version + 1), cancellationToken);
            foreach (var clock in await db.Set<Clock>().Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken))
            {
                var old = clock.DueDate;
                if (!clock.Recount(calendar, year, reason, time.GetUtcNow())) continue;
                if (clock.DueDate != old) moved++;
                else settled++;
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
            last = ids[^1];
        }
    }

    /// <summary>
    /// A notice matters for clocks whose date lies in its year or the weeks around it; those that started in it and end later
    /// are counted again as well.
    /// </summary>
    private IQueryable<Clock> Touched(int year)
    {
        var (from, to) = (new DateOnly(year, 1, 1).AddDays(-10), new DateOnly(year, 12, 31).AddDays(10));
        return db.Set<Clock>().Where(c =>
            (c.Status == ClockStatus.Running || c.Status == ClockStatus.Paused || c.Status == ClockStatus.Overdue) && c.DueDate >= from && c.StartDate <= to);
    }

    private async Task<HolidayYear[]> LoadedAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<HolidayYearRecord>().AsNoTracking().ToListAsync(cancellationToken)).Select(y => y.ToYear())];
}
