using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Search;

namespace Niangjia.Kernel.Tests.Search;

public sealed class SearchTests
{
    private const string Kind = "Kernel.Story";

    [Theory]
    [InlineData("拖欠工资", "拖欠 欠工 工资 资"), InlineData("ＡＢＣ公司2026", "abc 公司 司 2026"), InlineData("人", "人"), InlineData("𠮷野家", "𠮷野 野家 家"), InlineData("a-b_c!", "a b c"), InlineData("😀\0<b>", "b"), InlineData(null, "")]
    public void Text_is_cut_into_pairs_and_words(string? text, string words) => string.Join(' ', SearchWords.Of([text])).ShouldBe(words);

    [EachDatabase]
    public async Task Any_two_character_word_is_found_and_one_character_too(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var wages = await PutAsync(app, "/a/", "射阳县合德镇某鞋厂拖欠工资三个月", "ABC-2026-0001");
        var injury = await PutAsync(app, "/a/", "右手被机器压伤，厂里说不是工伤", "𠮷野 Nguyễn");
        foreach (var (query, expected) in new (string, Guid[])[]
        {
            ("工资", [wages]), ("拖欠工资", [wages]), ("欠工", [wages]), ("工伤", [injury]), ("资", [wages]), ("工", [injury, wages]), ("厂", [injury, wages]),
            ("工资 鞋厂", [wages]), ("工资 工伤", []), ("abc", [wages]), ("ＡＢＣ 2026", [wages]), ("ab", [wages]), ("0001", [wages]), ("bc", []), ("𠮷野", [injury]), ("nguyễn", [injury]),
            ("厂拖", [wages]), ("月射", []), ("", []), ("!?\"' OR *", []), ("工资\" OR \"工伤", []), ("'工资' | '工伤'", []), ("NEAR(工资)", []),
        })
            (await FindAsync(app, query, Scope.Everything)).ShouldBe(expected, query);
    }

    [EachDatabase]
    public async Task Only_the_own_units_are_searched(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var near = await PutAsync(app, "/qu/s01/", "工资");
        var far = await PutAsync(app, "/qu/s010/", "工资");
        (await FindAsync(app, "工资", Scope.Of(["/qu/s01/"]))).ShouldBe([near]);
        (await FindAsync(app, "工资", Scope.Of(["/qu/"]))).ShouldBe([far, near]);
        (await FindAsync(app, "工资", Scope.Nothing)).ShouldBeEmpty();
        (await FindAsync(app, "工资", Scope.Everything, kind: "Kernel.Other")).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_changed_is_found_by_its_new_words_and_what_was_removed_not_at_all(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await PutAsync(app, "/a/", "工资");
        await InAsync(app, async (context, index) =>
        {
            await index.PutAsync(Kind, id, "/b/", ["社保"], default);
            await context.SaveChangesAsync();
        });
        (await FindAsync(app, "工资", Scope.Everything)).ShouldBeEmpty();
        (await FindAsync(app, "社保", Scope.Of(["/b/"]))).ShouldBe([id]);
        await InAsync(app, async (context, index) =>
        {
            await index.RemoveAsync(Kind, id, default);
            await context.SaveChangesAsync();
        });
        (await FindAsync(app, "社保", Scope.Everything)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task What_was_not_saved_is_not_found(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await InAsync(app, async (context, index) =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            index.PutNew(Kind, Guid.CreateVersion7(), "/a/", "工资");
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        (await FindAsync(app, "工资", Scope.Everything)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Pages_follow_each_other_newest_first(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var ids = new List<Guid>();
        for (var i = 0; i < 7; i++) ids.Add(await PutAsync(app, "/a/", "工资"));
        var seen = new List<Guid>();
        string? after = null;
        do
        {
            var page = await InAsync(app, (_, index) => index.FindAsync(Kind, "工资", Scope.Everything, after, 3, default));
            page.IsFirst.ShouldBe(after is null);
            seen.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        ids.Reverse();
        seen.ShouldBe(ids);
        (await InAsync(app, (_, index) => index.FindAsync(Kind, "工资", Scope.Everything, "rubbish", 3, default))).IsFirst.ShouldBeTrue();
    }

    [EachDatabase]
    public async Task A_very_long_text_can_be_stored_and_its_beginning_found(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await PutAsync(app, "/a/", "开头 " + string.Concat(Enumerable.Range(0, 60_000).Select(i => (char)(0x4E00 + i % 20_000))), new string('x', 100_000));
        (await FindAsync(app, "开头", Scope.Everything)).ShouldBe([id]);
    }

    private static Task<Guid> PutAsync(TestApp app, string unitPath, params string[] texts) => InAsync(app, async (context, index) =>
    {
        var id = Guid.CreateVersion7();
        index.PutNew(Kind, id, unitPath, texts);
        await context.SaveChangesAsync();
        return id;
    });

    private static Task<IReadOnlyList<Guid>> FindAsync(TestApp app, string query, Scope scope, string kind = Kind) =>
        InAsync(app, async (_, index) => (await index.FindAsync(kind, query, scope, null, 50, default)).Items);

    private static Task InAsync(TestApp app, Func<AppDbContext, SearchIndex, Task> act) => InAsync(app, async (context, index) =>
    {
        await act(context, index);
        return true;
    });

    private static async Task<T> InAsync<T>(TestApp app, Func<AppDbContext, SearchIndex, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<SearchIndex>());
    }
}
