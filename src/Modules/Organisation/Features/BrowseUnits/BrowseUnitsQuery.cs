using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Organisation.Features.BrowseUnits;

/// <summary>The tree with the branch of one unit opened, or the units whose name holds a text.</summary>
internal sealed record BrowseUnitsQuery(Guid? OpenId, string? Text, bool WithClosed);

/// <summary>One line of the tree.</summary>
public sealed record UnitLine(UnitInfo Unit, int Below, bool IsOpen, IReadOnlyList<UnitLine> Children);

/// <summary>One unit found by name, with the names of the units above it.</summary>
internal sealed record FoundUnit(UnitInfo Unit, string Above);

/// <summary>What the page shows: the tree, or what was found.</summary>
internal sealed record UnitsView(IReadOnlyList<UnitLine> Tree, IReadOnlyList<FoundUnit>? Found, bool IsEmpty);

internal sealed class BrowseUnitsHandler(IUnitDirectory units, CurrentUser user)
{
    private const int Most = 100;

    public async Task<UnitsView> HandleAsync(BrowseUnitsQuery query, CancellationToken cancellationToken)
    {
        var tree = await units.TreeAsync(cancellationToken);
        var scope = user.ScopeOf(OrganisationPermissions.See);
        var text = TypedText.OneLine(query.Text);
        if (text.Length > 0) return new([], Find(tree, scope, text, query.WithClosed), tree.All.Count == 0);
        // The user's own units are opened from the start.
        var open = query.OpenId is { } id ? tree.Find(id)?.Path : null;
        var roots = tree.All.Where(unit => scope.Paths.Contains(unit.Path) || (unit.ParentId is null && scope.Covers(unit.Path)));
        return new([.. roots.Select(root => Line(tree, root, open ?? root.Path, query.WithClosed))], null, tree.All.Count == 0);
    }

    private static UnitLine Line(IUnitTree tree, UnitInfo unit, string open, bool withClosed)
    {
        var children = tree.ChildrenOf(unit.Id).Where(child => withClosed || !child.IsClosed).ToList();
        var isOpen = UnitPath.IsWithin(open, unit.Path);
        return new(unit, children.Count, isOpen, isOpen ? [.. children.Select(child => Line(tree, child, open, withClosed))] : []);
    }

    private static List<FoundUnit> Find(IUnitTree tree, Scope scope, string text, bool withClosed) =>
    [
        .. tree.All.Where(unit => unit.Name.Contains(text, StringComparison.OrdinalIgnoreCase) && scope.Covers(unit.Path) && (withClosed || !unit.IsClosed))
            .Take(Most).Select(unit => new FoundUnit(unit, Above(tree, unit))),
    ];

    private static string Above(IUnitTree tree, UnitInfo unit) =>
        string.Join(" › ", UnitPath.SelfAndAncestors(unit.Path).Skip(1).Select(tree.ByPath).OfType<UnitInfo>().Reverse().Select(above => above.Name));
}
