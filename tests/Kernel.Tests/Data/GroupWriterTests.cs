using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Data.Writing;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tests.Journal;

namespace Niangjia.Kernel.Tests.Data;

/// <summary>Decision 18: many share a commit, and each is told the truth about its own rows.</summary>
public sealed class GroupWriterTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task One_bad_row_fails_alone(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var all = await GatherAsync(app, db, 12, i => SaveAsync(app, i == 5 ? null! : $"row {i}"));
        all.Index().Where(one => one.Item is not null).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            failed => failed.Index.ShouldBe(5), failed => failed.Item.ShouldBeOfType<DbUpdateException>().InnerException.ShouldNotBeNull());
        // In the order they came, in the journal too.
        (await RowsAsync(app)).Select(row => row.Reason).ShouldBe(Enumerable.Range(0, 12).Where(i => i != 5).Select(i => $"row {i}"));
        (await VerifyAsync(app)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Of_two_with_one_key_in_one_batch_the_first_has_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var all = await GatherAsync(app, db, 7, i => SaveAsync(app, $"row {i}", i is 2 or 4 ? "12345678" : null));
        all.Index().Where(one => one.Item is not null).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            told => told.Index.ShouldBe(4), told => told.Item.ShouldBeOfType<AlreadyDoneException>());
        (await RowsAsync(app)).Select(row => row.Reason).ShouldBe(["row 0", "row 1", "row 2", "row 3", "row 5", "row 6"]);
    }

    [EachDatabase]
    public async Task Those_who_wait_together_are_committed_together(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await GatherAsync(app, db, 30, i => SaveAsync(app, $"row {i}"))).ShouldAllBe(told => told == null);
        var rows = await RowsAsync(app);
        rows.Select(row => row.Reason).ShouldBe(Enumerable.Range(0, 30).Select(i => $"row {i}"));
        if (db == Db.Postgres) rows.Select(row => row.Transaction).Distinct().Count().ShouldBeLessThanOrEqualTo(2, "one for the first, one for all who waited meanwhile");
    }

    [EachDatabase]
    public async Task Whoever_finds_the_queue_full_is_turned_away_at_once_and_all_others_are_written(Db db)
    {
        await using var app = await TestApp.StartAsync(db, ("Database:MostWaiting", "3"));
        var all = await GatherAsync(app, db, 20, i => SaveAsync(app, $"row {i}"));
        var away = all.OfType<BusyException>().Count();
        away.ShouldBeInRange(20 - 3 - 4, 20 - 3);
        all.Count(told => told is null).ShouldBe(20 - away);
        (await RowsAsync(app)).Count.ShouldBe(20 - away);
    }

    [EachDatabase]
    public async Task Rows_of_a_caller_who_gave_up_are_there_with_its_answer(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        using var patience = new CancellationTokenSource();
        await HoldingAsync(app, db, async () =>
        {
            var gone = SaveAsync(app, "gone", "12345678", "204", patience.Token);
            await patience.CancelAsync();
            (await gone).ShouldBeAssignableTo<OperationCanceledException>();
        });
        (await SaveAsync(app, "after")).ShouldBeNull();
        (await RowsAsync(app)).Select(row => row.Reason).ShouldBe(["gone", "after"]);
        (await SaveAsync(app, "again", "12345678", "204")).ShouldBeOfType<AlreadyDoneException>();
        (await app.InDatabaseAsync(data => data.Set<IdempotencyRecord>().SingleAsync())).Answer.ShouldBe("204");
    }

    [EachDatabase]
    public async Task Nothing_is_said_to_be_saved_when_the_database_goes_away(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await SaveAsync(app, "before")).ShouldBeNull();
        List<Task<Exception?>> lost = [];
        await HoldingAsync(app, db, async () =>
        {
            lost.AddRange(Enumerable.Range(0, 5).Select(i => SaveAsync(app, $"lost {i}")));
            if (db == Db.Sqlite) return;
            while (await app.InDatabaseAsync(data => data.Database.SqlQuery<long>($"""
                SELECT count(pg_terminate_backend(pid)) AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                """).SingleAsync()) == 0)
            {
            }
        });
        var told = await Task.WhenAll(lost);
        // The others came while the line was down, or found the next one.
        if (db == Db.Postgres) told[0].ShouldBeOfType<DbUpdateException>();
        (await SaveAsync(app, "after")).ShouldBeNull("a new line is opened");
        (await RowsAsync(app)).Select(row => row.Reason).ShouldBe(["before", .. told.Index().Where(one => one.Item is null).Select(one => $"lost {one.Index}"), "after"]);
    }

    [EachDatabase]
    public async Task What_is_changed_too_is_saved_the_ordinary_way(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = await ClockAsync(app);
        await app.AsSystemAsync(async services =>
        {
            var (data, clocks) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<LegalClocks>());
            clocks.Pause((await clocks.OfAsync(subject, Never)).Single(), "补充材料");
            data.Add(JournalChainTests.Row("beside", app.Clock.GetUtcNow()));
            await data.SaveTogetherAsync();
        });
        (await app.InDatabaseAsync(data => data.Set<Clock>().SingleAsync(clock => clock.SubjectId == subject))).Status.ShouldBe(ClockStatus.Paused);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(row => row.Reason == "beside"))).ShouldBe(1);
    }

    [EachDatabase]
    public async Task What_waits_for_its_answer_may_be_changed_before_and_is_told_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await app.AsSystemAsync(async services =>
        {
            var (data, clocks, scope) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<LegalClocks>(), services.GetRequiredService<IdempotencyScope>());
            scope.Use("api:1", "12345678");
            scope.WaitForAnswer();
            var clock = await clocks.StartAsync(Start(subject), Never);
            await data.SaveTogetherAsync();
            (await app.InDatabaseAsync(other => other.Set<Clock>().AnyAsync(found => found.SubjectId == subject))).ShouldBeFalse();
            clocks.Pause(clock, "补充材料");
            await data.SaveChangesAsync();
            await scope.AnswerAsync(data, "200 {}", Never);
            await data.CompleteAsync();
        });
        (await app.InDatabaseAsync(data => data.Set<Clock>().SingleAsync(clock => clock.SubjectId == subject))).Status.ShouldBe(ClockStatus.Paused);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.SubjectId == subject || row.Kind.StartsWith("Kernel.Clock")).OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync()))
            .ShouldBe(["Kernel.ClockStarted", "Kernel.ClockPaused"]);
        (await app.InDatabaseAsync(data => data.Set<IdempotencyRecord>().SingleAsync())).Answer.ShouldBe("200 {}");
    }

    [EachDatabase]
    public async Task What_waits_is_written_before_the_program_ends(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        List<Task<Exception?>> waiting = [];
        var ended = Task.CompletedTask;
        await HoldingAsync(app, db, () =>
        {
            waiting.AddRange(Enumerable.Range(0, 5).Select(i => SaveAsync(app, $"row {i}")));
            ended = app.Services.GetRequiredService<GroupWriter>().DisposeAsync().AsTask();
            return Task.CompletedTask;
        });
        await ended;
        (await Task.WhenAll(waiting)).ShouldAllBe(told => told == null);
        (await SaveAsync(app, "late")).ShouldBeOfType<BusyException>();
        (await RowsAsync(app)).Count.ShouldBe(5);
    }

    private static ClockStart Start(Guid subject) => new("sla.triage", "Test.Thing", subject, "/qu/s01/");

    private static async Task<Guid> ClockAsync(TestApp app)
    {
        var subject = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<LegalClocks>().StartAsync(Start(subject), Never);
            await services.GetRequiredService<AppDbContext>().SaveTogetherAsync();
        });
        return subject;
    }

    /// <summary>Lets so many save while the writer is held up, one after the other; gives what each was told.</summary>
    private static async Task<Exception?[]> GatherAsync(TestApp app, Db db, int count, Func<int, Task<Exception?>> save)
    {
        List<Task<Exception?>> all = [];
        await HoldingAsync(app, db, () =>
        {
            for (var i = 0; i < count; i++) all.Add(save(i));
            return Task.CompletedTask;
        });
        return await Task.WhenAll(all);
    }

    private static async Task HoldingAsync(TestApp app, Db db, Func<Task> work)
    {
        if (db == Db.Sqlite)
        {
            using var turn = await app.Services.GetRequiredService<SqliteTurn>().TakeAsync();
            await work();
            return;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await data.Database.BeginTransactionAsync();
        await data.Database.ExecuteSqlRawAsync("LOCK TABLE kernel_journal IN SHARE ROW EXCLUSIVE MODE");
        await work();
    }

    /// <summary>What the caller was told; null when it was saved.</summary>
    private static async Task<Exception?> SaveAsync(TestApp app, string reason, string? key = null, string? answer = null, CancellationToken cancellationToken = default)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Niangjia.Kernel.Access.CurrentUser>().BecomeSystem("test");
        if (key is not null) scope.ServiceProvider.GetRequiredService<IdempotencyScope>().Use("open-case", key, answer: answer);
        var data = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        // A row without its kind is what no database takes.
        data.Add(JournalChainTests.Row(reason, app.Clock.GetUtcNow(), reason is null ? null! : "Test.Happened"));
        try
        {
            await data.SaveTogetherAsync(cancellationToken);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static Task<List<JournalEntry>> RowsAsync(TestApp app) =>
        app.InDatabaseAsync(data => data.Set<JournalEntry>().AsNoTracking().Where(row => row.Kind == "Test.Happened").OrderBy(row => row.Transaction).ThenBy(row => row.Number).ToListAsync());

    private static async Task<IReadOnlyList<JournalFinding>> VerifyAsync(TestApp app)
    {
        await app.WaitForJournalAsync();
        return await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<JournalSealer>().SealAsync(Never);
            return await services.GetRequiredService<JournalVerifier>().VerifyAsync(null, Never);
        });
    }
}
