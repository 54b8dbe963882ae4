using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tests.Clocks;

namespace Niangjia.Kernel.Tests.Journal;

/// <summary>R-GEN-07: no change without its row, and no row without its change.</summary>
public sealed class JournalRecorderTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [EachDatabase]
    public async Task A_change_that_told_nothing_is_not_saved(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = await ClockAsync(app);
        await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            var clock = await data.Set<Clock>().SingleAsync(found => found.SubjectId == subject);
            data.Entry(clock).Property(found => found.OwnerId).CurrentValue = Guid.CreateVersion7(app.Clock.GetUtcNow());
            (await Should.ThrowAsync<InvalidOperationException>(() => data.SaveChangesAsync())).Message.ShouldContain("without telling the journal");
        });
        (await ClockSweepTests.OnlyAsync(app, subject)).OwnerId.ShouldBeNull();
    }

    [EachDatabase]
    public async Task A_row_says_who_what_when_and_from_what_to_what(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = await ClockAsync(app);
        app.Clock.Advance(TimeSpan.FromHours(3));
        await PauseAsync(app, subject);
        var row = await app.InDatabaseAsync(data => data.Set<JournalEntry>().AsNoTracking().SingleAsync(entry => entry.Kind == "Kernel.ClockPaused"));
        row.ShouldSatisfyAllConditions(
            entry => entry.At.ShouldBe(app.Clock.GetUtcNow()), entry => entry.ActorName.ShouldBe("test"), entry => entry.UnitPath.ShouldBe("/qu/s01/"),
            entry => entry.SubjectKind.ShouldBe("Kernel.Clock"), entry => entry.Changes.ShouldNotBeNull().ShouldContain("\"Status\":[\"Running\",\"Paused\"]"));
    }

    [EachDatabase]
    public async Task A_save_that_fails_leaves_neither_change_nor_row(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = await ClockAsync(app);
        await app.AsSystemAsync(async services =>
        {
            var data = services.GetRequiredService<AppDbContext>();
            var clocks = services.GetRequiredService<LegalClocks>();
            clocks.Pause((await clocks.OfAsync(subject, Never)).Single(), "补充材料");
            data.Add(new JournalEntry { At = app.Clock.GetUtcNow(), Kind = null!, SubjectKind = "x", SubjectId = Guid.Empty, UnitPath = "/", ActorName = "", Body = "" });
            await Should.ThrowAsync<DbUpdateException>(() => data.SaveChangesAsync());
        });
        (await ClockSweepTests.OnlyAsync(app, subject)).Status.ShouldBe(ClockStatus.Running);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(entry => entry.Kind == "Kernel.ClockPaused"))).ShouldBe(0);
    }

    [EachDatabase]
    public async Task Two_who_change_the_same_thing_do_not_overwrite_each_other(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var subject = await ClockAsync(app);
        await app.AsSystemAsync(async services =>
        {
            var clocks = services.GetRequiredService<LegalClocks>();
            var mine = (await clocks.OfAsync(subject, Never)).Single();
            await PauseAsync(app, subject); // a colleague was faster
            clocks.Cancel(mine, "撤回");
            await Should.ThrowAsync<RefusedException>(() => services.GetRequiredService<AppDbContext>().SaveChangesAsync());
        });
        (await ClockSweepTests.OnlyAsync(app, subject)).Status.ShouldBe(ClockStatus.Paused);
    }

    private static async Task<Guid> ClockAsync(TestApp app)
    {
        var subject = Guid.CreateVersion7(app.Clock.GetUtcNow());
        await ClockSweepTests.StartAsync(app, new("CLK-MED-ORG15", "Test.Subject", subject, "/qu/s01/"));
        return subject;
    }

    private static Task PauseAsync(TestApp app, Guid subject) => app.AsSystemAsync(async services =>
    {
        var clocks = services.GetRequiredService<LegalClocks>();
        clocks.Pause((await clocks.OfAsync(subject, Never)).Single(), "补充材料");
        await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
    });
}
