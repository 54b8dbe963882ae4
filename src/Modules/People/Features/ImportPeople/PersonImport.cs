using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;
using Niangjia.People.Answers;
using Niangjia.People.Domain;
using Niangjia.Ui;

namespace Niangjia.People.Features.ImportPeople;

/// <summary>One row of a file of people.</summary>
internal sealed class ImportedPerson
{
    public string Name { get; set; } = "";
    public Mobile? Mobile { get; set; }
    public CitizenId? IdNumber { get; set; }
    public string? Address { get; set; }
    public Sex? Sex { get; set; }
    public DateOnly? BirthDate { get; set; }
    public bool? IsMigrantWorker { get; set; }
    public string Place { get; set; } = "";

    /// <summary>Found while the row is checked.</summary>
    public string UnitPath { get; set; } = "";

    public PersonFacts Facts => new(Name, Mobile, IdNumber, Address, IdNumber?.Sex ?? Sex, IdNumber?.BirthDate ?? BirthDate, IsMigrantWorker);
}

/// <summary>Enters people from a file.</summary>
internal sealed class PersonImport(AppDbContext db, CurrentUser user, IUnitDirectory units, PersonRecords records, TimeProvider clock)
    : TableImport<ImportedPerson>(db, clock)
{
    private PlaceNames? _places;

    public override string Title => PeopleText.ImportTitle;

    protected override string UnitPath => user.ScopeOf(PeoplePermissions.Edit).Paths is [var first, ..] ? first : Kernel.Scoping.UnitPath.Root;

    protected override void Describe(ImportColumns<ImportedPerson> columns)
    {
        columns.Add<string>(() => PeopleText.Name, text => PersonFactsReader.NameOf(text), (row, value) => row.Name = value).Required().Also("职工姓名");
        columns.Add(() => PersonWords.Fact("Mobile"), Cells.Mobile, (row, value) => row.Mobile = value).Also("手机", "手机号码", "联系电话", "电话");
        columns.Add<CitizenId>(() => PersonWords.Fact("IdNumber"), text => records.IdOf(text)!, (row, value) => row.IdNumber = value).Unique().Also("身份证", "身份证号码", "公民身份号码");
        columns.Add(() => PersonWords.Fact("Address"), Cells.Text(PersonFactsReader.AddressLength), (row, value) => row.Address = value).Also("家庭住址", "地址");
        columns.Add(() => PeopleText.SexTitle, Cells.OneOf(Enum.GetValues<Sex>().Select(sex => (sex.Title(), sex))), (row, value) => row.Sex = value);
        columns.Add(() => PersonWords.Fact("BirthDate"), Cells.Date, (row, value) => row.BirthDate = value).Also("出生年月");
        columns.Add(() => PersonWords.Fact("IsMigrantWorker"), Cells.YesNo, (row, value) => row.IsMigrantWorker = value).Also("农民工");
        columns.Add(() => PeopleText.Unit, Cells.Text(300), (row, value) => row.Place = value).Required().Also("所在网格", "所在社区", "网格", "社区").Hint(() => PeopleText.PlaceHint);
    }

    protected override async Task CheckAsync(IReadOnlyList<ImportedRow<ImportedPerson>> rows, CancellationToken cancellationToken)
    {
        _places ??= new(await units.TreeAsync(cancellationToken), user.ScopeOf(PeoplePermissions.Edit));
        var known = await records.KnownAmongAsync([.. rows.Select(row => row.Value.Facts)], cancellationToken);
        foreach (var row in rows)
        {
            var found = _places.Find(row.Value.Place);
            if (found.Count == 1) row.Value.UnitPath = found[0].Path;
            else row.Refuse(string.Format(found.Count == 0 ? PeopleText.PlaceUnknown : PeopleText.PlaceAmbiguous, row.Value.Place));
            if (known(row.Value.Facts)) row.Refuse(PeopleText.RowKnown);
        }
        // Two rows of one file may be one person without an id number.
        foreach (var same in rows.Where(row => row.Value is { Mobile: not null, IdNumber: null }).GroupBy(row => (row.Value.Mobile, PersonName.Key(row.Value.Name))))
            foreach (var row in same.Skip(1)) row.Refuse(string.Format(PeopleText.RowTwice, same.First().Line));
    }

    protected override Task TakeAsync(IReadOnlyList<ImportedPerson> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows) records.Add(row.Facts, row.UnitPath);
        return Task.CompletedTask;
    }
}
