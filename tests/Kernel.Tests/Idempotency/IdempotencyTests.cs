using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Idempotency;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tests.Journal;

namespace Niangjia.Kernel.Tests.Idempotency;

/// <summary>What was sent twice is done once.</summary>
public sealed class IdempotencyTests
{
    [EachDatabase]
    public async Task A_command_sent_many_times_at_once_is_done_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DoAsync(app, "open-case", "12345678"))));
        done.Count(first => first).ShouldBe(1);
        (await DoAsync(app, "open-case", "12345678")).ShouldBeFalse();
        (await CountAsync(app)).ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_key_of_one_form_does_not_answer_for_another(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await DoAsync(app, "open-case", "12345678")).ShouldBeTrue();
        (await DoAsync(app, "close-case", "12345678")).ShouldBeTrue();
        (await CountAsync(app)).ShouldBe(2);
    }

    [EachDatabase]
    public async Task A_key_whose_command_failed_is_free_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AsSystemAsync(async services =>
        {
            services.GetRequiredService<IdempotencyScope>().Use("open-case", "12345678");
            var data = services.GetRequiredService<AppDbContext>();
            data.Add(new JournalEntry { At = app.Clock.GetUtcNow(), Kind = null!, SubjectKind = "x", SubjectId = Guid.Empty, UnitPath = "/", ActorName = "", Body = "" });
            await Should.ThrowAsync<DbUpdateException>(() => data.SaveChangesAsync());
        });
        (await DoAsync(app, "open-case", "12345678")).ShouldBeTrue();
    }

    [EachDatabase]
    public async Task The_answer_of_the_first_is_kept_for_the_second(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await DoAsync(app, "open-case", "12345678", answer: "/cases/7");
        var earlier = await app.AsSystemAsync(services =>
        {
            var scope = services.GetRequiredService<IdempotencyScope>();
            scope.Use("open-case", "12345678");
            return scope.EarlierAsync(services.GetRequiredService<AppDbContext>(), CancellationToken.None);
        });
        earlier.ShouldNotBeNull().Answer.ShouldBe("/cases/7");
    }

    [EachDatabase]
    public async Task An_answer_that_is_known_before_is_there_as_soon_as_the_change_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AsSystemAsync(async services =>
        {
            services.GetRequiredService<IdempotencyScope>().Use("api:1", "12345678", answer: "204");
            var data = services.GetRequiredService<AppDbContext>();
            data.Add(JournalChainTests.Row("一次", app.Clock.GetUtcNow(), "Test.Once"));
            await data.SaveChangesAsync();
        });
        (await EarlierAsync(app)).ShouldNotBeNull().Answer.ShouldBe("204");
    }

    [EachDatabase(false, true)]
    public async Task A_change_that_waits_for_its_answer_is_committed_with_it_or_not_at_all(Db db, bool together)
    {
        await using var app = await TestApp.StartAsync(db);
        async Task SaveAsync(string? answer) => await app.AsSystemAsync(async services =>
        {
            var (scope, data) = (services.GetRequiredService<IdempotencyScope>(), services.GetRequiredService<AppDbContext>());
            scope.Use("api:1", "12345678");
            scope.WaitForAnswer();
            data.Add(JournalChainTests.Row("一次", app.Clock.GetUtcNow(), "Test.Once"));
            await (together ? data.SaveTogetherAsync() : data.SaveChangesAsync());
            if (answer is null) return;
            await scope.AnswerAsync(data, answer, CancellationToken.None);
            (await EarlierAsync(app)).ShouldBeNull();
            await data.CompleteAsync();
        });
        await SaveAsync(null);
        ((await EarlierAsync(app))?.Key, await CountAsync(app)).ShouldBe((null, 0));
        await SaveAsync("201 {}");
        ((await EarlierAsync(app))?.Answer, await CountAsync(app)).ShouldBe(("201 {}", 1));
    }

    private static Task<IdempotencyRecord?> EarlierAsync(TestApp app) => app.AsSystemAsync(services =>
    {
        var scope = services.GetRequiredService<IdempotencyScope>();
        scope.Use("api:1", "12345678");
        return scope.EarlierAsync(services.GetRequiredService<AppDbContext>(), CancellationToken.None);
    });

    /// <summary>Whether it was the first.</summary>
    private static Task<bool> DoAsync(TestApp app, string purpose, string key, string? answer = null) => app.AsSystemAsync(async services =>
    {
        var scope = services.GetRequiredService<IdempotencyScope>();
        scope.Use(purpose, key);
        var data = services.GetRequiredService<AppDbContext>();
        data.Add(JournalChainTests.Row("一次", app.Clock.GetUtcNow(), "Test.Once"));
        try
        {
            await data.SaveChangesAsync();
        }
        catch (AlreadyDoneException)
        {
            return false;
        }
        if (answer is not null) await scope.AnswerAsync(data, answer, CancellationToken.None);
        return true;
    });

    private static Task<int> CountAsync(TestApp app) => app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(row => row.Kind == "Test.Once"));
}
