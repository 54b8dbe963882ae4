using System.IO.Compression;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Tables;

public sealed class TableWriterTests
{
    [Fact]
    public void Every_kind_of_cell_comes_back()
    {
        var at = new DateTimeOffset(2026, 3, 2, 1, 2, 3, TimeSpan.Zero);
        var rows = Written(["文字", "数", "金额", "日期", "时间", "空"], table => table.Row("张三 <&> \"引号\" _x0041_ 😀\n第二行 ", 42, Money.FromFen(123450), new DateOnly(2026, 2, 28), at, default));
        rows[0].Cells.Select(cell => cell.Text).ShouldBe(["文字", "数", "金额", "日期", "时间", "空"]);
        rows[1][0].ShouldBe("张三 <&> \"引号\" _x0041_ 😀\n第二行 ");
        rows[1][1].ShouldBe("42");
        decimal.Parse(rows[1][2]).ShouldBe(1234.5m);
        (rows[1][3], rows[1][4], rows[1][5]).ShouldBe(("2026-02-28", "2026-03-02 09:02:03", ""));
    }

    [Theory]
    [InlineData("=1+1"), InlineData("+8613812345678"), InlineData("-2+3"), InlineData("@SUM(A1)"), InlineData("=HYPERLINK(\"http://x\")"), InlineData("\t=1"), InlineData("'=1"), InlineData("＝1")]
    public void Text_is_never_a_formula_and_comes_back_as_it_was(string text)
    {
        Written(["a"], table => table.Row(text))[1][0].ShouldBe(text);
        XDocument.Load(Entry(Xlsx(["a"], table => table.Row(text)), "xl/worksheets/sheet1.xml")).Descendants().ShouldNotContain(element => element.Name.LocalName == "f");
    }

    [Fact]
    public void Any_text_survives() => Prop.ForAll<NonNull<string>[]>(texts =>
    {
        var cells = texts.Select(text => Printable(text.Get)).Append("end").ToArray();
        var rows = Written([.. cells.Select((_, i) => $"c{i}")], table => table.Row([.. cells.Select(cell => (CellValue)cell)]));
        return cells.Select((cell, i) => rows[1][i] == cell).All(same => same);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rows_and_cells_carry_their_address_and_the_header_is_fixed()
    {
        var sheet = XDocument.Load(Entry(Xlsx([.. Enumerable.Range(0, 30).Select(i => $"c{i}")], table => table.Row([.. Enumerable.Repeat((CellValue)1, 30)])), "xl/worksheets/sheet1.xml"));
        var second = sheet.Descendants().Where(element => element.Name.LocalName == "row").ElementAt(1);
        second.Attribute("r")!.Value.ShouldBe("2");
        second.Elements().Select(cell => cell.Attribute("r")!.Value).ShouldBe([.. Enumerable.Range(0, 26).Select(i => $"{(char)('A' + i)}2"), "AA2", "AB2", "AC2", "AD2"]);
        sheet.Descendants().Single(element => element.Name.LocalName == "pane").Attribute("state")!.Value.ShouldBe("frozen");
        sheet.Descendants().Single(element => element.Name.LocalName == "autoFilter").Attribute("ref")!.Value.ShouldBe("A1:AD2");
    }

    [Fact]
    public void A_sheet_may_be_called_anything() =>
        XDocument.Load(Entry(Xlsx(["a"], table => table.Row("x"), "2026/03: [诉求]?*" + new string('长', 50)), "xl/workbook.xml"))
            .Descendants().Single(element => element.Name.LocalName == "sheet").Attribute("name")!.Value.Length.ShouldBe(31);

    [Fact]
    public void A_hundred_thousand_rows_stream_in_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using (var table = TableWriter.Xlsx(Stream.Null, "x", [.. Enumerable.Range(0, 10).Select(i => new TableColumn($"c{i}"))]))
            for (var i = 0; i < 100_000; i++) table.Row("张三", "合德镇人民路", 1, 2, Money.FromFen(i), "a", "b", "c", "d", i);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20 << 20);
    }

    // What XML cannot hold is dropped on purpose, a return is a line feed to a spreadsheet, and reading text needs whole characters.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value is >= ' ' and not 0xFFFD and not 0xFFFE and not 0xFFFF or '\n' or '\t').Select(rune => rune.ToString()));

    private static List<TableRow> Written(string[] columns, Action<TableWriter> write) => [.. TableReader.Read(Xlsx(columns, write))];

    private static MemoryStream Xlsx(string[] columns, Action<TableWriter> write, string sheet = "x")
    {
        var stream = new MemoryStream();
        using (var table = TableWriter.Xlsx(stream, sheet, [.. columns.Select(column => new TableColumn(column))], "由 张三 & 李四 导出")) write(table);
        stream.Position = 0;
        return stream;
    }

    private static Stream Entry(Stream xlsx, string name) => new ZipArchive(xlsx).GetEntry(name)!.Open();
}
