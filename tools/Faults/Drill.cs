using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Cases;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>A backup while people work, then a kill, and a restore into a fresh place, step by step as docs/operations.md tells the operator.</summary>
public static class Drill
{
    private const int DoneBefore = 25;

    /// <summary>What was not as it must be; nothing when the drill went well.</summary>
    public static async Task<IReadOnlyList<string>> HoldAsync(Db db, int seed, Action<string> say)
    {
        say($"seed {seed}");
        await using var place = await Installation.MakeAsync(db);
        await using var scene = await Scene.MakeAsync(place);
        await place.StartAsync();
        var (ledger, backup, keys) = (new Ledger("B"), Path.Combine(TestFolder.New(), "backup"), Path.Combine(TestFolder.New(), "keys"));
        // Once, and kept elsewhere.
        await Guard.DoAsync($"cp -r {place.DataFolder}/keys {keys}");
        List<Deed> before;
        using (var load = Load.Begin(place, scene, ledger, seed))
        {
            for (var tries = 0; ledger.Done < DoneBefore; tries++)
            {
                if (tries > 4800) return [$"Only {ledger.Done} things were done in four minutes."];
                await Task.Delay(50);
            }
            before = [.. ledger.Deeds.Where(deed => deed.First is { IsDone: true })];
            var (code, said) = await place.RunAsync("backup", backup);
            if (code != 0) return [$"backup: {said}"];
            place.Kill();
            await load.EndAsync();
        }
        say($"{before.Count} things were done before the backup began, {ledger.Done} before the kill");
        await using var fresh = await Installation.MakeAsync(db);
        await fresh.RestoreAsync(backup, keys);
        foreach (var command in new[] { "update-database", "verify-journal", "verify-files" })
            if (await fresh.RunAsync(command) is var (code, said) && code != 0) return [$"{command}: {said}"];
        await fresh.StartAsync();
        await using var app = TestApp.StartOn(fresh.ConnectionString, fresh.DataFolder, ("Logging:LogLevel:Default", "None"));
        app.Clock.Set(TimeProvider.System.GetUtcNow());
        var checks = new Checks(fresh);
        await checks.RestAsync(app);
        return [.. await checks.FindAsync(app, before, ledger.Deeds.Except(before)), .. await WorkAsync(fresh, scene)];
    }

    /// <summary>People go on where they were: a session of before is open, a password opens another, and something new comes in.</summary>
    private static async Task<IReadOnlyList<string>> WorkAsync(Installation fresh, Scene scene)
    {
        var findings = new List<string>();
        var screen = fresh.Browser();
        screen.SetCookie(scene.Session.Name, scene.Session.Value);
        if (await screen.OpenAsync(CaseUrls.Inbox) is var inbox && inbox.Url != CaseUrls.Inbox) findings.Add($"A session is gone: {inbox}");
        var signedIn = await (await fresh.Browser().OpenAsync(AccountUrls.SignIn)).SubmitAsync("sign-in", new { Scene.UserName, Scene.Password });
        if (signedIn.Url.StartsWith(AccountUrls.SignIn, StringComparison.Ordinal)) findings.Add($"A password is gone: {signedIn}");
        var asked = await (await fresh.Browser().OpenAsync(CaseUrls.Ask)).SubmitAsync("ask-what", new { Facts = "厂里三个月没发工资了，问了也不说什么时候发", UnitId = scene.Town.Community.Id });
        if (asked.Url != CaseUrls.AskDetails) findings.Add($"Nobody can ask: {asked}");
        return findings;
    }
}
