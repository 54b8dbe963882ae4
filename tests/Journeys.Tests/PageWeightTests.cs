using Niangjia.Ui;

namespace Niangjia.Journeys.Tests;

/// <summary>Design §1: what comes over a slow line before a worker can read.</summary>
public sealed class PageWeightTests
{
    private const double Kilobytes = 60;

    [Fact]
    public async Task A_first_look_at_any_worker_page_costs_at_most_sixty_kilobytes()
    {
        await using var site = await Site.StartAsync();
        var world = await World.MakeAsync(site.App);
        var heavy = new List<string>();
        foreach (var route in Route.All(site.App).Where(route => route.IsOpened && route.Layout == typeof(WorkerLayout) && !route.IsOfDevelopers))
        {
            // A device of its own each time: nothing has been kept from another page.
            await using var visitor = await site.VisitAsync(Screen.Phone, world.UrlOf(route), @as: await world.PersonAsync(world.ReaderOf(route)));
            if (await visitor.KilobytesAsync() is > Kilobytes and var cost) heavy.Add($"{route}: {cost:0.0} kB");
        }
        heavy.ShouldBeEmpty();
    }
}
