using Microsoft.Playwright;

namespace Niangjia.Journeys.Tests;

/// <summary>The product on a real port, and the people who visit it.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly List<Visitor> _visitors = [];

    private Site(TestApp app) => App = app;

    /// <summary>The product: its clock, its jobs, its database.</summary>
    public TestApp App { get; }

    /// <summary>Starts the product.</summary>
    public static async Task<Site> StartAsync(Db db = Db.Sqlite) => new(await TestApp.StartOnPortAsync(db));

    /// <summary>Somebody with a device of their own; no cookies yet.</summary>
    /// <param name="screen">The device.</param>
    /// <param name="path">The first page.</param>
    /// <param name="script">False for a browser that runs no script.</param>
    /// <param name="as">Somebody signed in with <c>App.SignInAsAsync</c>; null for a stranger.</param>
    public async Task<Visitor> VisitAsync(Screen screen, string path = "/", bool script = true, Browser? @as = null)
    {
        var browser = await Chromium.GetAsync();
        var options = screen.Options(App.Url);
        options.JavaScriptEnabled = script;
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(60_000);
        if (@as is not null) await context.AddCookiesAsync(@as.Cookies.Select(cookie => new Cookie { Name = cookie.Key, Value = cookie.Value, Url = App.Url }));
        var visitor = new Visitor(context, await context.NewPageAsync(), screen, script);
        _visitors.Add(visitor);
        await visitor.GoAsync(path);
        return visitor;
    }

    /// <summary>Ends all visits.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors) await visitor.DisposeAsync();
        await App.DisposeAsync();
    }
}
