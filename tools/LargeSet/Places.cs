using Niangjia.DemoData;
using Niangjia.Kernel.Access;

namespace Niangjia.LargeSet;

/// <summary>Where something lies, as steps down from the district; -1 stands for none.</summary>
internal readonly record struct Spot(int Street, int Community = -1, int Grid = -1);

/// <summary>Somebody by what they are at a place.</summary>
internal readonly record struct Post(Place Place, Role Role, int Nth);

/// <summary>
/// The district as a pattern: what happened in one grid, its community and its street can be told of another grid and those above it, with the officers who do the
/// same work there.
/// </summary>
internal sealed class Places
{
    private readonly Town _town;
    private readonly int _communities;
    private readonly int _grids;
    private readonly Dictionary<Place, Spot> _spots = [];
    private readonly Dictionary<string, Place> _byPath;
    private readonly Dictionary<Guid, Place> _byUnit;
    private readonly Dictionary<Guid, Post> _posts = [];

    public Places(Town town, TownSize size)
    {
        (_town, _communities, _grids) = (town, size.CommunitiesEach, size.GridsEach);
        foreach (var (at, street) in town.Streets.Index()) _spots[street] = new(at);
        foreach (var (at, community) in town.Communities.Index()) _spots[community] = new(at / _communities, at % _communities);
        foreach (var (at, grid) in town.Grids.Index()) _spots[grid] = new(at / _grids / _communities, at / _grids % _communities, at % _grids);
        _byPath = town.Places.ToDictionary(place => place.Unit.Path);
        _byUnit = town.Places.ToDictionary(place => place.Unit.Id);
        foreach (var place in town.Places)
            foreach (var (nth, officer) in place.Officers.Index()) _posts[officer.AccountId] = new(place, officer.Grants[0].Role, nth);
    }

    /// <summary>How many grids there are.</summary>
    public int Grids => _town.Grids.Count;

    public Place Grid(int number) => _town.Grids[number];

    public Place? Of(string path) => _byPath.GetValueOrDefault(path);

    public Place? Of(Guid unit) => _byUnit.GetValueOrDefault(unit);

    public Post? PostOf(Guid account) => _posts.TryGetValue(account, out var post) ? post : null;

    /// <summary>The number of the first grid at or below a place, from which a story is moved to another.</summary>
    public int NumberOf(Place place) =>
        _spots.TryGetValue(place, out var spot) ? (spot.Street * _communities + Math.Max(spot.Community, 0)) * _grids + Math.Max(spot.Grid, 0) : 0;

    /// <summary>The place that is to grid <paramref name="to"/> what a place is to grid <paramref name="from"/>; what is no street, community or grid stays.</summary>
    public Place Moved(Place place, int from, int to)
    {
        if (!_spots.TryGetValue(place, out var spot)) return place;
        var (a, b) = (_spots[Grid(from)], _spots[Grid(to)]);
        var street = Turned(spot.Street, a.Street, b.Street, _town.Streets.Count);
        if (spot.Community < 0) return _town.Streets[street];
        var community = street * _communities + Turned(spot.Community, a.Community, b.Community, _communities);
        return spot.Grid < 0 ? _town.Communities[community] : _town.Grids[community * _grids + Turned(spot.Grid, a.Grid, b.Grid, _grids)];
    }

    /// <summary>Who does there what somebody does here.</summary>
    public Actor Moved(Post post, int from, int to)
    {
        var place = Moved(post.Place, from, to);
        return post.Nth < place.Officers.Count && place.Officers[post.Nth].Is(post.Role) ? place.Officers[post.Nth] : place.With(post.Role);
    }

    private static int Turned(int at, int from, int to, int count) => (at - from + to + count) % count;
}
