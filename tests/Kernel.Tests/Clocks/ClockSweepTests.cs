using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Tests.Parameters;

namespace Niangjia.Kernel.Tests.Clocks;

/// <summary>R-CLK-01…03 on a real database.</summary>
public sealed class ClockSweepTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task A_clock_is_kept_with_all_it_knows(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-02-02 10:00");
        var subject = Guid.CreateVersion7();
        await StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/", "受理张*的调解申请", Level: "Street", OwnerId: Guid.CreateVersion7()));
        app.AtTime("2026-02-03 10:00");
        await WithAsync(app, subject, async (clocks, clock) =>
        {
            clocks.Pause(clock, "补充材料");
            await clocks.ResumeAsync(clock, "已补齐", Never);
            await clocks.ExtendAsync(clock, Period.OfDays(5), "继续协商", null, "双方书面同意", Never);
        });
        var kept = await OnlyAsync(app, subject);
        kept.Pauses.ShouldHaveSingleItem().Reason.ShouldBe("补充材料");
        kept.Extensions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(e => e.Period.ShouldBe(Period.OfDays(5)), e => e.Consent.ShouldBe("双方书面同意"));
        (kept.DueDate, kept.StartEvent, kept.Level, kept.UnitPath, kept.LegalBasis).ShouldBe((new(2026, 2, 24), "受理张*的调解申请", "Street", "/qu/s01/", "《企业劳动争议协商调解规定》第29条"));
        (await KindsAsync(app, kept.Id)).ShouldBe(["Kernel.ClockStarted", "Kernel.ClockPaused", "Kernel.ClockResumed", "Kernel.ClockExtended"]);
    }

    [EachDatabase]
    public async Task Reminders_and_the_end_are_told_exactly_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-01-28 00:00");
        var subject = Guid.CreateVersion7();
        await StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/"));
        var told = new List<string>();
        foreach (var time in new[] { "2026-02-04 23:59", "2026-02-05 00:00", "2026-02-09 19:12", "2026-02-11 09:00", "2026-02-12 23:59", "2026-02-13 00:00", "2026-02-20 00:00" })
        {
            app.AtTime(time);
            await app.RunAsync<ClockSweep>();
            await app.RunAsync<ClockSweep>();
            told.Add($"{time[5..]} {(await KindsAsync(app, (await OnlyAsync(app, subject)).Id)).Count}");
        }
        told.ShouldBe(["02-04 23:59 1", "02-05 00:00 2", "02-09 19:12 3", "02-11 09:00 4", "02-12 23:59 4", "02-13 00:00 5", "02-20 00:00 5"]);
        (await OnlyAsync(app, subject)).Status.ShouldBe(ClockStatus.Overdue);
    }

    [EachDatabase]
    public async Task Two_sweeps_at_the_same_time_tell_nothing_twice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-01-28 00:00");
        await app.AsSystemAsync(async services =>
        {
            for (var i = 0; i < 250; i++)
                await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "Test.Subject", Guid.CreateVersion7(), "/qu/s01/"), Never);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        app.AtTime("2026-03-01 00:00");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => app.RunAsync<ClockSweep>())));
        await app.RunAsync<ClockSweep>();
        var counts = await app.InDatabaseAsync(d => d.Set<JournalEntry>().Where(e => e.SubjectKind == "Kernel.Clock").GroupBy(e => e.Kind)
            .Select(g => new { g.Key, Count = g.Count(), Subjects = g.Select(e => e.SubjectId).Distinct().Count() }).ToDictionaryAsync(g => g.Key));
        counts["Kernel.ClockFellOverdue"].ShouldSatisfyAllConditions(c => c.Count.ShouldBe(250), c => c.Subjects.ShouldBe(250));
        counts["Kernel.ClockReminderDue"].ShouldSatisfyAllConditions(c => c.Count.ShouldBe(750), c => c.Subjects.ShouldBe(250));
    }

    [EachDatabase]
    public async Task One_spoilt_clock_of_two_thousand_keeps_no_other_waiting(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-01-28 00:00");
        await app.AsSystemAsync(async services =>
        {
            for (var i = 0; i < 2000; i++)
                await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "Test.Subject", Guid.CreateVersion7(), "/qu/s01/"), Never);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        var spoilt = await app.InDatabaseAsync(d => d.Set<Clock>().OrderBy(c => c.Id).Skip(700).Select(c => c.Id).FirstAsync());
        await app.InDatabaseAsync(d => d.Database.ExecuteSqlAsync($"""update kernel_clock set "Reminders" = 'spoilt' where "Id" = {spoilt}"""));
        app.AtTime("2026-03-01 00:00");
        await app.RunAsync<ClockSweep>();
        await app.RunAsync<ClockSweep>();
        (await app.InDatabaseAsync(d => d.Set<Clock>().CountAsync(c => c.Status == ClockStatus.Overdue && c.NextActionAt == null && c.Version == 1))).ShouldBe(1999);
        var told = await app.InDatabaseAsync(d => d.Set<JournalEntry>().AsNoTracking().Where(e => e.Kind == "Kernel.ClockFellOverdue" || e.Kind == "Kernel.ClockReminderDue").OrderBy(e => e.Number).ToListAsync());
        told.Count.ShouldBe(1999 * 4);
        told.GroupBy(e => e.SubjectId).ShouldAllBe(of => of.Count() == 4 && of.Last().Kind == "Kernel.ClockFellOverdue" && of.Key != spoilt);
        // As saving each by itself leaves it: what changed stands with the first row.
        var first = told.First(e => e.SubjectId == told[^1].SubjectId);
        first.ChangedFacts().Select(fact => fact.Name).ShouldBe(["NextActionAt", "OverdueAt", "Reminders", "Status"]);
        first.ChangedFacts().Single(fact => fact.Name == "Status").ShouldBe(new("Status", "Running", "Overdue"));
        told.Count(e => e.Changes is not null).ShouldBe(1999);
    }

    [EachDatabase]
    public async Task Several_missed_levels_are_caught_in_one_sweep(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var subject = Guid.CreateVersion7();
        await StartAsync(app, new("sla.level.grid", "Test.Subject", subject, "/qu/s01/", Level: "Grid"));
        app.AtTime("2026-04-30 09:00");
        // On PostgreSQL a transaction of another database may hold the journal back for a moment; then the reader, which runs beside the sweep, takes it up.
        var (sweep, reader) = Escalating(app);
        List<Clock> clocks = [];
        for (var tries = 0; tries < 2000 && clocks.Count < 4; tries++)
        {
            await sweep.RunAsync(Never);
            await reader.CatchUpAsync(Never);
            clocks = await app.InDatabaseAsync(d => d.Set<Clock>().Where(c => c.SubjectId == subject).OrderBy(c => c.StartedAt).ToListAsync());
        }
        await sweep.RunAsync(Never);
        clocks = await app.InDatabaseAsync(d => d.Set<Clock>().Where(c => c.SubjectId == subject).OrderBy(c => c.StartedAt).ToListAsync());
        // 03-02 + 2 WD = 03-04; from its end 03-05 0:00 + 5 WD = 03-12; from 03-13 + 15 CD = 03-28 Sat → 03-30; from 03-31 + 2 WD = 04-02.
        clocks.Select(c => (c.Level, c.DueDate)).ShouldBe(
            [("Grid", new(2026, 3, 4)), ("community", new(2026, 3, 12)), ("street", new(2026, 3, 30)), ("district", new(2026, 4, 2))]);
        clocks.ShouldAllBe(c => c.Status == ClockStatus.Overdue);
        clocks.Skip(1).Select(c => c.StartedAt).ShouldBe(clocks.SkipLast(1).Select(c => c.DueAt));
    }

    [EachDatabase]
    public async Task A_new_version_of_a_parameter_never_moves_a_running_clock(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var (old, fresh) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await StartAsync(app, new("sla.level.grid", "Test.Subject", old, "/qu/s01/"));
        await LegalParametersTests.AddAsync(app, LegalParametersTests.New("sla.level.grid", "LOCAL", "4 WD"));
        await StartAsync(app, new("sla.level.grid", "Test.Subject", fresh, "/qu/s01/"));
        (await OnlyAsync(app, old)).ShouldSatisfyAllConditions(c => c.DueDate.ShouldBe(new(2026, 3, 4)), c => c.ParameterProfile.ShouldBe("CN"));
        (await OnlyAsync(app, fresh)).ShouldSatisfyAllConditions(c => c.DueDate.ShouldBe(new(2026, 3, 6)), c => c.ParameterProfile.ShouldBe("LOCAL"));
    }

    [EachDatabase]
    public async Task The_same_clock_does_not_run_twice_for_one_subject(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var start = new ClockStart("CLK-MED-ORG15", "Test.Subject", Guid.CreateVersion7(), "/qu/s01/");
        await StartAsync(app, start);
        await Should.ThrowAsync<RefusedException>(() => StartAsync(app, start));
        await app.AsSystemAsync(async services =>
        {
            (await services.GetRequiredService<LegalClocks>().MeetAsync(start.SubjectId, Never, "CLK-MED-ORG15")).ShouldBe(1);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        await StartAsync(app, start);
    }

    [EachDatabase]
    public async Task All_clocks_of_a_subject_pause_go_on_and_are_cancelled_together(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = Guid.CreateVersion7();
        await StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/"));
        await StartAsync(app, new("sla.level.street", "Test.Subject", subject, "/qu/s01/"));
        async Task DoAsync(Func<LegalClocks, Task<int>> what) => await app.AsSystemAsync(async services =>
        {
            (await what(services.GetRequiredService<LegalClocks>())).ShouldBe(2);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        await DoAsync(c => c.PauseAsync(subject, "补充材料", Never));
        app.AtTime("2026-09-01 09:00");
        await app.RunAsync<ClockSweep>();
        await DoAsync(c => c.ResumeAsync(subject, "已补齐", Never));
        await DoAsync(c => c.CancelAsync(subject, "申请人撤回", Never));
        (await app.InDatabaseAsync(d => d.Set<Clock>().Where(c => c.SubjectId == subject).Select(c => c.Status).ToListAsync()))
            .ShouldBe([ClockStatus.Cancelled, ClockStatus.Cancelled]);
    }

    [EachDatabase]
    public async Task A_clock_that_jumps_back_and_forth_loses_and_doubles_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-01-28 00:00");
        var subject = Guid.CreateVersion7();
        await StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/"));
        foreach (var time in new[] { "2026-02-09 19:30", "2026-01-01 00:00", "2026-02-06 00:00", "2026-12-31 00:00", "2026-02-10 00:00" })
            await app.AtTime(time).RunAsync<ClockSweep>();
        (await KindsAsync(app, (await OnlyAsync(app, subject)).Id)).ShouldBe(
            ["Kernel.ClockStarted", "Kernel.ClockReminderDue", "Kernel.ClockReminderDue", "Kernel.ClockReminderDue", "Kernel.ClockFellOverdue"]);
    }

    /// <summary>A sweep whose journal reader starts the next level's clock at the moment the last one ended, as Cases does.</summary>
    private static (ClockSweep Sweep, JournalReader Reader) Escalating(TestApp app)
    {
        var services = app.Services;
        var escalate = new ReactionRegistration("Test.WhenOverdue", JournalNames.Of(typeof(ClockFellOverdue)), async (scope, entry, cancellationToken) =>
        {
            var overdue = System.Text.Json.JsonSerializer.Deserialize<ClockFellOverdue>(entry.Body, JournalJson.Options)!;
            var next = overdue.Code switch { "sla.level.grid" => "community", "sla.level.community" => "street", "sla.level.street" => "district", _ => null };
            if (next is not null)
                await scope.GetRequiredService<LegalClocks>().StartAsync(
                    new("sla.level." + next, overdue.SubjectKind, overdue.SubjectId, "/qu/s01/", StartAt: overdue.DueAt, Level: next), cancellationToken);
        });
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        var time = services.GetRequiredService<TimeProvider>();
        var reader = new JournalReader(scopes, [escalate], time, NullLogger<JournalReader>.Instance);
        return (new(scopes, reader, services.GetRequiredService<WorkCalendars>(), time, NullLogger<ClockSweep>.Instance), reader);
    }

    internal static Task StartAsync(TestApp app, ClockStart start) => app.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<LegalClocks>().StartAsync(start, Never);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    });

    private static Task WithAsync(TestApp app, Guid subject, Func<LegalClocks, Clock, Task> act) => app.AsSystemAsync(async services =>
    {
        var clocks = services.GetRequiredService<LegalClocks>();
        await act(clocks, (await clocks.OfAsync(subject, Never)).Single());
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    });

    internal static Task<Clock> OnlyAsync(TestApp app, Guid subject) =>
        app.InDatabaseAsync(d => d.Set<Clock>().AsNoTracking().SingleAsync(c => c.SubjectId == subject));

    internal static Task<List<string>> KindsAsync(TestApp app, Guid clock) =>
        app.InDatabaseAsync(d => d.Set<JournalEntry>().Where(e => e.SubjectId == clock).OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync());
}
