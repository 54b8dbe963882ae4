using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;

namespace Niangjia.Ui;

/// <summary>Finds places by the names that people write into spreadsheets.</summary>
public sealed class PlaceNames
{
    private readonly IUnitTree _tree;
    private readonly ILookup<string, UnitInfo> _byName;

    /// <summary>Prepares the open places of a scope.</summary>
    public PlaceNames(IUnitTree tree, Scope scope)
    {
        _tree = tree;
        _byName = tree.All.Where(unit => unit is { IsClosed: false, Level: not null } && scope.Covers(unit.Path)).ToLookup(unit => TypedText.Compact(unit.Name));
    }

    /// <summary>
    /// The places meant by a name such as 春晖社区工联会, or by names from above such as 河东街道总工会/春晖社区工联会: one, none, or several that share the name.
    /// </summary>
    public IReadOnlyList<UnitInfo> Find(string text)
    {
        var names = Split(text);
        return names.Length == 0 ? [] : [.. _byName[names[^1]].Where(unit => Lead(names, Above(unit)))];
    }

    /// <summary>The names of a chain such as 街道/社区, compared without blanks.</summary>
    public static string[] Split(string text) =>
        TypedText.Compact(text).Split(['/', '\\', '>', '›', '→'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the names before the last of a chain lead to a place. Levels may be left out: 区/社区 is as good as 区/街道/社区.</summary>
    /// <param name="names">The chain, see <see cref="Split"/>.</param>
    /// <param name="above">The names above the place, nearest first.</param>
    public static bool Lead(string[] names, IEnumerable<string> above)
    {
        using var next = above.GetEnumerator();
        foreach (var name in names.SkipLast(1).Reverse())
        {
            do
            {
                if (!next.MoveNext()) return false;
            }
            while (next.Current != name);
        }
        return true;
    }

    private IEnumerable<string> Above(UnitInfo unit) =>
        UnitPath.SelfAndAncestors(unit.Path).Skip(1).Select(_tree.ByPath).OfType<UnitInfo>().Select(one => TypedText.Compact(one.Name));
}
