using System.Text.Json;
using Microsoft.AspNetCore.Localization;
using Microsoft.Playwright;
using Niangjia.Ui;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// Somebody in a real browser. Find things the way people do (<c>Page.GetByLabel("手机号")</c>, <c>GetByRole</c>), act, then
/// <see cref="LookAsync"/> at what came.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly Lazy<string> Axe = new(() => File.ReadAllText(Repository.Path("tests", "Journeys.Tests", "node_modules", "axe-core", "axe.min.js")));
    private readonly List<string> _errors = [];
    private readonly IBrowserContext _context;
    private readonly bool _script;

    internal Visitor(IBrowserContext context, IPage page, Screen screen, bool script)
    {
        (_context, Page, Screen, _script) = (context, page, screen, script);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _errors.Add(message.Text);
        };
        // A page may be refused or missing; what a page is made of may not.
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType is not ("document" or "fetch" or "xhr")) _errors.Add($"{response.Status} {response.Url}");
        };
    }

    /// <summary>The page, with everything Playwright offers.</summary>
    public IPage Page { get; }

    /// <summary>The device.</summary>
    public Screen Screen { get; }

    /// <summary>Goes to an address.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(path);

    /// <summary>Goes to an address; returns the status of what came, after redirects.</summary>
    public async Task<int> ArriveAtAsync(string path) => (await Page.GotoAsync(path))!.Status;

    /// <summary>Chooses colours, size of text and language, as the switches of the page do.</summary>
    public Task WishAsync(Look look, bool english) => _context.AddCookiesAsync(
    [
        new() { Name = "nj_look", Value = $"{look.Theme}.{(look.Large ? "large" : "normal")}", Url = Origin },
        new() { Name = CookieRequestCultureProvider.DefaultCookieName, Value = CookieRequestCultureProvider.MakeCookieValue(new(english ? "en" : "zh-CN")), Url = Origin },
    ]);

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string text) => Page.GetByLabel(label).FillAsync(text);

    /// <summary>Fills the field that has exactly this label, where others begin alike.</summary>
    public Task FillExactlyAsync(string label, string text) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);

    /// <summary>Fills a field by its label within a group of fields, by the group's heading.</summary>
    public Task FillInAsync(string group, string label, string text) => Page.GetByRole(AriaRole.Group, new() { Name = group }).GetByLabel(label).First.FillAsync(text);

    /// <summary>Chooses from a list by its label.</summary>
    public Task ChooseAsync(string label, string choice) => Page.GetByRole(AriaRole.Combobox, new() { Name = label }).First.SelectOptionAsync(new SelectOptionValue { Label = choice });

    /// <summary>Chooses the unit a request goes to.</summary>
    public async Task ChooseUnitAsync(string name) => await Page.Locator("select").First.SelectOptionAsync((await Page.Locator("select option", new() { HasText = name }).First.GetAttributeAsync("value"))!);

    /// <summary>Picks one of several large choices, or ticks a box, by its text.</summary>
    public Task PickAsync(string choice) => Page.Locator("label", new() { HasText = choice }).First.ClickAsync();

    /// <summary>Unfolds what is folded, if it is.</summary>
    public async Task OpenAsync(string summary)
    {
        // On a phone a script folds the filter once the page is there; whoever opens it earlier finds it shut again.
        await Page.WaitForFunctionAsync("() => innerWidth > 700 || ![...document.querySelectorAll('details[data-fold]')].some(fold => fold.open)");
        await UnfoldAsync(summary);
    }

    private Task UnfoldAsync(string summary) => Page.EvaluateAsync(
        "text => { const one = [...document.querySelectorAll('summary')].find(e => e.innerText.includes(text)); if (!one.parentElement.open) one.click(); }", summary);

    /// <summary>From now on the device is somebody's who signed in with <c>App.SignInAsAsync</c>.</summary>
    public Task BecomeAsync(Browser somebody) =>
        _context.AddCookiesAsync(somebody.Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = Origin }));

    private string Origin => new Uri(Page.Url).GetLeftPart(UriPartial.Authority);

    /// <summary>Presses a button by its text and waits for the page that comes.</summary>
    public Task PressAsync(string button) => LeaveAsync(Page.GetByRole(AriaRole.Button, new() { Name = button }).First);

    /// <summary>Follows a link by its text and waits for the page that comes.</summary>
    public Task FollowAsync(string link) => LeaveAsync(Page.GetByRole(AriaRole.Link, new() { Name = link }).First);

    /// <summary>Waits for an address, e.g. <c>**/requests/*/resolve</c>.</summary>
    public async Task ArriveAsync(string address)
    {
        await Page.WaitForURLAsync(address);
        await SettleAsync();
    }

    /// <summary>Asserts that a text can be seen.</summary>
    public Task SeesAsync(string text) => Assertions.Expect(Page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>
    /// Looks at the page as it stands: no error in the browser's console, no accessibility violation (WCAG 2.2 AA by axe), nothing wider than the screen, everything reachable by
    /// the Tab key. With <c>NIANGJIA_SCREENS=1</c> the picture goes to <c>docs/screens/{name}-{device}.png</c>.
    /// </summary>
    public async Task LookAsync(string? name)
    {
        await SettleAsync();
        _errors.ShouldBeEmpty("errors in the browser's console on the way here");
        await FitsAsync();
        if (_script)
        {
            // Both run script of their own in the page; without it, the same page has been looked at with it.
            await AxeAsync();
            await KeyboardAsync();
        }
        if (name is not null) await ShootAsync(name);
    }

    /// <summary>Fails on any accessibility violation.</summary>
    public async Task AxeAsync()
    {
        // Where Turbo brought the page, it is still there from the page before.
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window")) await Page.EvaluateAsync(Axe.Value);
        var result = await Page.EvaluateAsync<JsonElement>("""
            () => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
            """);
        var violations = result.GetProperty("violations").EnumerateArray().SelectMany(violation => violation.GetProperty("nodes").EnumerateArray()
            .Select(node => $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()} {node.GetProperty("failureSummary").GetString()}")).ToList();
        violations.ShouldBeEmpty($"accessibility of {Page.Url} on the {Screen.Name}");
    }

    /// <summary>Fails if the page must be scrolled sideways.</summary>
    public async Task FitsAsync()
    {
        var wide = await Page.EvaluateAsync<string[]>("""
            () => document.scrollingElement.scrollWidth <= innerWidth + 1 ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'fixed').slice(0, 5).map(e => e.outerHTML.slice(0, 160))
            """);
        wide.ShouldBeEmpty($"wider than the {Screen.Name} on {Page.Url}");
    }

    /// <summary>Fails if something that can be used cannot be reached by the Tab key, or cannot be seen when it has the focus.</summary>
    public async Task KeyboardAsync()
    {
        // A group of radios is one stop; what a closed <details> hides is none.
        var count = await Page.EvaluateAsync<int>("""
            () => {
              const groups = new Set();
              window.__stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter(e => {
                if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility({ visibilityProperty: true }) || e.closest('[inert]')) return false;
                if (e.type !== 'radio') return true;
                const key = (e.form?.id ?? '') + e.name;
                if (groups.has(key)) return false;
                groups.add(key);
                return true;
              });
              window.__seen = new Set();
              window.__unseen = [];
              document.activeElement?.blur();
              window.scrollTo(0, 0);
              document.addEventListener('focusin', e => {
                const at = window.__stops.findIndex(s => s === e.target || (s.type === 'radio' && e.target.type === 'radio' && s.name === e.target.name && s.form === e.target.form));
                if (at >= 0) window.__seen.add(at);
                const box = e.target.getBoundingClientRect();
                if (box.width < 1 || box.height < 1) window.__unseen.push(e.target.outerHTML.slice(0, 160));
              });
              return window.__stops.length;
            }
            """);
        // A date field is a stop for year, month, day and its picker.
        var parts = 4 * await Page.Locator("input[type=date], input[type=datetime-local]").CountAsync();
        // All at once: the browser takes them one after the other, and nobody waits for each to be reported.
        await Task.WhenAll(Enumerable.Range(0, count + parts + 5).Select(_ => Page.Keyboard.PressAsync("Tab")));
        var missed = await Page.EvaluateAsync<string[]>("() => [...window.__stops.filter((_, i) => !window.__seen.has(i)).map(e => e.outerHTML.slice(0, 160)), ...window.__unseen]");
        missed.ShouldBeEmpty($"not usable by keyboard on {Page.Url}");
        await Page.EvaluateAsync("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }");
    }

    /// <summary>Moves the focus with the Tab key until the element with this text or label has it, as somebody without a mouse does.</summary>
    public async Task TabToAsync(string name)
    {
        for (var i = 0; i < 150; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = await Page.EvaluateAsync<string>("() => { const e = document.activeElement; return [e.innerText, e.ariaLabel, ...[...(e.labels ?? [])].map(l => l.innerText)].join('|'); }");
            if (focused.Contains(name, StringComparison.Ordinal)) return;
        }
        throw new ShouldAssertException($"The Tab key never reaches «{name}» on {Page.Url}");
    }

    /// <summary>Presses keys one after the other, e.g. <c>Enter</c>, <c>Space</c>, <c>ArrowDown</c>.</summary>
    public async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
        await SettleAsync();
    }

    /// <summary>Types text where the focus is.</summary>
    public Task TypeAsync(string text) => Page.Keyboard.InsertTextAsync(text);

    /// <summary>Signs with a finger or the mouse in the signature field of a form.</summary>
    public async Task DrawAsync(string form)
    {
        var canvas = Page.Locator($"#{form} canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + 40, box.Y + 30);
        await Page.Mouse.DownAsync();
        foreach (var (x, y) in ((int, int)[])[(90, 90), (140, 40), (190, 95), (240, 50)]) await Page.Mouse.MoveAsync(box.X + x, box.Y + y, new() { Steps = 4 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>Fills an input by the name the form sends it under, where several have the same label.</summary>
    public Task FillNamedAsync(string name, string text) => Page.Locator($"[name='{name}']").FillAsync(text);

    /// <summary>Kilobytes that came over the wire for the page and all it needs, as compressed.</summary>
    public async Task<double> KilobytesAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return await Page.EvaluateAsync<double>("() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, e) => sum + e.transferSize, 0) / 1024");
    }

    /// <summary>Takes the picture for the documentation, if asked to.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("NIANGJIA_SCREENS") != "1") return;
        Directory.CreateDirectory(Repository.Path("docs", "screens"));
        await Page.ScreenshotAsync(new() { Path = Repository.Path("docs", "screens", $"{name}-{Screen.Name}.png"), FullPage = false, Animations = ScreenshotAnimations.Disabled });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private async Task LeaveAsync(ILocator by)
    {
        if (_script) await Page.EvaluateAsync("() => { window.__came = false; document.addEventListener('turbo:render', () => setTimeout(() => window.__came = true, 60), { once: true }); }");
        await by.ClickAsync();
        if (_script) await Page.WaitForFunctionAsync("() => window.__came !== false");
        await SettleAsync();
    }

    /// <summary>Waits until the page is complete and Turbo, which loads the next page by itself, has come to rest. Without script the event of loading is now and then lost; the quiet after it is not.</summary>
    private Task SettleAsync() => !_script ? Page.WaitForLoadStateAsync(LoadState.NetworkIdle) : Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.querySelector('html[aria-busy], form[aria-busy], turbo-frame[busy]')");
}
