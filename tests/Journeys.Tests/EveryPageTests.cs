using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;

namespace Niangjia.Journeys.Tests;

/// <summary>
/// Every page of the route table, as somebody sees it who may open it: no accessibility violation, nothing wider than the screen, everything
/// within reach of the Tab key. Journeys look at pages in the middle of work; this looks at those nobody thought of.
/// </summary>
public sealed class EveryPageTests
{
    [Fact]
    public async Task Every_page_is_accessible_on_a_phone() => await LookAtAllAsync(Screen.Phone);

    [Fact]
    public async Task Every_page_is_accessible_on_a_desk() => await LookAtAllAsync(Screen.Desk);

    private static async Task LookAtAllAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var world = await World.MakeAsync(site.App);
        var catalog = site.App.Services.GetRequiredService<PermissionCatalog>();
        var visitors = new Dictionary<Role, Visitor>();
        var wrong = new List<string>();
        foreach (var route in Route.All(site.App).Where(route => route is { IsPage: true, Method: "GET" }))
        {
            if (world.Values(route, own: true) is not { } values) continue; // Access.Tests names what is missing
            var role = Roles.All.OrderByDescending(role => role == Role.StreetOfficer).First(role => route.Permissions.All(permission => catalog.Carries(role, permission)));
            if (!visitors.TryGetValue(role, out var visitor))
                visitors[role] = visitor = await site.VisitAsync(screen, "/health", @as: await site.App.SignInAsAsync(role, world.PlaceOf(role)));
            await visitor.GoAsync(route.Url(values));
            try
            {
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
