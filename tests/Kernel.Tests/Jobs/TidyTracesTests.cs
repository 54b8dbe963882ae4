using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Jobs;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tests.Journal;

namespace Niangjia.Kernel.Tests.Jobs;

public sealed class TidyTracesTests
{
    [EachDatabase]
    public async Task Traces_against_doing_a_thing_twice_are_removed_when_nothing_can_come_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var first = await DoAsync(app, "11111111");
        app.AtTime("2026-07-02 09:00");
        var second = await DoAsync(app, "22222222");

        // Not read yet: the reader may still hand the rows over.
        await app.RunAsync<TidyTracesJob>();
        (await DoneAsync(app)).ShouldBe([first, second]);
        await app.RunJournalAsync();
        await app.RunAsync<TidyTracesJob>();
        (await DoneAsync(app)).ShouldBe([second]);
        (await app.InDatabaseAsync(data => data.Set<IdempotencyRecord>().Select(record => record.Key).ToListAsync())).ShouldBe(["open-case:22222222"]);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(row => row.Kind == "Test.Happened"))).ShouldBe(2);
    }

    /// <summary>A command under a key, and a reaction that has acted on it; the number of its row.</summary>
    private static Task<long> DoAsync(TestApp app, string key) => app.AsSystemAsync(async services =>
    {
        services.GetRequiredService<IdempotencyScope>().Use("open-case", key);
        var data = services.GetRequiredService<AppDbContext>();
        var row = JournalChainTests.Row("一件", app.Clock.GetUtcNow());
        data.Add(row);
        await data.SaveChangesAsync();
        data.Add(new ReactionDone { EntryNumber = row.Number, Reaction = "Test.WhenHappened", At = app.Clock.GetUtcNow() });
        await data.SaveChangesAsync();
        return row.Number;
    });

    private static Task<List<long>> DoneAsync(TestApp app) =>
        app.InDatabaseAsync(data => data.Set<ReactionDone>().Where(done => done.Reaction == "Test.WhenHappened").OrderBy(done => done.EntryNumber).Select(done => done.EntryNumber).ToListAsync());
}
