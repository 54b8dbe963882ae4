using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Numbers;

namespace Niangjia.Kernel.Tests.Journal;

/// <summary>Reactions act at least once, their effect in the database exactly once, and no row is ever skipped.</summary>
public sealed class JournalReaderTests
{
    private const string Kind = "Test.Happened";
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task Every_row_is_delivered_in_order_and_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 450); // more than two batches
        var delivered = new ConcurrentQueue<long>();
        await ReadAllAsync(app, Reader(app, (_, row) => { delivered.Enqueue(row.Number); return Task.CompletedTask; }), told);
        delivered.ShouldBe(told);
    }

    [Fact]
    public async Task A_row_that_commits_late_is_not_skipped_on_PostgreSQL()
    {
        await using var app = await TestApp.StartAsync(Db.Postgres);
        var delivered = new ConcurrentQueue<long>();
        var reader = Reader(app, (_, row) => { delivered.Enqueue(row.Number); return Task.CompletedTask; });
        await app.AsSystemAsync(async services =>
        {
            var slow = services.GetRequiredService<AppDbContext>();
            await using var transaction = await slow.Database.BeginTransactionAsync();
            slow.Add(JournalChainTests.Row("慢", app.Clock.GetUtcNow()));
            await slow.SaveChangesAsync();
            await TellAsync(app, 3); // these begin later and commit earlier
            for (var i = 0; i < 5; i++) await reader.CatchUpAsync(Never);
            delivered.ShouldBeEmpty("a number below may still come");
            await transaction.CommitAsync();
        });
        var all = await NumbersAsync(app);
        await ReadAllAsync(app, reader, all);
        delivered.Order().ShouldBe(all);
    }

    [EachDatabase]
    public async Task A_reader_killed_in_the_middle_goes_on_without_doing_anything_twice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 30);
        var deliveries = 0;
        for (var kill = 1; kill <= 8; kill++)
        {
            // The stop comes in the middle of a reaction, after its effect and before its commit.
            using var stop = new CancellationTokenSource();
            var reader = Reader(app, async (services, _) =>
            {
                await services.GetRequiredService<NumberSeries>().NextAsync("effects", Never);
                if (Interlocked.Increment(ref deliveries) % 4 == 0) await stop.CancelAsync();
            });
            await Should.ThrowAsync<OperationCanceledException>(() => UntilStoppedAsync(reader, stop.Token));
        }
        await ReadAllAsync(app, Reader(app, (services, _) => services.GetRequiredService<NumberSeries>().NextAsync("effects", Never)), told);
        deliveries.ShouldBeGreaterThan(30);
        (await app.AsSystemAsync(services => services.GetRequiredService<NumberSeries>().NextAsync("effects", Never))).ShouldBe(31);
    }

    [EachDatabase]
    public async Task A_reaction_that_fails_leaves_nothing_behind_is_tried_later_and_holds_up_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 3);
        var (broken, delivered) = (true, new List<long>());
        var reader = Reader(app, async (services, row) =>
        {
            await services.GetRequiredService<NumberSeries>().NextAsync("effects", Never);
            if (broken && row.Number == told[1]) throw new InvalidOperationException("对方系统不通");
            delivered.Add(row.Number);
        });
        await ReadAllAsync(app, reader, [told[0], told[2]]);
        delivered.ShouldBe([told[0], told[2]]);
        var failure = await FailureAsync(app);
        (failure.EntryNumber, failure.Attempts, failure.Error, failure.NextTryAt).ShouldBe((told[1], 1, "对方系统不通", app.Clock.GetUtcNow().AddMinutes(1)));

        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await reader.CatchUpAsync(Never);
        (await FailureAsync(app)).Attempts.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await reader.CatchUpAsync(Never);
        (await FailureAsync(app)).ShouldSatisfyAllConditions(f => f.Attempts.ShouldBe(2), f => f.NextTryAt.ShouldBe(app.Clock.GetUtcNow().AddMinutes(2)));
        broken = false;
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await reader.CatchUpAsync(Never);
        delivered.ShouldBe([told[0], told[2], told[1]]);
        (await app.InDatabaseAsync(data => data.Set<ReactionFailure>().CountAsync())).ShouldBe(0);
        (await app.AsSystemAsync(services => services.GetRequiredService<NumberSeries>().NextAsync("effects", Never))).ShouldBe(4);
    }

    [EachDatabase]
    public async Task After_ten_failures_a_person_must_look(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await TellAsync(app, 1);
        var tries = 0;
        var reader = Reader(app, (_, _) => { tries++; throw new InvalidOperationException("不行"); });
        for (var hour = 0; hour < 30; hour++)
        {
            await reader.CatchUpAsync(Never);
            if (tries > 0) app.Clock.Advance(TimeSpan.FromHours(9));
        }
        tries.ShouldBe(10);
        (await FailureAsync(app)).ShouldSatisfyAllConditions(f => f.Attempts.ShouldBe(10), f => f.NextTryAt.ShouldBeNull());
    }

    private static JournalReader Reader(TestApp app, Func<IServiceProvider, JournalEntry, Task> react) => new(
        app.Services.GetRequiredService<IServiceScopeFactory>(), [new("Test.WhenHappened", Kind, (services, row, _) => react(services, row))],
        app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance);

    private static async Task<List<long>> TellAsync(TestApp app, int count)
    {
        await app.InDatabaseAsync(async data =>
        {
            for (var i = 0; i < count; i++) data.Add(JournalChainTests.Row($"第{i}件", app.Clock.GetUtcNow()));
            return await data.SaveChangesAsync();
        });
        return await NumbersAsync(app);
    }

    private static Task<List<long>> NumbersAsync(TestApp app) =>
        app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.Kind == Kind).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());

    private static Task<ReactionFailure> FailureAsync(TestApp app) => app.InDatabaseAsync(data => data.Set<ReactionFailure>().AsNoTracking().SingleAsync());

    // On PostgreSQL a transaction of another test's database holds the reader back for a moment: it is asked until all is done.
    private static async Task ReadAllAsync(TestApp app, JournalReader reader, List<long> rows)
    {
        for (var tries = 0; tries < 2000; tries++)
        {
            await reader.CatchUpAsync(Never);
            if (await app.InDatabaseAsync(data => data.Set<ReactionDone>().CountAsync(done => rows.Contains(done.EntryNumber))) == rows.Count) return;
        }
        throw new ShouldAssertException("The journal was not read to the end.");
    }

    private static async Task UntilStoppedAsync(JournalReader reader, CancellationToken stop)
    {
        while (true) await reader.CatchUpAsync(stop);
    }
}
