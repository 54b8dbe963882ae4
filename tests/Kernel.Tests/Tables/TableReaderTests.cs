using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Tables;

namespace Niangjia.Kernel.Tests.Tables;

public sealed class TableReaderTests
{
    [Fact]
    public void A_csv_of_a_chinese_office_is_read_whatever_its_encoding_and_separator()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, gbk })
            foreach (var separator in ",;\t")
            {
                var text = $"姓名{separator}电话\r\n张三{separator}0515-8231234\n\"李{separator}\"\"四\"\"\n五\"{separator}\n\n王五";
                var rows = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
                rows.Select(row => (row.Line, row[0], row[1])).ShouldBe([(1, "姓名", "电话"), (2, "张三", "0515-8231234"), (3, $"李{separator}\"四\"\n五", ""), (6, "王五", "")], $"{encoding.WebName} {separator}");
            }
    }

    [Fact]
    public void Rare_characters_of_names_survive_gb18030()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Read(gb18030.GetBytes("姓名\n㛃𠮷")).Last()[0].ShouldBe("㛃𠮷");
    }

    [Theory]
    [InlineData("a,=\"0515\",x", "a|0515|x"), InlineData("a,", "a|"), InlineData(",a", "|a"), InlineData("\"a\"b,c", "ab|c"), InlineData("a\"b,c", "a\"b|c"), InlineData("\"\",x", "|x"), InlineData("'=1+1,x", "=1+1|x"), InlineData("'abc,x", "'abc|x")]
    public void Cells_of_a_line(string line, string cells) => string.Join('|', Read(Encoding.UTF8.GetBytes(line)).Single().Cells).ShouldBe(cells);

    [Fact]
    public void Any_text_in_quotes_is_read_as_it_is() => Prop.ForAll<NonNull<string>>(text =>
    {
        var cell = "x" + string.Concat(text.Get.EnumerateRunes().Where(rune => rune.Value != 0));
        var row = Read(Encoding.UTF8.GetBytes($"\"{cell.Replace("\"", "\"\"")}\",end\r\n")).Single();
        return (row[0], row[1]) == (cell, "end");
    }).QuickCheckThrowOnFailure();

    public static TheoryData<string, byte[]> Garbage => new()
    {
        { nameof(TablesText.Empty), [] },
        { nameof(TablesText.Empty), " \r\n,,\n"u8.ToArray() },
        { nameof(TablesText.NoTable), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3] },
        { nameof(TablesText.UnknownEncoding), [0x61, 0xFF, 0xFF, 0x80, 0x0A] },
        { nameof(TablesText.QuoteNotClosed), "a,b\n\"x,y\n"u8.ToArray() },
        { nameof(TablesText.OldExcel), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { nameof(TablesText.Broken), [.. "PK\x03\x04"u8, 1, 2, 3, 4, 5, 6, 7, 8, 9] },
        { nameof(TablesText.NoTable), Zip(("word/document.xml", "<x/>")) },
        { nameof(TablesText.ZipForbidden), Zip(("xl/workbook.xml", "<x/>"), ("inner.zip", "x")) },
        { nameof(TablesText.Broken), Zip(("xl/workbook.xml", "<x/>"), ("../../etc/passwd", "x")) },
        { nameof(TablesText.Broken), Zip(("xl/workbook.xml", "no xml at all"), ("[Content_Types].xml", "<Types/>")) },
        { nameof(TablesText.ZipTooLarge), Zip(("xl/workbook.xml", new string(' ', 5 << 20))) },
        { nameof(TablesText.ZipTooLarge), Zip([.. Enumerable.Range(0, 2_001).Select(i => ($"xl/{i}.xml", "")), ("xl/workbook.xml", "x")]) },
    };

    [Theory, MemberData(nameof(Garbage))]
    public void Garbage_is_refused_with_a_sentence(string key, byte[] content)
    {
        var sentence = TablesText.ResourceManager.GetString(key, null)!;
        var refused = Should.Throw<RefusedException>(() => Read(content));
        refused.Message.ShouldStartWith(sentence.Split('{')[0]);
        refused.Message.ShouldNotContain("{0}");
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml", true), InlineData("xl/sharedStrings.xml", false), InlineData("XL\\SharedStrings.bin", false), InlineData("xl/styles.xml", false)]
    public void Parts_that_are_held_whole_are_smaller_than_sheets(string part, bool sound)
    {
        var zip = Zip(("xl/workbook.xml", "<x/>"), (part, new string('字', 5_000)));
        ZipGuard.Judge(new MemoryStream(zip), new(HeldBytes: 10_000)).ShouldBe(sound ? ZipVerdict.Sound : ZipVerdict.TooLarge);
        new ZipLimits().HeldBytes.ShouldBeLessThanOrEqualTo(30 << 20);
    }

    [Fact]
    public void A_truncated_or_scrambled_workbook_never_leads_to_another_exception()
    {
        var stream = new MemoryStream();
        using (var writer = TableWriter.Xlsx(stream, "x", [new("a"), new("b")]))
            for (var i = 0; i < 200; i++) writer.Row($"text {i}", i);
        var good = stream.ToArray();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bad = i % 3 == 0 ? good[..random.Next(good.Length)] : (byte[])good.Clone();
            if (i % 3 != 0)
                for (var j = 0; j < 20; j++) bad[random.Next(bad.Length)] = (byte)random.Next(256);
            try
            {
                Read(bad);
            }
            catch (RefusedException)
            {
                // Either it could still be read or it was refused.
            }
        }
    }

    [Fact]
    public void A_container_that_lies_about_its_size_is_not_unpacked_beyond_it()
    {
        var honest = Zip(("xl/workbook.xml", new string(' ', 3 << 20)));
        // The size stands twice: in the local header at 22, in the directory at 24 from its signature.
        var lying = (byte[])honest.Clone();
        var directory = lying.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.GetBytes(1000).CopyTo(lying, 22);
        BitConverter.GetBytes(1000).CopyTo(lying, directory + 24);
        using var stream = new MemoryStream(lying);
        ZipGuard.Judge(stream, new()).ShouldBe(ZipVerdict.Sound);
        using var zip = new ZipArchive(stream);
        using var content = zip.Entries[0].Open();
        var unpacked = new MemoryStream();
        try
        {
            content.CopyTo(unpacked);
        }
        catch (InvalidDataException)
        {
            // Newer runtimes notice the lie.
        }
        unpacked.Length.ShouldBeLessThanOrEqualTo(1000);
    }

    [Fact]
    public void Limits_are_told()
    {
        var rows = Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("a,b,c", 11)));
        Should.Throw<RefusedException>(() => Read(rows, new(Rows: 10))).Message.ShouldContain("10");
        Should.Throw<RefusedException>(() => Read(rows, new(Columns: 2))).Message.ShouldContain("2");
        Should.Throw<RefusedException>(() => Read(rows, new(Bytes: 10)));
        Read(rows, new(Rows: 11, Columns: 3)).Count.ShouldBe(11);
    }

    [Fact]
    public void A_number_that_lost_digits_in_the_spreadsheet_is_marked()
    {
        var stream = new MemoryStream();
        using (var writer = TableWriter.Xlsx(stream, "x", [new("id"), new("short"), new("money")])) writer.Row(999901198705121232m, 13812345678, 0.1m + 0.2m);
        var row = Read(stream.ToArray())[1];
        (row.Cells[0].LostDigits, row.Cells[1].LostDigits).ShouldBe((true, false));
        (row[1], row[2]).ShouldBe(("13812345678", "0.3"));
    }

    private static List<TableRow> Read(byte[] content, TableLimits? limits = null) => [.. TableReader.Read(new MemoryStream(content), limits)];

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        return stream.ToArray();
    }
}
