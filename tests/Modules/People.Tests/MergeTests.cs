using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.People;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;
using Niangjia.People.Features.MergePeople;

namespace Niangjia.People.Tests;

public sealed class MergeTests
{
    private const string Wang = "999901198705121232";
    private const string Path = "/d1/s1/c1/";

    [EachDatabase]
    public async Task A_merged_record_stays_points_to_the_kept_one_and_what_was_missing_is_taken_over(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var kept = await app.AddPersonAsync(Path, "王建国", "13812345678", null, "春晖路 5 号");
        var merged = await app.AddPersonAsync(Path, "王建囯", "13812345678", Wang);
        var before = await app.FactsAsync(kept);

        await app.MergeAsync(kept, merged, "本人确认");
        (await app.CardAsync(merged))!.Id.ShouldBe(kept);
        var cards = await app.AsSystemAsync(services => services.GetRequiredService<IPeopleDirectory>().CardsAsync([kept, merged], default));
        cards[merged].ShouldBe(cards[kept]);
        cards[merged].MaskedIdNumber.ShouldBe("999901********1232");
        // Whoever comes with the number that only the merged record knew, or with its spelling of the name, is the kept one.
        (await app.AddPersonAsync(Path, "王建国", null, Wang)).ShouldBe(kept);
        (await app.AddPersonAsync(Path, "王建囯", "13812345678")).ShouldBe(kept);

        await app.UndoAsync(merged, "合并错了");
        (await app.FactsAsync(kept)).ShouldBe(before);
        (await app.CardAsync(merged))!.Id.ShouldBe(merged);
        (await Should.ThrowAsync<RefusedException>(() => app.UndoAsync(merged, "再撤一次"))).Message.ShouldContain("没有合并");

        var kinds = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.SubjectId == merged || row.PersonId == kept).OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync());
        kinds.ShouldContain("People.PeopleMerged");
        kinds.ShouldContain("People.PeopleMergeUndone");
    }

    [EachDatabase]
    public async Task Undoing_keeps_what_was_changed_after_the_merge(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var kept = await app.AddPersonAsync(units.Community.Path, "王建国", "13812345678");
        var merged = await app.AddPersonAsync(units.Community.Path, "王建囯", "13812345678", Wang, "春晖路 5 号");
        await app.MergeAsync(kept, merged, "本人确认");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        (await (await desk.OpenAsync(PeopleUrls.ChangeOf(kept))).SubmitAsync("change-person", new { Address = "夏阳路 9 号" })).ShouldShow("已保存");

        await app.UndoAsync(merged, "合并错了");
        var facts = await app.FactsAsync(kept);
        (facts.IdNumber, facts.Address, facts.BirthDate).ShouldBe((null, "夏阳路 9 号", null));
    }

    [EachDatabase]
    public async Task Two_id_numbers_are_never_merged_and_nothing_is_merged_without_a_reason(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var one = await app.AddPersonAsync(Path, "王建国", "13812345678", Wang);
        var other = await app.AddPersonAsync(Path, "王建国", "13812345678", "999901200307310118");
        var third = await app.AddPersonAsync(Path, "王建军", "13812345678");
        (await Should.ThrowAsync<RefusedException>(() => app.MergeAsync(one, other, "本人确认"))).RuleId.ShouldBe("R-COD-02");
        (await Should.ThrowAsync<RefusedException>(() => app.MergeAsync(one, third, " "))).Field.ShouldBe("Reason");
        await Should.ThrowAsync<RefusedException>(() => app.MergeAsync(one, one, "本人确认"));
        await app.MergeAsync(one, third, "本人确认");
        await Should.ThrowAsync<RefusedException>(() => app.MergeAsync(one, third, "再合并一次"));
    }

    [EachDatabase]
    public async Task Likely_duplicates_are_suggested_until_somebody_decides(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var path = units.Community.Path;
        await app.AddPersonAsync(path, "王建国", "13812345678");
        await app.AddPersonAsync(path, "王建囯", "13812345678");
        await app.AddPersonAsync(path, "李小红", "13812345678"); // the same phone, another name: a family
        await app.AddPersonAsync(path, "赵大力", null, "99990119921103204X");
        await app.AddPersonAsync(units.OtherCommunity.Path, "王建果", "13812345678"); // a foreign unit's record is not shown

        var desk = await app.SignInAsAsync(Role.CommunityOfficer, path);
        var page = await desk.OpenAsync(PeopleUrls.Duplicates);
        page.ShouldShow("共 1 对", "王建国", "王建囯", "手机号相同、姓名相近").ShouldNotShow("李小红", "王建果");
        var apart = page.Forms.Single(form => form.Name.StartsWith("apart-", StringComparison.Ordinal));
        (await apart.SubmitAsync()).ShouldShow("没有疑似重复的记录");
    }

    [EachDatabase]
    public async Task A_phone_that_a_firm_shares_hides_no_duplicates(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var path = units.Community.Path;
        await app.AddPersonAsync(path, "王建国", "13812345678");
        await app.AddPersonAsync(path, "王建囯", "13812345678");
        // 190 couples with the phone of the office, newer than the one that counts; no two names have a character in common but the first.
        for (var i = 0; i < 20; i++) await app.AddPersonAsync(path, $"赵{(char)('一' + 40 + 2 * i)}{(char)('一' + 41 + 2 * i)}", "13812345678");
        (await (await app.SignInAsAsync(Role.CommunityOfficer, path)).OpenAsync(PeopleUrls.Duplicates)).ShouldShow("共 1 对", "王建国", "王建囯");
    }

    [EachDatabase]
    public async Task An_officer_compares_merges_and_takes_it_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var kept = await app.AddPersonAsync(units.Community.Path, "王建国", "13812345678", null, "春晖路 5 号");
        var merged = await app.AddPersonAsync(units.Community.Path, "王建囯", "13900001111", Wang, "夏阳路 9 号");
        var foreign = await app.AddPersonAsync(units.OtherCommunity.Path, "钱多多", "13700001111", "999901200307310118");
        var desk = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        (await desk.OpenAsync(PeopleUrls.MergeOf(kept, foreign))).ShouldBe(HttpStatusCode.NotFound);

        var compare = await desk.OpenAsync(PeopleUrls.MergeOf(kept, merged));
        compare.ShouldShow("138****5678", "139****1111", "补充到保留的记录").ShouldNotShow("13812345678", Wang, "夏阳路");
        var done = await compare.SubmitAsync("merge-people", new { Take = new[] { "Mobile" }, Reason = "本人确认，换过手机号" });
        done.ShouldBeAt(PeopleUrls.PersonOf(kept)).ShouldShow("已合并", "139****1111", "已并入的记录", "王建囯");
        (await app.FactsAsync(kept)).Address.ShouldBe("春晖路 5 号");

        (await done.SubmitAsync($"undo-{merged}", new { Reason = "合并错了" })).ShouldBeAt(PeopleUrls.PersonOf(merged)).ShouldShow("已撤销合并");
        (await app.CardAsync(kept))!.MaskedMobile.ShouldBe("138****5678");
    }
}

internal static class MergeSteps
{
    public static Task MergeAsync(this TestApp app, Guid kept, Guid merged, string reason) =>
        app.AsSystemAsync(services => services.GetRequiredService<MergePeopleHandler>().HandleAsync(new(kept, merged, [], reason), CancellationToken.None));

    public static Task UndoAsync(this TestApp app, Guid merged, string reason) =>
        app.AsSystemAsync(services => services.GetRequiredService<UndoMergeHandler>().HandleAsync(new(merged, reason), CancellationToken.None));
}
