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
        var grid = await site.VisitAsync(Screen.Phone, "/", true, chen);
        await AdvanceAsync(site, grid, TimeSpan.Zero);
        await grid.GoAsync(OfflineUrls.Page);
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

        // The page was kept some minutes ago; the visit is now.
        await AdvanceAsync(site, grid, TimeSpan.FromMinutes(7));
        await grid.GoAsync(OfflineUrls.Page);
        await EntryAsync(grid, "刘师傅", "等待送出");
        await grid.Page.Locator("summary", new() { HasText = "登记走访" }).ClickAsync();
        (await grid.Page.Locator("form[data-form=visit] input[type=datetime-local]").InputValueAsync()).ShouldBe("2026-03-02T09:07");
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
        var lost = new TaskCompletionSource();
        await grid.Page.RouteAsync("**/api/v1/requests", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
            lost.TrySetResult();
        });
        await grid.Page.Context.SetOfflineAsync(false);
        await EntryAsync(grid, "刘师傅", "正在送出");
        // Until the platform has answered and the device has noticed that it hears nothing: nothing is sent twice at a time.
        await lost.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await grid.Page.EvaluateAsync("async () => { while ((await navigator.locks.query()).held.length > 0) await new Promise(done => setTimeout(done, 50)); }");
        await grid.Page.UnrouteAsync("**/api/v1/requests");
        await grid.Page.GetByRole(AriaRole.Button, new() { Name = "现在送出" }).ClickAsync();
        await EntryAsync(grid, "QS-", "已送达");
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
        var kept = await KeptAsync(grid);
        foreach (var told in new[] { "13900002222", "刘师傅", Facts[..8], Facts[^8..] }) kept.ShouldNotContain(told);
        await grid.FollowAsync(number);
        await grid.SeesAsync("picture");
    }

    [Fact]
    public async Task What_was_written_by_one_is_sent_by_nobody_else_and_holds_up_no_other()
    {
        await using var site = await Site.StartAsync();
        var town = await site.App.BuildTownAsync();
        var account = await site.App.AddAccountAsync(Role.GridWorker, town.Grid.Path);
        var grid = await site.VisitAsync(Screen.Phone, "/", true, await site.App.SignInAsync(account));
        await AdvanceAsync(site, grid, TimeSpan.Zero);
        // A browser that cannot keep the page sends all the same.
        await grid.Page.AddInitScriptAsync("Object.defineProperties(navigator.serviceWorker, { register: { value: () => Promise.reject(new Error('no')) }, ready: { value: new Promise(() => {}) } })");
        await grid.GoAsync(OfflineUrls.Page);

        // Something about this one breaks the platform, after its photo was taken in.
        await grid.Page.RouteAsync("**/api/v1/requests", route => route.FulfillAsync(new() { Status = 500, ContentType = "application/problem+json", Body = "{}" }));
        await grid.FillAsync("照本人的话记", Facts);
        await grid.ChooseAsync("大概是哪方面的事？", "工资没发、少发、被扣");
        await grid.FillAsync("单位或对方名称", Towns.EnterpriseName);
        await grid.FillExactlyAsync("姓名", "刘师傅");
        await grid.FillAsync("手机号", "13900002222");
        await grid.PickAsync("已口头告知申请人");
        await grid.Page.Locator("form[data-form=request] input[type=file]").SetInputFilesAsync(Repository.Path("tests", "Kernel.Tests", "Files", "Samples", "picture.jpg"));
        await KeepAsync(grid, "request");
        await EntryAsync(grid, "刘师傅", "正在送出");
        await grid.Page.Context.SetOfflineAsync(true);
        await grid.Page.Locator("summary", new() { HasText = "登记走访" }).ClickAsync();
        await grid.FillAsync("走访单位", Towns.EnterpriseName);
        await grid.Page.Locator("form[data-form=visit]").GetByLabel("走访情况").FillAsync("车间照明不足。");
        await KeepAsync(grid, "visit");

        // Held back while it is changed, also when the signal comes back.
        await grid.Page.Locator("#offline-list li", new() { HasText = Towns.EnterpriseName }).GetByRole(AriaRole.Button, new() { Name = "修改" }).ClickAsync();
        var again = grid.Page.WaitForRequestAsync("**/api/v1/requests");
        await grid.Page.Context.SetOfflineAsync(false);
        await again;
        await EntryAsync(grid, Towns.EnterpriseName, "修改中");
        await grid.Page.Locator("form[data-form=visit]").GetByLabel("走访情况").FillAsync("车间照明不足，已请更换。");
        await KeepAsync(grid, "visit");
        await EntryAsync(grid, Towns.EnterpriseName, "已送达");
        (await grid.Page.EvaluateAsync<string>("() => fetch('/api/v1/visits').then(answer => answer.json()).then(list => list.items.map(one => one.found).join())")).ShouldBe("车间照明不足，已请更换。");
        await EntryAsync(grid, "刘师傅", "正在送出");

        // In another window a colleague signs in on this device.
        await grid.Page.UnrouteAsync("**/api/v1/requests");
        await grid.BecomeAsync(await site.App.SignInAsAsync(Role.GridWorker, town.Grid.Path, "王网格"));
        await grid.Page.GetByRole(AriaRole.Button, new() { Name = "现在送出" }).ClickAsync();
        await grid.SeesAsync("请重新登录后送出");
        await EntryAsync(grid, "刘师傅", "正在送出");

        // A new session of the writer: it goes by itself, with the photo that was taken in under the old one.
        await grid.BecomeAsync(await site.App.SignInAsync(account));
        await grid.GoAsync(OfflineUrls.Page);
        await EntryAsync(grid, "QS-", "已送达");
        await grid.SeesAsync("回执码");
        (await KeptAsync(grid)).ShouldContain("receiptCode");
        await grid.Page.GetByRole(AriaRole.Button, new() { Name = "已告知本人" }).ClickAsync();
        await Assertions.Expect(grid.Page.GetByText("回执码")).ToHaveCountAsync(0);
        var kept = await KeptAsync(grid);
        foreach (var told in new[] { "13900002222", "刘师傅", Facts[..8], Facts[^8..], "receiptCode" }) kept.ShouldNotContain(told);
        await grid.FollowAsync("QS-");
        await grid.SeesAsync("picture");
    }

    // The device has the time of the platform, from its next page on.
    private static Task AdvanceAsync(Site site, Visitor grid, TimeSpan time)
    {
        site.App.Clock.Advance(time);
        return grid.Page.AddInitScriptAsync($"Date.now = () => {site.App.Clock.GetUtcNow().ToUnixTimeMilliseconds()}");
    }

    private static Task<string> KeptAsync(Visitor grid) => grid.Page.EvaluateAsync<string>("""
        () => new Promise(done => { const open = indexedDB.open('nj-offline'); open.onsuccess = () => {
          const all = open.result.transaction('entries').objectStore('entries').getAll(); all.onsuccess = () => done(JSON.stringify(all.result)); }; })
        """);

    private static Task KeepAsync(Visitor grid, string form) => grid.Page.Locator($"form[data-form={form}] button[type=submit]").ClickAsync();

    private static Task EntryAsync(Visitor grid, string title, string state) =>
        Assertions.Expect(grid.Page.Locator("#offline-list li", new() { HasText = title }).Locator(".badge")).ToContainTextAsync(state, new() { Timeout = 30_000 });
}
