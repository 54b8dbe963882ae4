using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;
using Niangjia.Organisation.Answers;
using Niangjia.Organisation.Domain;

namespace Niangjia.Organisation.Features.ImportUnits;

/// <summary>One row of a file of units.</summary>
internal sealed class UnitRow
{
    public string Name { get; set; } = "";
    public UnitKind Kind { get; set; }
    public string? Parent { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? AreaCode { get; set; }
    public Competence? Field { get; set; }

    /// <summary>Where it will stand; found while the row is checked.</summary>
    public PlannedUnit? Planned { get; set; }

    public UnitData Data => new(Name, Phone, Address, AreaCode, Field);
}

/// <summary>Adds units from a file; a unit may stand below one of an earlier row.</summary>
internal sealed class UnitImport(AppDbContext db, CurrentUser user, UnitDirectory units, UnitRegister register, TimeProvider clock)
    : TableImport<UnitRow>(db, clock)
{
    private readonly AppDbContext _db = db;
    private UnitPlan? _plan;
    private int _line = int.MaxValue;

    public override string Title => OrganisationText.ImportTitle;

    protected override string UnitPath => user.ScopeOf(OrganisationPermissions.Edit).Paths is [var first, ..] ? first : Kernel.Scoping.UnitPath.Root;

    protected override void Describe(ImportColumns<UnitRow> columns)
    {
        columns.Add(() => OrganisationText.Name, Cells.Text(Unit.NameLength), (row, value) => row.Name = value).Required().Also("组织名称", "单位名称");
        columns.Add(() => OrganisationText.Kind, Cells.OneOf(Kinds()), (row, value) => row.Kind = value).Required().Also("组织类型").Hint(() => string.Join(OrganisationText.Comma, Enum.GetValues<UnitKind>().Select(UnitKinds.Title)));
        columns.Add(() => OrganisationText.Above, Cells.Text(300), (row, value) => row.Parent = value).Also("上级", "上级单位").Hint(() => OrganisationText.AboveHint);
        columns.Add(() => OrganisationText.Phone, Cells.Phone, (row, value) => row.Phone = value.Value).Also("联系电话");
        columns.Add(() => OrganisationText.Address, Cells.Text(Unit.AddressLength), (row, value) => row.Address = value);
        columns.Add(() => OrganisationText.AreaCode, Cells.Text(20), (row, value) => row.AreaCode = value).Also("行政区划代码");
        columns.Add(() => OrganisationText.Field, Cells.OneOf(Fields()), (row, value) => row.Field = value).Hint(() => OrganisationText.FieldHint);
    }

    protected override async Task CheckAsync(IReadOnlyList<ImportedRow<UnitRow>> rows, CancellationToken cancellationToken)
    {
        // The preview and the taking both read the file from its first line.
        if (_plan is null || rows[0].Line <= _line) _plan = new(await units.TreeAsync(cancellationToken), user.ScopeOf(OrganisationPermissions.Edit));
        foreach (var row in rows)
        {
            _line = row.Line;
            try
            {
                UnitRules.Checked(row.Value.Kind, row.Value.Data);
                row.Value.Planned = _plan.Add(row.Value);
            }
            catch (RefusedException refused)
            {
                row.Refuse(refused.Message);
            }
        }
    }

    protected override async Task TakeAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var parentId = row.Planned!.Parent?.Id;
            var parent = parentId is null ? null : await _db.Set<Unit>().FindAsync([parentId], cancellationToken);
            var unit = await register.AddAsync(parent, row.Kind, row.Data, cancellationToken);
            row.Planned.Id = unit.Id;
        }
        await register.StampAsync(cancellationToken);
    }

    private static IEnumerable<(string, UnitKind)> Kinds() => Enum.GetValues<UnitKind>()
        .SelectMany(kind => Names($"Kind_{kind}").Select(name => (name, kind)))
        .Concat([("街道总工会", UnitKind.StreetFederation), ("镇总工会", UnitKind.StreetFederation), ("区总工会", UnitKind.DistrictFederation), ("县总工会", UnitKind.DistrictFederation), ("社区", UnitKind.CommunityJointUnion)]);

    private static IEnumerable<(string, Competence)> Fields() => Enum.GetValues<Competence>().SelectMany(field => Names($"Field_{field}").Select(name => (name, field)));

    // A file made by an English-speaking colleague is taken from a Chinese page, and the other way round.
    private static IEnumerable<string> Names(string key) =>
        new[] { OrganisationText.Culture, System.Globalization.CultureInfo.GetCultureInfo("zh-Hans"), System.Globalization.CultureInfo.GetCultureInfo("en") }
            .Select(culture => OrganisationText.ResourceManager.GetString(key, culture)!).Distinct();
}
