using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Matters;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Matters;

/// <summary>What several people report is found while it is fresh, told to the street, and can be corrected by a person.</summary>
public sealed class SharedMatterTests
{
    [EachDatabase]
    public async Task Three_people_who_report_the_same_plant_become_one_matter_and_the_street_is_told(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.StreetOfficer, units.Street.Path);
        string[] said =
        [
            "鑫茂鞋业三个月没发工资了，老板天天说下周", "在鑫茂鞋业做针车，从一月到现在一分钱工资都没见到", "鑫茂的工钱一直拖着不给，车间里的人都在问",
            "望江新村路灯坏了半个月没人修", "立恒精工两个月没发工资",
        ];
        var ids = new List<Guid>();
        foreach (var text in said) ids.Add(await app.ComesInAsync(units.Community.Path, text));
        await app.LetTimeActAsync();

        var matter = await app.InDatabaseAsync(db => db.Set<SharedMatter>().Include(row => row.Members).SingleAsync());
        matter.Members.Select(member => member.RequestId).ShouldBe(ids.Take(3), ignoreOrder: true);
        matter.UnitPath.ShouldBe(units.Street.Path);
        (await officer.OpenAsync(CaseUrls.SharedMatters)).ShouldShow("鑫茂");
        (await officer.OpenAsync("/notices")).ShouldShow("已有 3 人反映同一事项");
        (await officer.OpenAsync(CaseUrls.Triage(ids[0]))).ShouldShow("另有 2 件反映同一事项");

        var page = await officer.OpenAsync(CaseUrls.SharedMatter(matter.Id));
        page.ShouldShow((await app.RequestAsync(ids[2])).Number);
        (await page.SubmitAsync("leave-matter", new { Request = ids[2], Reason = "" })).ShouldRefuse("请填写理由");
        await page.SubmitAsync("leave-matter", new { Request = ids[2], Reason = "是另一家同名的店" });
        (await app.InDatabaseAsync(db => db.Set<SharedMatter>().SingleAsync())).Count.ShouldBe(2);
        (await officer.OpenAsync(CaseUrls.Triage(ids[2]))).ShouldNotShow("反映同一事项");
    }

    [EachDatabase]
    public async Task What_is_told_in_confidence_is_not_grouped_R_PRI_13(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await app.ComesInAsync(units.Community.Path, "鑫茂鞋业三个月没发工资了");
        await app.ComesInAsync(units.Community.Path, "鑫茂鞋业三个月没发工资", Secrecy.Confidential);
        await app.ComesInAsync(units.Community.Path, "鑫茂鞋业三个月没给工资", Secrecy.Anonymous);
        await app.LetTimeActAsync();
        (await app.InDatabaseAsync(db => db.Set<SharedMatter>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task An_old_report_is_not_joined_with_a_new_one(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await app.ComesInAsync(units.Community.Path, "鑫茂鞋业三个月没发工资了");
        await app.LetTimeActAsync();
        app.AtTime("2026-03-20 09:00");
        await app.ComesInAsync(units.Community.Path, "鑫茂鞋业三个月没发工资");
        await app.LetTimeActAsync();
        (await app.InDatabaseAsync(db => db.Set<SharedMatter>().CountAsync())).ShouldBe(0);
    }
}

internal static class MatterSteps
{
    private static int _count;

    /// <summary>A request of somebody else, registered.</summary>
    public static Task<Guid> ComesInAsync(this TestApp app, string place, string text, Secrecy secrecy = Secrecy.Named) => app.InDatabaseAsync(async db =>
    {
        var number = Interlocked.Increment(ref _count);
        var request = WorkerRequest.Submit(
            new(text, []), new(IntakeChannel.Web, secrecy, null, place), $"QS-999901-20260302-{5000 + number}", $"matter{number}", app.Clock.GetUtcNow());
        request.Register();
        db.Add(request);
        await db.SaveChangesAsync(CancellationToken.None);
        return request.Id;
    });
}
