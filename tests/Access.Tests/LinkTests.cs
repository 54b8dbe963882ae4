using System.Net;

namespace Niangjia.Access.Tests;

/// <summary>What a page offers is there: every link, and the address of every form that asks, for strangers and for every kind of role that may open the page.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Every_link_on_every_page_leads_somewhere()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var place = new Place(app, await World.MakeAsync(app));
        var followed = 0;
        var dead = await place.AsEachAsync(place.Kinds, (role, person) => FollowAsync(person, place.Pages.Where(route => place.MayOpen(role, route))));
        dead.AddRange(await FollowAsync(await place.World.PersonAsync(null), place.Pages.Where(route => route.IsForEverybody)));
        followed.ShouldBeGreaterThan(500);
        dead.ShouldBeEmpty();

        async Task<IEnumerable<string>> FollowAsync(Browser person, IEnumerable<Route> pages)
        {
            // A page that was opened need not be opened again because another links to it.
            var (opened, offers) = (new HashSet<string>(), new Dictionary<string, Route>());
            foreach (var route in pages)
            {
                var page = await person.OpenAsync(place.World.UrlOf(route));
                if (page.Status == HttpStatusCode.OK) opened.Add(page.Url);
                foreach (var url in Addresses(page)) offers.TryAdd(url, route);
            }
            var nowhere = new List<string>();
            foreach (var (url, route) in offers.Where(offer => !opened.Contains(offer.Key)))
            {
                var status = (await person.FetchAsync(url)).StatusCode;
                if (status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError) nowhere.Add($"{route} offers {url} → {(int)status}");
            }
            Interlocked.Add(ref followed, offers.Count);
            return nowhere;
        }
    }

    private static IEnumerable<string> Addresses(Page page) =>
        page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
            .Concat(page.Document.QuerySelectorAll("form[method=get]").Select(form => form.GetAttribute("action")).OfType<string>())
            .Where(url => url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal)).Select(url => url.Split('#')[0]);
}
