using System.Net;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>
/// R-SEC: every address × every role of R §0.3 × one's own and a foreign unit, made from the route table, so that a new page cannot be
/// forgotten.
/// </summary>
public sealed class MatrixTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public async Task Every_address_says_who_may_use_it() =>
        (await worlds.OnAsync(Db.Sqlite)).Routes.Where(route => !route.IsForEverybody && !route.IsForTheSignedIn).Select(route => route.ToString())
            .ShouldBeEmpty("RequirePermission, Authorize or AllowAnonymous");

    [Fact]
    public async Task Every_address_names_things_the_matrix_knows()
    {
        var place = await worlds.OnAsync(Db.Sqlite);
        place.Routes.Where(route => place.World.Values(route, own: true) is null).Select(route => $"{route}: add {string.Join(", ", route.Parameters)} to World").ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_stranger_opens_nothing_that_needs_a_sign_in(Db db)
    {
        var place = await worlds.OnAsync(db);
        var stranger = place.App.Browser();
        var open = new List<string>();
        foreach (var route in place.Guarded)
            if (!IsClosed(await stranger.FetchAsync(Request(route, place.World, own: true)))) open.Add($"{route}");
        open.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_stranger_with_one_receipt_code_sees_nothing_of_other_requests(Db db)
    {
        var place = await worlds.OnAsync(db);
        var stranger = await place.World.PersonAsync(null);
        var (open, tried) = (new List<string>(), 0);
        foreach (var route in place.Routes.Where(route => route is { IsForEverybody: true, Parameters.Count: > 0 } && place.World.Values(route, own: false) is not null))
        {
            tried++;
            IsClosed(await stranger.FetchAsync(Request(route, place.World, own: true))).ShouldBeFalse($"{route}: the door must be open to its own applicant");
            if (await stranger.FetchAsync(Request(route, place.World, own: false)) is var answer && answer.IsSuccessStatusCode) open.Add($"{route} → {(int)answer.StatusCode}");
        }
        tried.ShouldBeGreaterThan(1);
        open.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_role_without_the_permission_is_refused_everywhere(Db db)
    {
        var place = await worlds.OnAsync(db);
        var tried = 0; // a matrix of nothing must not pass
        var open = await place.AsEachAsync(Roles.All, async (role, person) =>
        {
            var faults = new List<string>();
            foreach (var route in place.Guarded.Where(route => !place.MayOpen(role, route) && IsWorthTrying(place, role, route)))
            {
                Interlocked.Increment(ref tried);
                if (await person.FetchAsync(Request(route, place.World, own: true)) is var answer && !IsClosed(answer)) faults.Add($"{route} → {(int)answer.StatusCode}");
            }
            return faults;
        });
        tried.ShouldBeGreaterThan(1000);
        open.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_role_with_the_permission_opens_what_is_its_own(Db db)
    {
        var place = await worlds.OnAsync(db);
        var closed = await place.AsEachAsync(place.Kinds, async (role, person) =>
        {
            var faults = new List<string>();
            foreach (var route in place.Guarded.Where(route => route is { Method: "GET", Permissions.Count: > 0 } && place.MayOpen(role, route)))
                if (await person.FetchAsync(Request(route, place.World, own: true)) is var answer && (IsClosed(answer) || (int)answer.StatusCode >= 500)) faults.Add($"{route} → {(int)answer.StatusCode}");
            return faults;
        });
        closed.ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Nobody_reaches_or_sees_what_belongs_to_a_foreign_unit(Db db)
    {
        var place = await worlds.OnAsync(db);
        var leaks = await place.AsEachAsync(Roles.All, async (role, person) =>
        {
            var faults = new List<string>();
            foreach (var route in place.Guarded.Where(route => place.World.Values(route, own: false) is not null && place.MayOpen(role, route) && IsWorthTrying(place, role, route)))
            {
                var answer = await person.FetchAsync(Request(route, place.World, own: false));
                if (route.Parameters.Count > 0 && !IsClosed(answer) && !(route.Method != "GET" && answer.StatusCode == HttpStatusCode.BadRequest)) faults.Add($"opens {route} → {(int)answer.StatusCode}");
                else if ((await answer.Content.ReadAsStringAsync()).Contains(World.Foreign, StringComparison.Ordinal)) faults.Add($"reads {route}");
            }
            return faults;
        });
        leaks.ShouldBeEmpty();
    }

    /// <summary>Each form of one's own page, filled as it is and aimed at the neighbour's address: what a curious colleague tries.</summary>
    [EachDatabase]
    public async Task A_form_aimed_at_a_foreign_address_does_nothing(Db db)
    {
        var place = await worlds.OnAsync(db);
        var tried = 0;
        var done = await place.AsEachAsync(place.Kinds, async (role, person) =>
        {
            var faults = new List<string>();
            var routes = place.Guarded.Where(route => route is { Method: "GET", Parameters.Count: > 0 } && place.World.Values(route, own: false) is not null && place.MayOpen(role, route));
            foreach (var route in routes)
            {
                var page = await person.OpenAsync(place.World.UrlOf(route));
                foreach (var form in page.Forms.Where(form => form.Target == page.Url))
                {
                    Interlocked.Increment(ref tried);
                    if (await form.SendToAsync(route.Url(place.World.Values(route, own: false)!)) is var answer && !IsClosed(answer)) faults.Add($"{form.Name} of {route} → {(int)answer.StatusCode}");
                }
            }
            return faults;
        });
        tried.ShouldBeGreaterThan(50);
        done.ShouldBeEmpty();
    }

    // An operation has the handler of its page, which every role tries: of the roles with the same permissions one is enough.
    private static bool IsWorthTrying(Place place, Role role, Route route) => route.Operation is null || place.Kinds.Contains(role);

    private static HttpRequestMessage Request(Route route, World world, bool own)
    {
        var request = new HttpRequestMessage(new HttpMethod(route.Method), own ? world.UrlOf(route) : route.Url(world.Values(route, own: false)!));
        if (route.Operation is { Method: not "GET" } operation)
        {
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(world.Now).ToString());
            request.Content = System.Net.Http.Json.JsonContent.Create(Programs.SampleOf(operation, world.Units.Street.Id));
        }
        else if (route.Method != "GET") request.Content = new FormUrlEncodedContent([]);
        return request;
    }

    /// <summary>401, 403, 404 or the way to the sign-in page.</summary>
    private static bool IsClosed(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
        || answer.Headers.Location?.ToString().Contains("/sign-in", StringComparison.Ordinal) == true;
}
