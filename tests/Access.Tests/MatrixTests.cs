using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>
/// R-SEC: every address × every role of R §0.3 × one's own and a foreign unit, made from the route table, so that a new page cannot be
/// forgotten.
/// </summary>
public sealed class MatrixTests
{
    [Fact]
    public async Task Every_address_says_who_may_use_it()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        Route.All(app).Where(route => !route.IsForEverybody && !route.IsForTheSignedIn).Select(route => route.ToString()).ShouldBeEmpty("RequirePermission, Authorize or AllowAnonymous");
    }

    [Fact]
    public async Task Every_address_names_things_the_matrix_knows()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var world = await World.MakeAsync(app);
        Route.All(app).Where(route => !route.IsForEverybody && world.Values(route, own: true) is null).Select(route => $"{route}: add {string.Join(", ", route.Parameters)} to World")
            .ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_stranger_opens_nothing_that_needs_a_sign_in(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        var stranger = app.Browser();
        var open = new List<string>();
        foreach (var route in Guarded(app, world))
            if (!IsClosed(await stranger.FetchAsync(Request(route, world, own: true)))) open.Add($"{route}");
        open.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_role_without_the_permission_is_refused_everywhere(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        var catalog = app.Services.GetRequiredService<PermissionCatalog>();
        var open = new List<string>();
        var tried = 0; // a matrix of nothing must not pass
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, world.PlaceOf(role));
            foreach (var route in Guarded(app, world).Where(route => route.Permissions.Any(permission => !catalog.Carries(role, permission))))
            {
                tried++;
                if (await person.FetchAsync(Request(route, world, own: true)) is var answer && !IsClosed(answer)) open.Add($"{role}: {route} → {(int)answer.StatusCode}");
            }
        }
        tried.ShouldBeGreaterThan(1000);
        open.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_role_with_the_permission_opens_what_is_its_own(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        var catalog = app.Services.GetRequiredService<PermissionCatalog>();
        var closed = new List<string>();
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, world.PlaceOf(role));
            foreach (var route in Guarded(app, world).Where(route => route.Method == "GET" && route.Permissions.Count > 0 && route.Permissions.All(permission => catalog.Carries(role, permission))))
            {
                var answer = await person.FetchAsync(Request(route, world, own: true));
                if (IsClosed(answer) || (int)answer.StatusCode >= 500) closed.Add($"{role}: {route} → {(int)answer.StatusCode}");
            }
        }
        closed.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Nobody_reaches_or_sees_what_belongs_to_a_foreign_unit(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        var catalog = app.Services.GetRequiredService<PermissionCatalog>();
        var leaks = new List<string>();
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, world.PlaceOf(role));
            foreach (var route in Guarded(app, world).Where(route => world.Values(route, own: false) is not null && route.Permissions.All(permission => catalog.Carries(role, permission))))
            {
                var answer = await person.FetchAsync(Request(route, world, own: false));
                if (route.Parameters.Count > 0 && !IsClosed(answer) && !(route.Method != "GET" && answer.StatusCode == HttpStatusCode.BadRequest)) leaks.Add($"{role} opens {route} → {(int)answer.StatusCode}");
                else if ((await answer.Content.ReadAsStringAsync()).Contains(World.Foreign, StringComparison.Ordinal)) leaks.Add($"{role} reads {route}");
            }
        }
        leaks.ShouldBeEmpty();
    }

    /// <summary>Each form of one's own page, filled as it is and aimed at the neighbour's address: what a curious colleague tries.</summary>
    [EachDatabase]
    public async Task A_form_aimed_at_a_foreign_address_does_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var world = await World.MakeAsync(app);
        var catalog = app.Services.GetRequiredService<PermissionCatalog>();
        var done = new List<string>();
        var tried = 0;
        foreach (var role in Roles.All)
        {
            var person = await app.SignInAsAsync(role, world.PlaceOf(role));
            var routes = Guarded(app, world).Where(route => route.Method == "GET" && route.Parameters.Count > 0 && world.Values(route, own: false) is not null && route.Permissions.All(permission => catalog.Carries(role, permission)));
            foreach (var route in routes)
            {
                var page = await person.OpenAsync(route.Url(world.Values(route, own: true)!));
                foreach (var form in page.Forms.Where(form => form.Target == page.Url))
                {
                    tried++;
                    var answer = await form.SendToAsync(route.Url(world.Values(route, own: false)!));
                    if (!IsClosed(answer)) done.Add($"{role}: {form.Name} of {route} → {(int)answer.StatusCode}");
                }
            }
        }
        tried.ShouldBeGreaterThan(50);
        done.ShouldBeEmpty();
    }

    private static IEnumerable<Route> Guarded(TestApp app, World world) => Route.All(app).Where(route => !route.IsForEverybody && world.Values(route, own: true) is not null);

    private static HttpRequestMessage Request(Route route, World world, bool own)
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Url(world.Values(route, own)!));
        if (route.Method != "GET") request.Content = new FormUrlEncodedContent([]);
        return request;
    }

    /// <summary>401, 403, 404 or the way to the sign-in page.</summary>
    private static bool IsClosed(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || answer.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;
}
