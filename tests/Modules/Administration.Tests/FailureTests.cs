using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Administration.Tests;

/// <summary>What the background gave up is seen by the system administrator and tried again (R-SEC-06).</summary>
public sealed class FailureTests
{
    [EachDatabase]
    public async Task What_was_given_up_is_shown_counted_and_tried_again_and_that_is_journalled(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var admin = await app.SignInAsAsync(Role.SystemAdmin, town.District.Path, "系统管理员甲");
        (await admin.OpenAsync(AdministrationUrls.Reactions)).ShouldShow("没有失败的后续处理", "自动重试十次");
        await app.FileRequestAsync(town, "老板拖欠工资一个半月了，问了几次都说没钱。", 8_000);
        var mend = await app.BreakMobilesAsync();
        for (var hour = 0; hour < 12; hour++)
        {
            await app.RunJournalAsync();
            app.Clock.Advance(TimeSpan.FromHours(9));
        }

        admin = await app.SignInAsAsync(Role.SystemAdmin, town.District.Path, "系统管理员乙");
        var page = await admin.OpenAsync(AdministrationUrls.Reactions);
        page.ShouldShow("Cases.WhenApplicantShouldKnow", "Cases.RequestRegistered", "春晖第一网格", "cannot be opened", "已停止重试", "10").ShouldNotShow("13900001111");
        page.Texts("a[href='/admin/reactions'] .count").ShouldHaveSingleItem().ShouldStartWith("1");

        // The key file is still the wrong one: it comes back.
        var soon = await page.SubmitAsync("try-again", new { }, "立即重试");
        soon.ShouldBeAt(AdministrationUrls.Reactions).ShouldShow("正在重试");
        await app.RunJournalAsync();
        (await admin.OpenAsync(AdministrationUrls.Reactions)).ShouldShow("11", "已停止重试");

        await mend();
        app.AtTime("2026-03-09 09:00");
        admin = await app.SignInAsAsync(Role.SystemAdmin, town.District.Path, "系统管理员乙");
        var last = await admin.OpenAsync(AdministrationUrls.Reactions);
        await last.SubmitAsync("try-again", new { }, "立即重试");
        await app.RunJournalAsync();
        app.Phones.To("+8613900001111").ShouldHaveSingleItem();
        (await admin.OpenAsync(AdministrationUrls.Reactions)).ShouldShow("没有失败的后续处理");
        var told = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.Kind == "Kernel.ReactionTriedAgain").ToListAsync());
        told.Count.ShouldBe(2);
        told.ShouldAllBe(entry => entry.ActorName == "系统管理员乙" && entry.Body.Contains("WhenApplicantShouldKnow", StringComparison.Ordinal));

        // Pressed on a page that has grown old.
        (await (await admin.OpenAsync(AdministrationUrls.Reactions)).Form("try-again").Force("Input.FailureId", Guid.CreateVersion7().ToString()).SubmitAsync()).ShouldRefuse("已经办成");
    }

    [EachDatabase]
    public async Task What_the_program_no_longer_has_is_shown_as_gone_and_waits_for_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        await app.FileRequestAsync(town, "老板拖欠工资一个半月了，问了几次都说没钱。", 8_000);
        await app.BreakMobilesAsync();
        for (var hour = 0; hour < 12; hour++)
        {
            await app.RunJournalAsync();
            app.Clock.Advance(TimeSpan.FromHours(9));
        }
        await app.InDatabaseAsync(data => data.Set<ReactionFailure>().ExecuteUpdateAsync(row => row.SetProperty(failure => failure.Reaction, "Cases.WhenSomethingElse")));
        var page = await (await app.SignInAsAsync(Role.SystemAdmin, town.District.Path)).OpenAsync(AdministrationUrls.Reactions);
        page.ShouldShow("Cases.WhenSomethingElse", "程序中已无此项").ShouldNotShow("已停止重试");
        page.Texts("a[href='/admin/reactions'] .count").ShouldBeEmpty();
        page.Document.QuerySelectorAll("button[name='Input.FailureId']").ShouldBeEmpty();
    }

    [EachDatabase("SecurityAdmin", "AuditAdmin", "DistrictLeader")]
    public async Task Nobody_else_sees_or_presses_it(Db db, string role)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Enum.Parse<Role>(role), "/qu/")).OpenAsync(AdministrationUrls.Reactions);
        page.ShouldBeClosed();
    }
}
