using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Calendars;

/// <summary>The calendar in force, from memory. A notice loaded on another node is seen within half a minute.</summary>
public sealed class WorkCalendars(IServiceScopeFactory scopes, Snapshot<WorkCalendar> snapshot)
{
    /// <summary>The current snapshot; keep it for the length of one command.</summary>
    public ValueTask<WorkCalendar> CurrentAsync(CancellationToken cancellationToken) => snapshot.GetAsync(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var years = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<HolidayYearRecord>().AsNoTracking().ToListAsync(cancellationToken);
        return new([.. years.Select(y => y.ToYear())]);
    });

    internal void Forget() => snapshot.Forget();
}

/// <summary>Brings the shipped years into the database. A year that somebody loaded is left alone; a shipped one follows a newer release.</summary>
internal sealed class CalendarSeeding(WorkCalendars calendars, TimeProvider time) : ISchemaPart
{
    public int Order => -90;

    public async Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var existing = await db.Set<HolidayYearRecord>().ToDictionaryAsync(y => y.Year, cancellationToken);
        foreach (var year in HolidayYear.BuiltIn)
        {
            if (!existing.TryGetValue(year.Year, out var record))
                db.Add(HolidayYearRecord.Make(Guid.CreateVersion7(time.GetUtcNow()), year, HolidayYearRecord.Shipped, time.GetUtcNow()));
            else if (record.Source == HolidayYearRecord.Shipped && !record.Says(year))
                record.Load(year, HolidayYearRecord.Shipped, time.GetUtcNow(), true);
        }
        if (!db.ChangeTracker.HasChanges()) return;
        await db.SaveChangesAsync(cancellationToken);
        calendars.Forget();
    }
}
