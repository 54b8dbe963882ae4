using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Tables;

public sealed class TableImportTests
{
    private const string Good = """
        某某区企业名册（2026年3月）,,,,
        制表：张三,,,,
        企业名称*,统一社会信用代码（必填）,职工人数,成立日期,备注
        甲厂,91999901MA00000155,"1,200",2020年3月1日,x
        乙厂,91999901MA00000230,30.0,2021/4/2,
        """;

    [EachDatabase]
    public async Task Columns_are_found_by_any_of_their_names_in_any_order(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        foreach (var text in new[] { Good, "Code;ENTERPRISE name;x\r\n91999901MA00000155;甲厂;1\r\n91999901MA00000230;乙厂;\r\n" })
        {
            var preview = await PreviewAsync(app, text);
            (preview.Good, preview.Bad).ShouldBe((2, 0));
            preview.Rows.Cast<ImportedRow<Firm>>().Select(row => (row.Value.Name, row.Value.Code!.Value)).ShouldBe([("甲厂", "91999901MA00000155"), ("乙厂", "91999901MA00000230")]);
        }
        (await PreviewAsync(app, Good)).Ignored.ShouldBe(["备注"]);
        var first = (ImportedRow<Firm>)(await PreviewAsync(app, Good)).Rows[0];
        (first.Line, first.Value.Workers, first.Value.Founded).ShouldBe((4, 1200, new DateOnly(2020, 3, 1)));
    }

    [EachDatabase]
    public async Task Each_bad_row_has_its_reasons_and_they_can_be_downloaded(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var preview = await PreviewAsync(app, """
            名称,代码,职工人数
            甲厂,91999901MA00000155,10
            ,91999901MA00000230,5
            丙厂,123,3
            丁厂,91999901MA00000155,-1
            taken,91999901MA00001K7K,1
            戊厂,91330100799655058C,1
            """);
        CultureInfo.CurrentUICulture = new("zh-CN");
        preview.Rows.Select(row => (row.Line, row.IsGood)).ShouldBe([(2, true), (3, false), (4, false), (5, false), (6, false), (7, true)]);
        preview.Rows[1].Problems.ShouldHaveSingleItem();
        preview.Rows[3].Problems.Count.ShouldBe(2);
        preview.Rows[3].Problems.ShouldContain(problem => problem.Contains('2'));
        preview.Rows[4].Problems.ShouldBe(["taken!"]);
        preview.Rows[5].Doubts.ShouldHaveSingleItem();

        var file = new MemoryStream();
        preview.WriteRefused(file);
        var rows = TableReader.Read(file).ToList();
        rows.Count.ShouldBe(5);
        rows[0].Cells.Count.ShouldBe(5);
        (rows[1][1], rows[1][3]).ShouldBe(("91999901MA00000230", "3"));
        rows[4][4].ShouldBe("taken!");
    }

    [EachDatabase]
    public async Task All_or_nothing_takes_nothing_and_good_rows_takes_the_good_ones(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        const string mixed = "名称,代码\n甲厂,91999901MA00000155\n乙厂,1\n";
        await Should.ThrowAsync<RefusedException>(() => CommitAsync(app, mixed, ImportMode.AllOrNothing));
        (await RunsAsync(app)).ShouldBe(0);
        (await CommitAsync(app, mixed, ImportMode.GoodRows)).ShouldBe(1);
        (await RunsAsync(app)).ShouldBe(1);
        (await CommitAsync(app, Good, ImportMode.AllOrNothing)).ShouldBe(2);
        (await Should.ThrowAsync<RefusedException>(() => CommitAsync(app, "名称,代码\n乙厂,1\n", ImportMode.GoodRows))).Message.ShouldNotBeEmpty();
        (await app.InDatabaseAsync(context => context.Set<JournalEntry>().CountAsync(entry => entry.Kind == "Kernel.TableImported"))).ShouldBe(2);
    }

