using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Sealing;
using Niangjia.Testing;

namespace Niangjia.Bench;

/// <summary>What every command stands on.</summary>
internal static class KernelBenchmarks
{
    private const int Many = 5000;
    private static readonly CancellationToken Never = CancellationToken.None;

    public static Measured Counts_60_working_days() => Measured.Of(20_000, i => WorkCalendar.BuiltIn.Add(new DateOnly(2026, 1, 1).AddDays(i % 300), new Period(60, PeriodUnit.WorkingDays)));

    public static async Task<Measured> Seals_and_opens_an_identity_number(TestApp app) => await app.AsSystemAsync(services =>
    {
        var sealer = services.GetRequiredService<ISealer>();
        return Task.FromResult(Measured.Of(20_000, _ => sealer.Open(SealedField.Phone, sealer.Seal(SealedField.Phone, "16000000001"))));
    });

    /// <summary>The measure for the next line: the least that a durable write can cost here.</summary>
    public static Task<Measured> Commits_one_bare_row(TestApp app) => Measured.OfAsync(500, i => app.InDatabaseAsync(db => db.Database.ExecuteSqlAsync(
        $"""insert into kernel_number ("Series", "Last") values ({"bench" + i}, 1)""")));

    public static Task<Measured> Commits_one_journal_row(TestApp app) =>
        Measured.OfAsync(500, _ => TellAsync(app, 1));

    public static async Task<Measured> Seals_journal_rows(TestApp app)
    {
        await TellAsync(app, Many);
        return await Measured.OnceAsync(Many, () => app.AsSystemAsync(services => services.GetRequiredService<JournalSealer>().SealAsync(Never)));
    }

    public static async Task<Measured> Verifies_journal_rows(TestApp app)
    {
        await TellAsync(app, Many);
        await app.AsSystemAsync(services => services.GetRequiredService<JournalSealer>().SealAsync(Never));
        return await Measured.OnceAsync(Many, () => app.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(null, Never)));
    }

    public static async Task<Measured> Delivers_journal_rows_to_a_reaction(TestApp app)
    {
        await TellAsync(app, 1000);
        var reader = new JournalReader(
            app.Services.GetRequiredService<IServiceScopeFactory>(), [new("Bench.WhenHappened", "Bench.Happened", (_, _, _) => Task.CompletedTask)],
            app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance);
        return await Measured.OnceAsync(1000, () => reader.CatchUpAsync(Never));
    }

    public static Task<Measured> Starts_a_clock(TestApp app) => Measured.OfAsync(300, _ => app.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<LegalClocks>().StartAsync(Start(app), Never);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    }));

    public static async Task<Measured> Sweeps_clocks_that_fell_overdue(TestApp app)
    {
        await app.AsSystemAsync(async services =>
        {
            for (var i = 0; i < 2000; i++) await services.GetRequiredService<LegalClocks>().StartAsync(Start(app), Never);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromDays(60));
        return await Measured.OnceAsync(2000, app.RunAsync<ClockSweep>);
    }

    private static ClockStart Start(TestApp app) => new("CLK-MED-ORG15", "Bench.Subject", Guid.CreateVersion7(app.Clock.GetUtcNow()), "/qu/s01/");

    private static Task TellAsync(TestApp app, int count) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow();
        for (var i = 0; i < count; i++)
            db.Add(new JournalEntry
            {
                At = now,
                Kind = "Bench.Happened",
                SubjectKind = "Bench.Thing",
                SubjectId = Guid.CreateVersion7(now),
                UnitPath = "/qu/s01/c01/",
                ActorName = "王专干",
                Reason = "经济补偿计算有争议，需要街道律师。",
                Body = """{"RequestId":"01979b2e-0000-7000-8000-000000000000","Level":"Street","Automatic":false}""",
            });
        return await db.SaveChangesAsync();
    });
}
