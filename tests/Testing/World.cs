using Niangjia.Kernel.Access;

namespace Niangjia.Testing;

/// <summary>
/// Two neighbouring streets with the same things in both. <see cref="Foreign"/> names whatever belongs to the other one, so that a page
/// that shows it to a stranger is caught.
/// </summary>
public sealed class World
{
    /// <summary>Stands in every name, title and text of the neighbour.</summary>
    public const string Foreign = "邻街之物";

    private readonly Dictionary<string, (string Own, string Foreign)> _samples = [];

    /// <summary>The tree both streets stand in; <c>Street</c> is one's own.</summary>
    public required Units Units { get; init; }

    /// <summary>Makes everything, by the product's own handlers where there are any.</summary>
    public static async Task<World> MakeAsync(TestApp app)
    {
        var world = new World { Units = await app.AddUnitsAsync() };
        world.Add("units", world.Units.Community.Id, world.Units.OtherCommunity.Id);
        world.Add("accounts",
            await app.AddAccountAsync(Role.CommunityOfficer, world.Units.Community.Path),
            await app.AddAccountAsync(Role.CommunityOfficer, world.Units.OtherCommunity.Path, Foreign));
        // Parameters belong to no unit; the foreign address is one that does not exist.
        world.Add("admin/parameters", "sla.level.grid", "no.such.parameter");
        var person = await app.AddPersonAsync(world.Units.Community.Path, "李小红");
        var neighbour = await app.AddPersonAsync(world.Units.OtherCommunity.Path, Foreign);
        world.Add("people", person, neighbour);
        world.Add("people/merge", person, neighbour);
        world.Add("enterprises",
            await app.AddEnterpriseAsync(world.Units.Community.Path, "大华纺织有限公司"),
            await app.AddEnterpriseAsync(world.Units.OtherCommunity.Path, Foreign));
        return world;
    }

    /// <summary>The values for a route, or null when nobody has said what one of its parameters stands for.</summary>
    public IReadOnlyList<string>? Values(Route route, bool own) =>
        route.Parameters.All(_samples.ContainsKey) ? [.. route.Parameters.Select(parameter => own ? _samples[parameter].Own : _samples[parameter].Foreign)] : null;

    private void Add(string parameter, object own, object foreign) => _samples.Add(parameter, (own.ToString()!, foreign.ToString()!));
}
