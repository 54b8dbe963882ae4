using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Values;
using Niangjia.Organisation.Domain;
using Niangjia.Ui;

namespace Niangjia.Organisation.Features.ImportUnits;

/// <summary>A unit that is there already or that an earlier row will add.</summary>
internal sealed class PlannedUnit(Guid? id, UnitKind kind, string name, PlannedUnit? parent)
{
    /// <summary>Known once it is there.</summary>
    public Guid? Id { get; set; } = id;

    public UnitKind Kind { get; } = kind;

    /// <summary>Name without blanks.</summary>
    public string Name { get; } = name;

    public PlannedUnit? Parent { get; } = parent;
}

/// <summary>The tree as it will be after the rows checked so far.</summary>
internal sealed class UnitPlan
{
    private readonly Dictionary<string, List<PlannedUnit>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<PlannedUnit> _mine = [];
    private readonly bool _mayFound;
    private bool _hasDistrict;

    public UnitPlan(IUnitTree tree, Scope scope)
    {
        _mayFound = scope.Covers(UnitPath.Root);
        var planned = new Dictionary<Guid, PlannedUnit>();
        foreach (var unit in tree.All)
        {
            var known = planned[unit.Id] = new(unit.Id, unit.Kind, TypedText.Compact(unit.Name), unit.ParentId is { } id ? planned[id] : null);
            _hasDistrict |= unit.ParentId is null;
            if (unit.IsClosed) continue;
            if (scope.Covers(unit.Path)) _mine.Add(known);
            Enter(known);
        }
    }

    /// <summary>Finds the place of a row, or refuses it.</summary>
    public PlannedUnit Add(UnitRow row)
    {
        var parent = ParentOf(row);
        if (!row.Kind.MayStandBelow(parent?.Kind))
            throw new RefusedException(parent is null ? OrganisationText.OnlyDistrictAtTop : string.Format(OrganisationText.KindNotBelow, row.Kind.Title(), parent.Kind.Title()));
        var name = TypedText.Compact(row.Name);
        if (_byName.GetValueOrDefault(name)?.Any(unit => unit.Parent == parent) == true) throw new RefusedException(string.Format(OrganisationText.NameTaken, row.Name));
        var planned = new PlannedUnit(null, row.Kind, name, parent);
        _mine.Add(planned);
        _hasDistrict |= parent is null;
        Enter(planned);
        return planned;
    }

    private PlannedUnit? ParentOf(UnitRow row)
    {
        if (string.IsNullOrEmpty(row.Parent))
        {
            if (row.Kind != UnitKind.DistrictFederation) throw new RefusedException(OrganisationText.OnlyDistrictAtTop);
            if (_hasDistrict || !_mayFound) throw new RefusedException(OrganisationText.OneDistrict);
            return null;
        }
        var names = PlaceNames.Split(row.Parent);
        var found = names.Length == 0 ? [] : (_byName.GetValueOrDefault(names[^1]) ?? []).Where(unit => PlaceNames.Lead(names, Above(unit))).ToList();
        return found.Count switch
        {
            0 => throw new RefusedException(string.Format(OrganisationText.ParentUnknown, row.Parent)),
            > 1 => throw new RefusedException(string.Format(OrganisationText.ParentAmbiguous, row.Parent)),
            _ when !_mine.Contains(found[0]) => throw new RefusedException(string.Format(OrganisationText.ParentForeign, row.Parent)),
            _ => found[0],
        };
    }

    private static IEnumerable<string> Above(PlannedUnit unit)
    {
        for (var above = unit.Parent; above is not null; above = above.Parent) yield return above.Name;
    }

    private void Enter(PlannedUnit unit)
    {
        if (!_byName.TryGetValue(unit.Name, out var same)) _byName[unit.Name] = same = [];
        same.Add(unit);
    }
}
