using Niangjia.Kernel.Access;
using Niangjia.Ui;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// Every page of the route table, as somebody sees it who may open it: no accessibility violation, nothing wider than the screen, everything
/// within reach of the Tab key. Journeys look at pages in the middle of work, in Chinese and as they come; this looks at those nobody thought of, in the ways
/// journeys do not take: large text on a dark ground, and English.
/// </summary>
public sealed class EveryPageOnAPhoneTests
{
    [Fact]
    public async Task Every_page_is_accessible_on_a_phone_in_large_text_on_dark_ground() => await EveryPage.LookAtAllAsync(Screen.Phone, new("dark", Large: true), english: false);
}

/// <inheritdoc cref="EveryPageOnAPhoneTests"/>
public sealed class EveryPageAtADeskTests
{
    [Fact]
    public async Task Every_page_is_accessible_at_a_desk_in_English() => await EveryPage.LookAtAllAsync(Screen.Desk, new("light", Large: false), english: true);
}

internal static class EveryPage
{
    public static async Task LookAtAllAsync(Screen screen, Look look, bool english)
    {
        await using var site = await Site.StartAsync();
        var world = await World.MakeAsync(site.App);
        var visitors = new Dictionary<string, Visitor>();
        var wrong = new List<string>();
        foreach (var route in Route.All(site.App).Where(route => route.IsOpened))
        {
            var (role, url) = (world.ReaderOf(route), world.UrlOf(route));
            if (!visitors.TryGetValue($"{role}", out var visitor))
            {
                visitors[$"{role}"] = visitor = await site.VisitAsync(screen, "/health", @as: await world.PersonAsync(role));
                await visitor.WishAsync(look, english);
            }
            var status = await visitor.ArriveAtAsync(url);
            try
            {
                status.ShouldBe(url.StartsWith("/error/", StringComparison.Ordinal) ? int.Parse(url["/error/".Length..], null) : 200);
                (await visitor.Page.EvaluateAsync<string>("() => document.documentElement.lang + (document.documentElement.dataset.text === 'large')")).ShouldBe($"{(english ? "en" : "zh-CN")}{(look.Large ? "true" : "false")}");
                await visitor.LookAsync(null);
            }
            catch (ShouldAssertException no)
            {
                wrong.Add($"{route} as {role}: {no.Message}");
            }
        }
        wrong.ShouldBeEmpty();
    }
}
