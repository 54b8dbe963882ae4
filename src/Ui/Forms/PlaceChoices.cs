using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Ui;

/// <summary>Units to choose from, by path.</summary>
public static class PlaceChoices
{
    /// <summary>Open places (district, streets, communities, grids) of the scope, under the name of their street.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="scope">Units the user may choose.</param>
    /// <param name="always">A path that is offered even if it would not be, because it is chosen already.</param>
    public static IReadOnlyList<Choice> Of(IUnitTree tree, Scope scope, string? always = null) =>
    [
        .. tree.All.Where(unit => unit.Level is not null && ((!unit.IsClosed && scope.Covers(unit.Path)) || unit.Path == always))
            .Select(unit => new Choice(unit.Path, Indented(unit), Group: GroupOf(tree, unit))),
    ];

    private static string Indented(UnitInfo unit) => unit.Level switch
    {
        HandlingLevel.Community => "　" + unit.Name,
        HandlingLevel.Grid => "　　" + unit.Name,
        _ => unit.Name,
    };

    private static string? GroupOf(IUnitTree tree, UnitInfo unit) =>
        unit.Level is HandlingLevel.District ? null : UnitPath.SelfAndAncestors(unit.Path).Select(tree.ByPath).FirstOrDefault(above => above?.Level == HandlingLevel.Street)?.Name;
}
