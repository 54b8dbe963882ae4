using System.Globalization;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Organisation.Domain;

/// <summary>An immutable picture of all units, shared by every request until the tree changes.</summary>
internal sealed class UnitTree : IUnitTree
{
    private static readonly StringComparer ByName =
        CultureInfo.GetCultureInfo("zh-CN").CompareInfo.GetStringComparer(CompareOptions.NumericOrdering);

    private readonly Dictionary<Guid, UnitInfo> _byId;
    private readonly Dictionary<string, UnitInfo> _byPath;
    private readonly ILookup<Guid?, UnitInfo> _children;

    public UnitTree(IReadOnlyCollection<UnitInfo> units)
    {
        _byId = units.ToDictionary(unit => unit.Id);
        _byPath = units.ToDictionary(unit => unit.Path, StringComparer.Ordinal);
        _children = units.OrderBy(unit => unit.Kind).ThenBy(unit => unit.Name, ByName).ToLookup(unit => unit.ParentId);
        var all = new List<UnitInfo>(units.Count);
        Collect(null, all);
        All = all;
    }

    public IReadOnlyList<UnitInfo> All { get; }

    public UnitInfo District =>
        All.Count > 0 ? All[0] : throw new InvalidOperationException("The tree has no district yet: add it first.");

    public UnitInfo? Find(Guid id) => _byId.GetValueOrDefault(id);

    public UnitInfo? ByPath(string path) => _byPath.GetValueOrDefault(path);

    public IReadOnlyList<UnitInfo> ChildrenOf(Guid id) => [.. _children[id]];

    public UnitInfo? HandlerOf(string path, HandlingLevel level) =>
        UnitPath.SelfAndAncestors(path).Select(ByPath).FirstOrDefault(unit => unit is { IsClosed: false } && unit.Level >= level);

    private void Collect(Guid? parent, List<UnitInfo> into)
    {
        foreach (var unit in _children[parent])
        {
            into.Add(unit);
            Collect(unit.Id, into);
        }
    }
}
