using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>What a page offers is there: every link, and the address of every form that asks, for every role that may open the page.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Every_link_on_every_page_leads_somewhere()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var world = await World.MakeAsync(app);
        var catalog = app.Services.GetRequiredService<PermissionCatalog>();
        var pages = Route.All(app).Where(route => route is { IsPage: true, Method: "GET" } && !route.IsOfDevelopers && world.Values(route, own: true) is not null).ToList();
        var (dead, followed) = (new List<string>(), 0);
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, world.PlaceOf(role));
            var seen = new HashSet<string>();
            foreach (var route in pages.Where(route => route.Permissions.All(permission => catalog.Carries(role, permission))))
            {
                var page = await person.OpenAsync(route.Url(world.Values(route, own: true)!));
                if (page.Status != HttpStatusCode.OK) continue;
                foreach (var url in Addresses(page).Where(seen.Add))
                {
                    followed++;
                    var status = (await person.FetchAsync(url)).StatusCode;
                    if (status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError) dead.Add($"{role}: {route} offers {url} → {(int)status}");
                }
            }
        }
        followed.ShouldBeGreaterThan(500);
        dead.ShouldBeEmpty();
    }

    private static IEnumerable<string> Addresses(Page page) =>
        page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.Document.QuerySelectorAll("form[method=get]").Select(form => form.GetAttribute("action")).OfType<string>())
            .Where(url => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)).Select(url => url.Split('#')[0]);
}
