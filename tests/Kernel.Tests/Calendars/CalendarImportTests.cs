using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tests.Clocks;

namespace Niangjia.Kernel.Tests.Calendars;

/// <summary>R-TIM-08 on a real database.</summary>
public sealed class CalendarImportTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task The_shipped_years_are_loaded_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AsSystemAsync(async services =>
        {
            foreach (var part in services.GetServices<ISchemaPart>()) await part.EnsureAsync(services.GetRequiredService<AppDbContext>(), Never);
            (await services.GetRequiredService<WorkCalendars>().CurrentAsync(Never)).KnownYears.Order().ShouldBe(Enumerable.Range(2020, 7));
        });
        (await app.InDatabaseAsync(d => d.Set<HolidayYearRecord>().CountAsync())).ShouldBe(7);
    }

    [EachDatabase]
    public async Task A_late_notice_moves_provisional_clocks_and_tells_each(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-12-20 10:00");
        Guid moves = Guid.CreateVersion7(), settles = Guid.CreateVersion7(), stays = Guid.CreateVersion7(), done = Guid.CreateVersion7();
        await ClockSweepTests.StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", moves, "/qu/s01/"));
        await ClockSweepTests.StartAsync(app, new("CLK-JC-APPLY", "Test.Subject", settles, "/qu/s01/"));
        await ClockSweepTests.StartAsync(app, new("CLK-JC-ACCEPT", "Test.Subject", stays, "/qu/s01/"));
        await ClockSweepTests.StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", done, "/qu/s01/"));
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<LegalClocks>().MeetAsync(done, Never, "CLK-MED-ORG15");
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        (await ClockSweepTests.OnlyAsync(app, moves)).Provisional.ShouldBeTrue();

        var preview = await ImportAsync(app, i => i.PreviewAsync(Notice2027(), 2027, Never));
        preview.Changes.Select(c => c.After.Date).ShouldBe([new(2027, 1, 2), new(2027, 1, 3), new(2027, 1, 4), new(2027, 2, 20)]);
        (preview.Replaces, preview.ClocksToCheck).ShouldBe((false, 3));
        (await ClockSweepTests.OnlyAsync(app, moves)).Provisional.ShouldBeTrue("a preview changes nothing");

        (await ImportAsync(app, i => i.ImportAsync(Notice2027(), 2027, "2027.json", Never))).ShouldBe(new(2027, 1, 1));
        (await ClockSweepTests.OnlyAsync(app, moves)).ShouldSatisfyAllConditions(
            c => c.DueDate.ShouldBe(new(2027, 1, 5)), c => c.Provisional.ShouldBeFalse(), c => c.Reminders[2].At.ShouldBe(ChinaTime.StartOfDay(new(2026, 12, 31)).AddHours(9)));
        (await ClockSweepTests.OnlyAsync(app, settles)).ShouldSatisfyAllConditions(c => c.DueDate.ShouldBe(new(2027, 1, 19)), c => c.Provisional.ShouldBeFalse());
        (await LastEventAsync(app, moves)).ShouldContain("\"OldDue\":\"2027-01-04\",\"NewDue\":\"2027-01-05\"");
        (await KindOfLastAsync(app, settles)).ShouldBe("Kernel.ClockDateSettled");
        (await KindOfLastAsync(app, stays)).ShouldBe("Kernel.ClockStarted");
        (await KindOfLastAsync(app, done)).ShouldBe("Kernel.ClockMet");

        (await ImportAsync(app, i => i.ImportAsync(Notice2027(), 2027, "again.json", Never))).ShouldBe(new(2027, 0, 0));
    }

    [EachDatabase]
    public async Task A_clock_started_against_an_old_calendar_is_settled_by_the_next_sweep(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-12-20 10:00");
        var subject = Guid.CreateVersion7();
        await ImportAsync(app, i => i.ImportAsync(Notice2027(), 2027, "2027.json", Never));
        // What another node with the old calendar in memory would write.
        await app.AsSystemAsync(async services =>
        {
            var d = services.GetRequiredService<AppDbContext>();
            d.Add(Clock.Start(Guid.CreateVersion7(), new("x", "Test.Subject", subject, "/qu/s01/"), Period.OfDays(15), null, [], WorkCalendar.BuiltIn, app.Clock.GetUtcNow()));
            await d.SaveChangesAsync();
        });
        await app.RunAsync<ClockSweep>();
        (await ClockSweepTests.OnlyAsync(app, subject)).ShouldSatisfyAllConditions(c => c.DueDate.ShouldBe(new(2027, 1, 5)), c => c.Provisional.ShouldBeFalse());
    }

    [EachDatabase]
    public async Task A_refused_file_changes_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await Should.ThrowAsync<RefusedException>(() => ImportAsync(app, i => i.ImportAsync("{", 2027, "x.json", Never)));
        await Should.ThrowAsync<RefusedException>(() => ImportAsync(app, i => i.ImportAsync(Notice2027(), 2028, "x.json", Never)));
        (await app.InDatabaseAsync(d => d.Set<HolidayYearRecord>().CountAsync())).ShouldBe(7);
    }

    /// <summary>Statutory days, three bridge days after New Year, one make-up Saturday.</summary>
    internal static string Notice2027()
    {
        var days = StatutoryHolidays.Of(2027).Select(d => (d.Key, d.Value, true)).Concat(Enumerable.Range(2, 3).Select(d => (new DateOnly(2027, 1, d), "元旦", true)))
            .Append((new(2027, 2, 20), "春节", false))
            .Select(d => string.Create(CultureInfo.InvariantCulture, $$"""{"name":"{{d.Item2}}","date":"{{d.Item1:yyyy-MM-dd}}","isOffDay":{{(d.Item3 ? "true" : "false")}}}"""));
        return $$"""{"year":2027,"papers":["https://www.gov.cn/zhengce/example.htm"],"days":[{{string.Join(',', days)}}]}""";
    }

    private static Task<T> ImportAsync<T>(TestApp app, Func<CalendarImport, Task<T>> act) =>
        app.AsSystemAsync(services => act(services.GetRequiredService<CalendarImport>()));

    private static async Task<JournalEntry> LastAsync(TestApp app, Guid subject)
    {
        var clock = (await ClockSweepTests.OnlyAsync(app, subject)).Id;
        return await app.InDatabaseAsync(d => d.Set<JournalEntry>().Where(e => e.SubjectId == clock).OrderByDescending(e => e.Number).FirstAsync());
    }

    private static async Task<string> LastEventAsync(TestApp app, Guid subject) => (await LastAsync(app, subject)).Body;

    private static async Task<string> KindOfLastAsync(TestApp app, Guid subject) => (await LastAsync(app, subject)).Kind;
}
