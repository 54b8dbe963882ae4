using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Notices.Data;
using Niangjia.Notices.Domain;

namespace Niangjia.Notices.Tests;

/// <summary>What is told reaches an account once and stands or falls with the work it tells of.</summary>
public sealed class NoticeBoardTests
{
    [EachDatabase]
    public async Task The_same_key_reaches_an_account_once_however_often_it_is_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await app.TellAsync(Samples.About("a"), one);
        await app.TellAsync(Samples.About("a"), one, two, two);
        await app.AsSystemAsync(async services =>
        {
            var (board, data) = (services.GetRequiredService<INotices>(), services.GetRequiredService<AppDbContext>());
            await board.TellAsync(Samples.About("b"), [one], CancellationToken.None);
            await board.TellAsync(Samples.About("b"), [one], CancellationToken.None); // told a moment ago and not saved yet
            await data.SaveChangesAsync();
        });
        (await app.NoticesOfAsync(one)).Count.ShouldBe(2);
        (await app.NoticesOfAsync(two)).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task Two_who_tell_the_same_at_the_same_moment_leave_one_notice(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var account = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await app.TellAsync(Samples.About("a"), account);
            }
            catch (DbUpdateException)
            {
                // The other one was faster: a reaction fails here, is tried again and finds that it is done.
            }
        })));
        (await app.NoticesOfAsync(account)).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task What_is_told_falls_with_the_transaction_of_who_told_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var account = Guid.CreateVersion7();
        await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            await using var transaction = await data.Database.BeginTransactionAsync();
            await services.GetRequiredService<INotices>().TellAsync(Samples.About("a"), [account], CancellationToken.None);
            await data.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        (await app.NoticesOfAsync(account)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_notice_without_point_stays_in_the_list_and_no_longer_counts(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (account, subject) = (await app.AddAccountAsync(Role.StreetOfficer, "/qu/s01/"), Guid.CreateVersion7());
        await app.TellAsync(Samples.About("a", NoticeKind.Deadline, subject), account);
        await app.TellAsync(Samples.About("b", NoticeKind.Applicant, subject), account);
        await app.TellAsync(Samples.About("c", NoticeKind.Deadline), account);
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<INotices>().SettleAsync(subject, [NoticeKind.Deadline], CancellationToken.None);
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        (await app.NoticesOfAsync(account)).Where(notice => notice.IsUnread).Select(notice => notice.Title).ShouldBe(["提醒b", "提醒c"], ignoreOrder: true);
        (await app.NoticesOfAsync(account)).Count.ShouldBe(3);
    }

    [EachDatabase]
    public async Task When_a_clock_ends_its_notices_lose_their_point_by_themselves(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = await app.AddAccountAsync(Role.StreetOfficer, "/qu/s01/");
        var clocks = new List<Clock>();
        foreach (var subject in (Guid[])[Guid.CreateVersion7(), Guid.CreateVersion7()])
            await app.AsSystemAsync(async services =>
            {
                clocks.Add(await services.GetRequiredService<LegalClocks>().StartAsync(new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/"), CancellationToken.None));
                await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
            });
        app.AtTime("2026-03-12 09:00");
        await app.RunAsync<ClockSweep>(); // reminded of both
        foreach (var clock in clocks) await app.TellAsync(Samples.About(clock.Id.ToString("N"), NoticeKind.Deadline) with { ClockId = clock.Id }, account);
        await app.AsSystemAsync(async services =>
        {
            await services.GetRequiredService<LegalClocks>().MeetAsync(clocks[0].SubjectId, CancellationToken.None, "CLK-MED-ORG15");
            await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
        });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(account)).Select(notice => notice.IsUnread).ShouldBe([false, true], ignoreOrder: true);
    }

    [EachDatabase]
    public async Task Notices_go_after_their_time(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var account = Guid.CreateVersion7();
        await app.TellAsync(Samples.About("old"), account);
        app.AtTime("2026-03-03 09:00");
        await app.TellAsync(Samples.About("new"), account);
        app.AtTime("2027-03-02 12:00"); // notices.kept is twelve months
        await app.RunAsync<TidyNoticesJob>();
        (await app.NoticesOfAsync(account)).ShouldHaveSingleItem().Title.ShouldBe("提醒new");
    }

    [Fact]
    public void A_text_that_is_too_long_is_cut_between_characters()
    {
        var notice = StaffNotice.For(Guid.CreateVersion7(), Samples.About("a") with { Title = new(string.Concat(Enumerable.Repeat("😀", 150)), "x"), Detail = null }, DateTimeOffset.UnixEpoch);
        notice.Title.Length.ShouldBeLessThanOrEqualTo(StaffNotice.LongestText);
        notice.Title.ShouldEndWith("😀…");
    }
}

/// <summary>Notices to try with.</summary>
internal static class Samples
{
    public static NewNotice About(string key, NoticeKind kind = NoticeKind.Assignment, Guid? subject = null) =>
        new(key, kind, NoticeTone.Info, new($"提醒{key}", $"Notice {key}"), new("河东街道", "Hedong"), "/account", subject ?? Guid.CreateVersion7());

    public static Task TellAsync(this TestApp app, NewNotice notice, params Guid[] accounts) => app.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<INotices>().TellAsync(notice, accounts, CancellationToken.None);
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    });
}
