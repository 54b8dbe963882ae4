using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Access;

namespace Niangjia.Access.Tests;

/// <summary>The product and a world in it, made once for all tests of a class that only look at it.</summary>
public sealed class Worlds : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Db, Lazy<Task<Place>>> _made = new();

    internal Task<Place> OnAsync(Db db) => _made.GetOrAdd(db, one => new(async () =>
    {
        var app = await TestApp.StartAsync(one);
        return new(app, await World.MakeAsync(app));
    })).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var place in _made.Values) await (await place.Value).App.DisposeAsync();
    }
}

/// <summary>The product and a world in it.</summary>
internal sealed record Place(TestApp App, World World)
{
    private readonly PermissionCatalog _catalog = App.Services.GetRequiredService<PermissionCatalog>();

    /// <summary>Every address.</summary>
    public IReadOnlyList<Route> Routes { get; } = Route.All(App);

    /// <summary>Those for which somebody must be signed in.</summary>
    public IEnumerable<Route> Guarded => Routes.Where(route => !route.IsForEverybody);

    /// <summary>Pages people open.</summary>
    public IEnumerable<Route> Pages => Routes.Where(route => route is { IsOpened: true, IsOfDevelopers: false });

    public bool MayOpen(Role role, Route route) => route.Permissions.All(permission => _catalog.Carries(role, permission));

    /// <summary>
    /// One of all roles that carry the same permissions in the same place: what the others may do and see is the same. Workers, and those whose rank the code
    /// asks for, stay apart.
    /// </summary>
    public IReadOnlyList<Role> Kinds =>
    [
        .. Roles.All.GroupBy(role => (World.PlaceOf(role), role == Role.Worker, Roles.StreetUp.Contains(role), string.Join(' ', _catalog.Keys.Where(key => _catalog.Carries(role, key)).Order(StringComparer.Ordinal))))
            .Select(alike => alike.First()),
    ];

    /// <summary>Does something as somebody of each role, two at a time, and gathers what was wrong.</summary>
    public async Task<List<string>> AsEachAsync(IReadOnlyList<Role> roles, Func<Role, Browser, Task<IEnumerable<string>>> work)
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(roles, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (role, _) =>
        {
            foreach (var fault in await work(role, await World.PersonAsync(role))) wrong.Add($"{role}: {fault}");
        });
        return [.. wrong.Order(StringComparer.Ordinal)];
    }
}
