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
        delivered.Distinct().ShouldBe([told[0], told[2]]); // Twice with what failed, but with one effect.
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
        delivered.Distinct().ShouldBe([told[0], told[2], told[1]]);
        (await app.InDatabaseAsync(data => data.Set<ReactionFailure>().CountAsync())).ShouldBe(0);
        (await app.AsSystemAsync(services => services.GetRequiredService<NumberSeries>().NextAsync("effects", Never))).ShouldBe(4);
    }

    [EachDatabase]
    public async Task One_poisoned_row_of_fifty_fails_alone_and_the_others_take_effect_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 50);
        var (calls, most) = (0, 0);
        async Task ActAsync(IServiceProvider services, IReadOnlyList<JournalEntry> rows)
        {
            (calls, most) = (calls + 1, Math.Max(most, rows.Count));
            foreach (var row in rows) await services.GetRequiredService<NumberSeries>().NextAsync($"effect {row.Number}", Never);
            if (rows.Any(row => row.Number == told[16])) throw new InvalidOperationException("坏了");
        }
        using var reader = new JournalReader(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            [new("Test.WhenHappened", Kind, (services, row, _) => ActAsync(services, [row]), ReactToManyAsync: (services, rows, _) => ActAsync(services, rows))],
            app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance);
        await ReadAllAsync(app, reader, [.. told.Where(number => number != told[16])]);
        (await FailureAsync(app)).ShouldSatisfyAllConditions(f => f.EntryNumber.ShouldBe(told[16]), f => f.Attempts.ShouldBe(1), f => f.Error.ShouldBe("坏了"));
        (await EffectsAsync(app)).ShouldBe(told.Where(number => number != told[16]).Select(number => ($"effect {number}", 1)), ignoreOrder: true);
        (calls, most).ShouldSatisfyAllConditions(found => found.calls.ShouldBeLessThan(15), found => found.most.ShouldBe(50));
    }

    [EachDatabase]
    public async Task What_happened_to_one_subject_is_acted_on_in_its_order_though_rows_are_brought_together(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subjects = Enumerable.Range(0, 3).Select(_ => Guid.CreateVersion7(app.Clock.GetUtcNow())).ToList();
        await app.InDatabaseAsync(data =>
        {
            for (var i = 0; i < 12; i++)
                data.Add(new JournalEntry
                {
                    At = app.Clock.GetUtcNow(),
                    Kind = i % 2 == 0 ? Kind : "Test.Ended",
                    SubjectKind = "Test.Thing",
                    SubjectId = subjects[i % 3],
                    UnitPath = "/qu/",
                    ActorName = "测试",
                    Body = "{}",
                });
            return data.SaveChangesAsync();
        });
        var acted = new List<(string Reaction, Guid Subject, long Number)>();
        Task Note(string name, params IEnumerable<JournalEntry> rows)
        {
            acted.AddRange(rows.Select(row => (name, row.SubjectId, row.Number)));
            return Task.CompletedTask;
        }
        using var reader = new JournalReader(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            [
                new("Test.WhenMany", Kind, (_, row, _) => Note("many", row), ReactToManyAsync: (_, rows, _) => Note("many", rows)),
                new("Test.WhenOne", Kind, (_, row, _) => Note("one", row)),
                new("Test.WhenEnded", "Test.Ended", (_, row, _) => Note("ended", row), ReactToManyAsync: (_, rows, _) => Note("ended", rows)),
            ],
            app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance);
        await ReadAllAsync(app, reader, await NumbersAsync(app), 2);
        acted.Count.ShouldBe(18);
        foreach (var subject in subjects)
        {
            var mine = acted.Where(one => one.Subject == subject).ToList();
            mine.Select(one => one.Number).ShouldBeInOrder();
            mine.Where(one => one.Reaction != "ended").Select(one => one.Reaction).ShouldBe(["many", "one", "many", "one"]);
        }
        acted.Take(3).Select(one => one.Reaction).Distinct().Count().ShouldBeLessThan(3, "rows of different subjects are brought together");
    }

    [Fact]
    public async Task Two_nodes_that_read_new_rows_at_the_same_time_take_effect_once_on_PostgreSQL()
    {
        await using var app = await TestApp.StartAsync(Db.Postgres);
        var told = await TellAsync(app, 300);
        var readers = Enumerable.Range(0, 3).Select(_ => Reader(app, (services, row) => services.GetRequiredService<NumberSeries>().NextAsync($"effect {row.Number}", Never))).ToList();
        await Task.WhenAll(readers.Select(reader => Task.Run(() => ReadAllAsync(app, reader, told))));
        (await EffectsAsync(app)).ShouldBe(told.Select(number => ($"effect {number}", 1)), ignoreOrder: true);
        // Killed after the effects and before the place was kept: the same rows come again.
        await app.InDatabaseAsync(data => data.Set<JournalPlace>().ExecuteDeleteAsync());
        await readers[0].CatchUpAsync(Never);
        (await EffectsAsync(app)).ShouldAllBe(effect => effect.Item2 == 1);
    }

    [EachDatabase]
    public async Task Two_readers_at_the_same_time_do_what_reaches_outside_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 5);
        // All have failed once and are due again: retries are not guarded by the lock of the reader.
        await ReadAllFailingAsync(app, told.Count);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var sent = new ConcurrentBag<long>();
        var readers = Enumerable.Range(0, 3).Select(_ => Reader(app, async (_, row) => { sent.Add(row.Number); await Task.Yield(); })).ToList();
        await Task.WhenAll(readers.Select(reader => Task.Run(() => reader.CatchUpAsync(Never))));
        for (var tries = 0; tries < 20 && sent.Count < told.Count; tries++)
        {
            app.Clock.Advance(TimeSpan.FromHours(1));
            await readers[0].CatchUpAsync(Never);
        }
        sent.Order().ShouldBe(told);
    }

    [EachDatabase]
    public async Task A_reaction_is_not_troubled_with_rows_that_are_none_of_its_business(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 4);
        var delivered = new List<long>();
        var reader = new JournalReader(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            [new("Test.WhenHappened", Kind, (_, row, _) => { delivered.Add(row.Number); return Task.CompletedTask; }, row => row.Number == told[2])],
            app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance);
        await ReadAllAsync(app, reader, [told[2]]);
        delivered.ShouldBe([told[2]]);
    }

    [EachDatabase]
    public async Task A_kept_error_names_no_telephone_or_citizen_number(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await TellAsync(app, 1);
        var reader = Reader(app, (_, _) => throw new InvalidOperationException("+8613900001111 停机，身份证 50011619900101123X，代码 4711"));
        for (var tries = 0; tries < 200 && await app.InDatabaseAsync(data => data.Set<ReactionFailure>().CountAsync()) == 0; tries++) await reader.CatchUpAsync(Never);
        (await FailureAsync(app)).Error.ShouldBe("+*** 停机，身份证 ***，代码 4711");
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
            app.Clock.Advance(TimeSpan.FromHours(9));
        }
        tries.ShouldBe(10);
        (await FailureAsync(app)).ShouldSatisfyAllConditions(f => f.Attempts.ShouldBe(10), f => f.NextTryAt.ShouldBeNull());
    }

    [EachDatabase]
    public async Task Failures_of_a_reaction_that_is_gone_hold_up_no_other(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var told = await TellAsync(app, 201); // one more than are tried again at once
        await app.InDatabaseAsync(async data =>
        {
            foreach (var number in told)
            {
                var last = number == told[^1];
                var failure = new ReactionFailure(Guid.CreateVersion7(app.Clock.GetUtcNow()), number, last ? "Test.WhenHappened" : "Test.WhenRenamed");
                failure.Failed(1, "不行", app.Clock.GetUtcNow().AddMinutes(last ? -1 : -2));
                data.Add(failure);
            }
            return await data.SaveChangesAsync();
        });
        await Reader(app, (_, _) => Task.CompletedTask).CatchUpAsync(Never);
        (await app.InDatabaseAsync(data => data.Set<ReactionFailure>().Select(failure => failure.Reaction).Distinct().ToListAsync())).ShouldBe(["Test.WhenRenamed"]);
    }

    [Fact]
    public async Task One_reader_is_not_asked_twice_at_the_same_time()
    {
        // On SQLite no lock of the database keeps the clock sweep away while the worker reads.
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var told = await TellAsync(app, 3);
        var looks = new ConcurrentQueue<long>();
        JournalReader? reader = null;
        Task? second = null;
        bool Look(JournalEntry row)
        {
            looks.Enqueue(row.Number);
            second ??= Task.Run(() => reader!.CatchUpAsync(Never));
            if (looks.Count == 1) SpinWait.SpinUntil(() => second.IsCompleted, 500);
            return false;
        }
        using (reader = new JournalReader(
            app.Services.GetRequiredService<IServiceScopeFactory>(), [new("Test.WhenHappened", Kind, (_, _, _) => Task.CompletedTask, Look)],
            app.Services.GetRequiredService<TimeProvider>(), NullLogger<JournalReader>.Instance))
        {
            await reader.CatchUpAsync(Never);
            await second!;
        }
        looks.ShouldBe(told);
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
        await app.WaitForJournalAsync();
        return await NumbersAsync(app);
    }

    private static Task<List<long>> NumbersAsync(TestApp app) =>
        app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.Kind == Kind).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());

    private static Task<ReactionFailure> FailureAsync(TestApp app) => app.InDatabaseAsync(data => data.Set<ReactionFailure>().AsNoTracking().SingleAsync());

    private static async Task ReadAllFailingAsync(TestApp app, int rows)
    {
        var reader = Reader(app, (_, _) => throw new InvalidOperationException("不行"));
        for (var tries = 0; tries < 2000 && await app.InDatabaseAsync(data => data.Set<ReactionFailure>().CountAsync()) < rows; tries++) await reader.CatchUpAsync(Never);
    }

    private static async Task<List<(string, int)>> EffectsAsync(TestApp app) =>
        [.. (await app.InDatabaseAsync(data => data.Set<NumberSeriesRow>().Where(row => row.Series.StartsWith("effect ")).ToListAsync())).Select(row => (row.Series, row.Last))];

    // On PostgreSQL a transaction of another test's database holds the reader back for a moment: it is asked until all is done.
    private static async Task ReadAllAsync(TestApp app, JournalReader reader, List<long> rows, int each = 1)
    {
        for (var tries = 0; tries < 2000; tries++)
        {
            await reader.CatchUpAsync(Never);
            if (await app.InDatabaseAsync(data => data.Set<ReactionDone>().CountAsync(done => rows.Contains(done.EntryNumber))) == rows.Count * each) return;
        }
        throw new ShouldAssertException("The journal was not read to the end.");
    }

    private static async Task UntilStoppedAsync(JournalReader reader, CancellationToken stop)
    {
        while (true) await reader.CatchUpAsync(stop);
    }
}
