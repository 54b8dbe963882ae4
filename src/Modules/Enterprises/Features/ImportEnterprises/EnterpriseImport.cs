using Microsoft.EntityFrameworkCore;
using Niangjia.Contracts.Enterprises;
using Niangjia.Contracts.Organisation;
using Niangjia.Enterprises.Domain;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;
using Niangjia.Ui;

namespace Niangjia.Enterprises.Features.ImportEnterprises;

/// <summary>One row of a file of enterprises.</summary>
internal sealed class EnterpriseRow
{
    public string Name { get; set; } = "";
    public CreditCode? CreditCode { get; set; }
    public string Place { get; set; } = "";
    public string? Industry { get; set; }
    public int? Headcount { get; set; }
    public string? LegalRepresentative { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public EnterpriseStatus Status { get; set; }

    /// <summary>Found while the row is checked.</summary>
    public string UnitPath { get; set; } = "";
}

/// <summary>Enters enterprises from a file.</summary>
internal sealed class EnterpriseImport(AppDbContext db, CurrentUser user, IUnitDirectory units, EnterpriseRegister register, TimeProvider clock)
    : TableImport<EnterpriseRow>(db, clock)
{
    private readonly AppDbContext _db = db;
    private readonly TimeProvider _clock = clock;
    private PlaceNames? _places;

    public override string Title => EnterprisesText.ImportTitle;

    protected override string UnitPath => user.ScopeOf(EnterprisePermissions.Edit).Paths is [var first, ..] ? first : Kernel.Scoping.UnitPath.Root;

    protected override void Describe(ImportColumns<EnterpriseRow> columns)
    {
        columns.Add<string>(() => EnterprisesText.Name, text => EnterpriseDataReader.NameOf(text), (row, value) => row.Name = value).Required().Also("单位名称", "名称");
        columns.Add(() => EnterprisesText.CreditCode, Cells.CreditCode, (row, value) => row.CreditCode = value).Unique().Also("信用代码", "社会信用代码");
        columns.Add(() => EnterprisesText.Unit, Cells.Text(300), (row, value) => row.Place = value).Required().Also("所在网格", "所在社区", "网格", "社区").Hint(() => EnterprisesText.PlaceHint);
        columns.Add(() => EnterprisesText.Industry, IndustryOf, (row, value) => row.Industry = value).Also("行业代码", "所属行业").Hint(() => EnterprisesText.IndustryHint);
        columns.Add(() => EnterprisesText.Headcount, Cells.Whole(0, EnterpriseDataReader.LargestHeadcount), (row, value) => row.Headcount = value).Also("职工数", "员工人数");
        columns.Add(() => EnterprisesText.LegalRepresentative, Cells.Text(50), (row, value) => row.LegalRepresentative = value).Also("法人", "法人代表");
        columns.Add(() => EnterprisesText.Phone, Cells.Phone, (row, value) => row.Phone = value.Value).Also("联系电话");
        columns.Add(() => EnterprisesText.Address, Cells.Text(120), (row, value) => row.Address = value).Also("经营地址", "注册地址");
        columns.Add(() => EnterprisesText.Status, Cells.OneOf(Enum.GetValues<EnterpriseStatus>().Select(status => (status.Title(), status))), (row, value) => row.Status = value);
    }

    protected override async Task CheckAsync(IReadOnlyList<ImportedRow<EnterpriseRow>> rows, CancellationToken cancellationToken)
    {
        _places ??= new(await units.TreeAsync(cancellationToken), user.ScopeOf(EnterprisePermissions.Edit));
        var codes = rows.Select(row => row.Value.CreditCode).OfType<CreditCode>().ToList();
        var taken = await _db.Set<Enterprise>().Where(enterprise => codes.Contains(enterprise.CreditCode!))
            .Select(enterprise => new { enterprise.CreditCode, enterprise.Name }).ToDictionaryAsync(pair => pair.CreditCode!, pair => pair.Name, cancellationToken);
        var keys = rows.Select(row => Enterprise.KeyOf(row.Value.Name)).ToList();
        var names = (await _db.Set<Enterprise>().Where(enterprise => keys.Contains(enterprise.NameKey)).Select(enterprise => enterprise.NameKey).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var row in rows)
        {
            FindPlace(row);
            if (row.Value.CreditCode is { } code) JudgeCode(row, code, taken);
            else if (names.Contains(Enterprise.KeyOf(row.Value.Name))) row.Doubt(string.Format(EnterprisesText.SameName, row.Value.Name));
        }
    }

    protected override Task TakeAsync(IReadOnlyList<EnterpriseRow> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
            register.Add(new Enterprise(
                Guid.CreateVersion7(_clock.GetUtcNow()),
                new(row.Name, row.CreditCode, row.LegalRepresentative, row.Address, row.Phone, row.UnitPath, row.Industry, row.Headcount, row.Status),
                EnterprisesText.ImportOverride));
        return Task.CompletedTask;
    }

    private void FindPlace(ImportedRow<EnterpriseRow> row)
    {
        var found = _places!.Find(row.Value.Place);
        if (found.Count == 1) row.Value.UnitPath = found[0].Path;
        else row.Refuse(string.Format(found.Count == 0 ? EnterprisesText.PlaceUnknown : EnterprisesText.PlaceAmbiguous, row.Value.Place));
    }

    private void JudgeCode(ImportedRow<EnterpriseRow> row, CreditCode code, Dictionary<CreditCode, string> taken)
    {
        if (taken.TryGetValue(code, out var name)) row.Refuse(string.Format(EnterprisesText.CodeTaken, name));
        // R-COD-01: whoever may keep a failing code does so by taking the row; the doubt stands beside it.
        else if (code.FailedChecks != CreditCodeChecks.None && row.Value.UnitPath.Length > 0 && !user.Can(EnterprisePermissions.OverrideCode, row.Value.UnitPath))
            row.Refuse(EnterprisesText.CodeCheckFailed);
    }

    private static CellReading<string> IndustryOf(string text) =>
        Industries.Recognise(text) is { } industry ? industry.Code : CellReading.Refused<string>(EnterprisesText.IndustryUnknown);
}