    [EachDatabase(
        "", "名称,代码\n", "甲厂,91999901MA00000155\n", "名称,备注\n甲厂,x\n", "名称,企业名称,代码\n甲厂,乙厂,91999901MA00000155\n", "<html>", "名称,代码\n\"甲厂,1\n")]
    public async Task A_file_that_is_no_such_table_is_refused_with_a_sentence(Db db, string text)
    {
        await using var app = await TestApp.StartAsync(db);
        (await Should.ThrowAsync<RefusedException>(() => PreviewAsync(app, text))).Message.ShouldNotContain("{0}");
    }

    [Fact]
    public void Cells_are_read_as_offices_write_them()
    {
        foreach (var day in new[] { "2026-03-02", "2026/3/2", "2026.3.2", "2026年3月2日", "20260302", "2026-03-02 00:00:00", "２０２６－３－２" })
            Cells.Date(day).Value.ShouldBe(new DateOnly(2026, 3, 2), day);
        Cells.Date("2026-02-30").Problem.ShouldNotBeNull();
        Cells.Date("46083").Problem.ShouldNotBeNull();
        (Cells.YesNo("是").Value, Cells.YesNo("√").Value, Cells.YesNo("无").Value).ShouldBe((true, true, false));
        Cells.YesNo("maybe").Problem.ShouldNotBeNull();
        Cells.Whole()("3.5").Problem.ShouldNotBeNull();
        Cells.Whole(0, 10)("11").Problem.ShouldNotBeNull();
        Cells.Amount("1.2万").Value.ShouldBe(Money.FromYuan(12000));
        Cells.Amount("-1").Problem.ShouldNotBeNull();
        Cells.Text(3)("四个汉字").Problem.ShouldNotBeNull();
        Cells.OneOf([("小型", 1), ("微型", 2)])("微型（含个体）").Value.ShouldBe(2);
        Cells.OneOf([("小型", 1)])("大型").Problem!.ShouldContain("小型");
        Cells.CitizenId(new(2026, 3, 2), true)("99990119921103204x").Problem.ShouldBeNull();
        Cells.Mobile("138 1234 5678").Value.Value.ShouldBe("13812345678");
    }

    private static Task<ImportPreview> PreviewAsync(TestApp app, string text) =>
        app.AsSystemAsync(services => Import(services).PreviewAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), default));

    private static Task<int> CommitAsync(TestApp app, string text, ImportMode mode) => app.AsSystemAsync(services =>
        Import(services).CommitAsync(new(new string('0', 64), FileKind.Csv, 1, "x.csv"), new MemoryStream(Encoding.UTF8.GetBytes(text)), mode, default));

    private static Task<int> RunsAsync(TestApp app) => app.InDatabaseAsync(context => context.Set<ImportRun>().CountAsync());

    private static FirmImport Import(IServiceProvider services) => new(services.GetRequiredService<AppDbContext>(), TimeProvider.System);

    private sealed class Firm
    {
        public string Name { get; set; } = "";
        public CreditCode? Code { get; set; }
        public int Workers { get; set; }
        public DateOnly Founded { get; set; }
    }

    private sealed class FirmImport(AppDbContext db, TimeProvider clock) : TableImport<Firm>(db, clock)
    {
        public override string Title => "企业名册";

        protected override void Describe(ImportColumns<Firm> columns)
        {
            columns.Add(() => CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal) ? "Enterprise name" : "名称", Cells.Text(20), (row, value) => row.Name = value).Required().Also("企业名称");
            columns.Add(() => CultureInfo.CurrentUICulture.Name.StartsWith("en", StringComparison.Ordinal) ? "Code" : "代码", Cells.CreditCode, (row, value) => row.Code = value).Required().Unique().Also("统一社会信用代码");
            columns.Add(() => "职工人数", Cells.Whole(), (row, value) => row.Workers = value);
            columns.Add(() => "成立日期", Cells.Date, (row, value) => row.Founded = value);
        }

        protected override Task CheckAsync(IReadOnlyList<ImportedRow<Firm>> rows, CancellationToken cancellationToken)
        {
            foreach (var row in rows.Where(row => row.Value.Name == "taken")) row.Refuse("taken!");
            return Task.CompletedTask;
        }

        protected override Task TakeAsync(IReadOnlyList<Firm> rows, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
