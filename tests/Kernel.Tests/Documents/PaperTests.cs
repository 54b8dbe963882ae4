using System.Diagnostics;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Niangjia.Kernel.Documents;

namespace Niangjia.Kernel.Tests.Documents;

/// <summary>Official documents on paper (R §14): what a reader, a printer and a court need of the file.</summary>
public sealed partial class PaperTests
{
    [Fact]
    public void Three_copies_are_marked_and_counted_each_for_itself_and_one_can_be_had_alone()
    {
        var paper = Papers.Agreement().For(_ => false);
        var text = TextOf(PdfWriter.Write(paper));
        foreach (var mark in new[] { "第一联 申请人留存", "第二联 被申请人留存", "第三联 调解组织存档" }) text.ShouldContain(mark);
        var pages = Regex.Matches(Compact(text), @"第1页共(\d+)页").Select(first => first.Groups[1].Value).ToList();
        pages.Count.ShouldBe(3, Compact(text));
        pages.Distinct().Count().ShouldBe(1);
        Regex.Count(Compact(text), $"第{pages[0]}页共{pages[0]}页").ShouldBe(3);
        var second = TextOf(PdfWriter.Write(paper, 2));
        second.ShouldContain("第二联");
        second.ShouldNotContain("第一联");
    }

    [Fact]
    public void The_text_can_be_searched_the_fonts_are_in_the_file_and_it_has_title_and_structure()
    {
        var pdf = PdfWriter.Write(Papers.Agreement().For(_ => false));
        var text = TextOf(pdf);
        foreach (var word in new[] { "劳动争议调解协议书", "大写：壹万捌仟元伍角整", "〔2026〕春晖工调协字第0012号", "2026年3月2日（2026-03-02）", "盖章处", "7K3M 9QX2 HTVA", Papers.Digest }) text.ShouldContain(word);
        var fonts = Tool("pdffonts", pdf);
        Regex.Count(fonts, @"CID Type 0C +Identity-H +yes yes yes").ShouldBeGreaterThan(2);
        fonts.ShouldNotContain("Type 3");
        var facts = Tool("pdfinfo", pdf);
        facts.ShouldContain("劳动争议调解协议书 〔2026〕春晖工调协字第0012号");
        TaggedLine().IsMatch(facts).ShouldBeTrue(facts);
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes_and_another_word_another_digest()
    {
        var paper = Papers.Agreement();
        PdfWriter.Write(paper.For(_ => true)).ShouldBe(PdfWriter.Write(PaperDocument.Thaw(paper.Freeze()) is var kept ? (kept with { Check = paper.Check }).For(_ => true) : null!));
        var digest = PaperDocument.DigestOf(paper.Freeze());
        PaperDocument.DigestOf(PaperDocument.Thaw(paper.Freeze()).Freeze()).ShouldBe(digest);
        PaperDocument[] others = [paper with { Number = "〔2026〕1号" }, paper with { On = new DateOnly(2026, 3, 3) }, paper with { Unit = "别的工会" }, Papers.Agreement(7), paper with { Guarded = [] }, paper with { Copies = [] }];
        foreach (var other in others) PaperDocument.DigestOf(other.Freeze()).ShouldNotBe(digest);
    }

    [Fact]
    public void What_is_guarded_is_masked_for_all_but_those_who_may_read_it()
    {
        var paper = Papers.Agreement();
        var (masked, open) = (TextOf(PdfWriter.Write(paper.For(_ => false))), TextOf(PdfWriter.Write(paper.For(text => text.Key == "account-1"))));
        masked.ShouldContain("6222 **** **** 1234");
        masked.ShouldNotContain("6222 0000");
        open.ShouldContain("6222 0000 9999 1234");
        paper.For(_ => false).Freeze().ShouldNotContain("0000 9999");
    }

    [Fact]
    public void No_line_begins_with_a_closing_mark_or_ends_with_an_opening_one()
    {
        var lines = TextOf(PdfWriter.Write(Papers.Agreement(30), 1)).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        lines.Count.ShouldBeGreaterThan(60);
        lines.ShouldNotContain(line => "，。、；：！？）》”".Contains(line.First(), StringComparison.Ordinal));
        lines.ShouldNotContain(line => "（《“".Contains(line.Last(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_seal_never_stands_alone_on_a_page_and_a_heading_never_last()
    {
        for (var clauses = 1; clauses < 14; clauses++)
        {
            var paper = Papers.Agreement(clauses);
            paper = paper with { Blocks = [.. paper.Blocks.Where(block => block is not Signatures and not Grid and not Listing)], Copies = [] };
            var pages = TextOf(PdfWriter.Write(paper)).TrimEnd('\f').Split('\f');
            pages[^1].Split('\n').Count(line => line.Trim().Length > 0).ShouldBeGreaterThan(7, $"{clauses}");
            foreach (var page in pages) page.Trim().Split('\n')[^2].ShouldNotContain("二、协议内容");
        }
    }

    [Fact]
    public void A_bundle_lists_what_is_in_it_with_the_pages_on_which_it_stands()
    {
        PaperDocument[] papers = [.. Enumerable.Range(1, 40).Select(number => Papers.Agreement(number % 3 == 0 ? 12 : 1) with { Title = $"文书{number:00}", Number = $"第{number}号" })];
        var pages = TextOf(PdfWriter.WriteBundle("王小工与某某制鞋厂劳动争议", "春晖街道总工会", "TJ-999901-2026-0012", papers, new(2026, 5, 1))).TrimEnd('\f').Split('\f');
        for (var page = 1; page <= pages.Length; page++) Compact(pages[page - 1]).ShouldContain($"第{page}页共{pages.Length}页");
        var contents = string.Join('\n', pages.TakeWhile(page => page.Contains("页次", StringComparison.Ordinal)));
        contents.ShouldContain("卷内文书目录");
        foreach (var paper in papers)
        {
            var line = contents.Split('\n').Single(line => line.Contains(paper.Title, StringComparison.Ordinal));
            var first = int.Parse(LastNumbers().Match(line.Trim()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            pages[first - 1].ShouldContain(paper.Title);
        }
    }

    [Fact]
    public void A_draft_says_so_across_every_page_and_has_no_code()
    {
        var text = TextOf(PdfWriter.Write(Papers.Agreement() with { Number = null, On = null, Check = null, Copies = [], IsDraft = true }));
        text.ShouldContain("未编号");
        text.ShouldNotContain("扫码核验");
    }

    [Fact]
    public void Word_opens_it_with_styles_and_fields_and_finds_no_fault()
    {
        using var file = new MemoryStream(DocxWriter.Write(Papers.Agreement().For(_ => false)));
        using var word = WordprocessingDocument.Open(file, false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        var xml = word.MainDocumentPart!.Document.OuterXml;
        foreach (var part in new[] { "w:val=\"Title\"", "w:val=\"Heading1\"", "壹万捌仟元伍角整", "a:blip" }) xml.ShouldContain(part);
        word.MainDocumentPart.FooterParts.Single().Footer.InnerText.ShouldContain("NUMPAGES");
        word.MainDocumentPart.StyleDefinitionsPart!.Styles!.OuterXml.ShouldContain("w:eastAsia=\"黑体\"");
    }

    // Where a line is set wide or narrow the extraction sees spaces or none.
    private static string Compact(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));

    private static string TextOf(byte[] pdf) => Spaces().Replace(Tool("pdftotext", pdf, "-layout", "-"), " ");

    private static string Tool(string name, byte[] pdf, params string[] more)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            string[] arguments = [file, .. more];
            if (more.Length > 0) arguments = [.. more[..^1], file, more[^1]];
            using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
            return process.StandardOutput.ReadToEnd();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("[ 　]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"Tagged:\s+yes")]
    private static partial Regex TaggedLine();

    [GeneratedRegex(@"(\d+)(–\d+)?$")]
    private static partial Regex LastNumbers();
}
