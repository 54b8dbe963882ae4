using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Messages;

/// <summary>Finds the unit that a message means by the name of its street, community or grid.</summary>
internal sealed class PlaceNames
{
    private static readonly string[] Offices = ["总工会", "工联会", "联合工会", "工会联合会", "工会"];
    private static readonly string[] Kinds = ["街道", "镇", "乡", "社区", "村", "网格"];
    private readonly List<(string Name, string Path, Guid Id, bool IsFull)> _names = [];

    public PlaceNames(IUnitTree tree)
    {
        foreach (var unit in tree.All.Where(unit => unit is { IsClosed: false, Level: not null and < HandlingLevel.District }))
        {
            var place = Offices.Aggregate(unit.Name, (name, office) => name.EndsWith(office, StringComparison.Ordinal) ? name[..^office.Length] : name);
            if (place.Length < 2) continue;
            _names.Add((place, unit.Path, unit.Id, Kinds.Any(kind => place.EndsWith(kind, StringComparison.Ordinal))));
            // 春晖 for 春晖社区: good enough in a column of places, not in running text.
            if (Kinds.FirstOrDefault(kind => place.EndsWith(kind, StringComparison.Ordinal)) is { } known && place.Length - known.Length >= 2)
                _names.Add((place[..^known.Length], unit.Path, unit.Id, false));
        }
    }

    /// <summary>The unit, or null when none or several are meant.</summary>
    /// <param name="place">What stands in the column of places.</param>
    /// <param name="text">What was said; only full names count there.</param>
    /// <param name="near">Unit that imports: of two of the same name the one below it is meant.</param>
    public Guid? Find(string? place, string text, string near)
    {
        var found = place is null ? [] : _names.Where(name => place.Contains(name.Name, StringComparison.Ordinal)).ToList();
        if (found.Count == 0) found = [.. _names.Where(name => name.IsFull && text.Contains(name.Name, StringComparison.Ordinal))];
        if (found.Count == 0) return null;
        if (found.Any(name => UnitPath.IsWithin(name.Path, near))) found.RemoveAll(name => !UnitPath.IsWithin(name.Path, near));
        var depth = found.Max(name => UnitPath.Depth(name.Path));
        var deepest = found.Where(name => UnitPath.Depth(name.Path) == depth).ToList();
        var longest = deepest.Max(name => name.Name.Length);
        return deepest.Where(name => name.Name.Length == longest).Select(name => name.Id).Distinct().ToList() is [var only] ? only : null;
    }
}
