using System.Text.Json;
using Microsoft.Playwright;
using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Journeys.Tests;

/// <summary>A grid worker in a basement: no signal, a dead battery, a colleague who was faster, an answer that is lost on the way.</summary>
public sealed class OfflineJourney
{
    private const string Facts = "刘师傅说地下车库的保安三个月没领到工资，一共六千元，他不愿意自己去。";

    [Fact]
    public async Task What_is_written_without_a_signal_arrives_once_and_conflicts_are_shown()
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var chen = await site.App.SignInAsAsync(Role.GridWorker, town.Grid.Path, "陈网格");
        var grid = await site.VisitAsync(Screen.Phone, OfflineUrls.Page, true, chen);
        await grid.SeesAsync("没有信号时也能打开本页");
        await grid.LookAsync("offline");

        await grid.Page.Context.SetOfflineAsync(true);
        await grid.GoAsync(OfflineUrls.Page);
        await grid.SeesAsync("没有信号，请照常登记");
        await KeepAsync(grid, "request"); // nothing typed yet
        await grid.SeesAsync("请填写“照本人的话记”");
        await grid.FillAsync("照本人的话记", Facts);
        await grid.ChooseAsync("大概是哪方面的事？", "工资没发、少发、被扣");
        await grid.FillAsync("单位或对方名称", Towns.EnterpriseName);
        await grid.FillExactlyAsync("姓名", "刘师傅");
        await grid.FillAsync("手机号", "13900002222");
        await grid.PickAsync("已口头告知申请人");
        await grid.Page.Locator("form[data-form=request] input[type=file]").SetInputFilesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg"));
        await KeepAsync(grid, "request");
        await EntryAsync(grid, "刘师傅", "等待送出");

        await grid.Page.Locator("summary", new() { HasText = "登记走访" }).ClickAsync();
        await grid.FillAsync("走访单位", Towns.EnterpriseName);
        await grid.Page.Locator("form[data-form=visit]").GetByLabel("走访情况").FillAsync("车间照明不足，已请更换。");
        await grid.FillAsync("现场核实的职工人数", "88");
        await KeepAsync(grid, "visit");
        await EntryAsync(grid, Towns.EnterpriseName, "等待送出");
        await grid.GoAsync(OfflineUrls.Page); // the phone went dark
        await EntryAsync(grid, "刘师傅", "等待送出");
        await grid.LookAsync("offline-waiting");

        // Meanwhile a colleague at a desk has changed the number, and the first answer will be lost on the way.
        var desk = await site.App.SignInAsAsync(Role.CommunityOfficer, town.Community.Path);
        var colleague = await site.VisitAsync(Screen.Desk, "/enterprises", true, desk);
        await colleague.FollowAsync(Towns.EnterpriseName);
        await colleague.FollowAsync("修改");
        await colleague.FillAsync("职工人数", "77");
        await colleague.PressAsync("保存");
        await colleague.SeesAsync("已保存");
        var lost = 0;
        await grid.Page.RouteAsync("**/api/v1/requests", async route =>
        {
            await route.FetchAsync();
            Interlocked.Increment(ref lost);
            await route.AbortAsync();
        });
        await grid.Page.Context.SetOfflineAsync(false);
        await EntryAsync(grid, "刘师傅", "正在送出");
        await grid.Page.UnrouteAsync("**/api/v1/requests");
        await grid.Page.GetByRole(AriaRole.Button, new() { Name = "现在送出" }).ClickAsync();
        await EntryAsync(grid, "刘师傅", "已送达");
        lost.ShouldBeGreaterThan(0);
        await EntryAsync(grid, Towns.EnterpriseName, "有冲突");
        await grid.SeesAsync("期间档案已改为 77 人");
        await grid.LookAsync("offline-conflict");
        await grid.Page.GetByRole(AriaRole.Button, new() { Name = "照样送出" }).ClickAsync();
        await EntryAsync(grid, Towns.EnterpriseName, "已送达");

        async Task<JsonElement> OnlyOneAsync(string list) => JsonDocument.Parse(await colleague.Page.EvaluateAsync<string>($"() => fetch('/api/v1/{list}').then(answer => answer.text())"))
            .RootElement.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        var number = (await OnlyOneAsync("requests?tab=All")).GetProperty("number").GetString()!;
        (await OnlyOneAsync("visits")).GetProperty("headcount").GetInt32().ShouldBe(88);
        await colleague.Page.ReloadAsync();
        foreach (var text in new[] { "88", "车间照明不足", number }) await colleague.SeesAsync(text);
        // Nothing that was told in confidence stays on the device.
        (await grid.Page.EvaluateAsync<string>("""
            () => new Promise(done => { const open = indexedDB.open('nj-offline'); open.onsuccess = () => {
              const all = open.result.transaction('entries').objectStore('entries').getAll(); all.onsuccess = () => done(JSON.stringify(all.result)); }; })
            """)).ShouldNotContain("13900002222");
        await grid.FollowAsync(number);
        await grid.SeesAsync("picture");
    }

    private static Task KeepAsync(Visitor grid, string form) => grid.Page.Locator($"form[data-form={form}] button[type=submit]").ClickAsync();

    private static Task EntryAsync(Visitor grid, string title, string state) =>
        Assertions.Expect(grid.Page.Locator("#offline-list li", new() { HasText = title }).Locator(".badge")).ToContainTextAsync(state, new() { Timeout = 30_000 });
}
