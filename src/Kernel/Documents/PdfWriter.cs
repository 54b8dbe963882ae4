using Niangjia.Kernel.Documents.Drawing;

namespace Niangjia.Kernel.Documents;

/// <summary>
/// Writes documents as PDF: fonts embedded as subsets, text that can be searched and copied, structure for readers for the blind. The same document always
/// gives the same bytes, as long as the fonts of the machine stay the same.
/// </summary>
public static class PdfWriter
{
    private const double FootLine = Sheet.Height - 48;

    /// <summary>Writes one document; with several copies one after the other, each marked and counted for itself.</summary>
    /// <param name="paper">The document, for its reader (<see cref="PaperDocument.For"/>).</param>
    /// <param name="copy">Only the copy of this number, from 1.</param>
    public static byte[] Write(PaperDocument paper, int? copy = null)
    {
        using var type = new Typesetter();
        var pages = Pagination.Break(new Composer(type).Compose(paper));
        using var canvas = new Canvas(paper.Number is { } number ? $"{paper.Title} {number}" : paper.Title, paper.Unit, paper.On);
        var marks = paper.Copies.Count == 0 ? [null] : paper.Copies.Select((mark, index) => (index + 1, PaperWords.Copy(index + 1, mark)))
            .Where(mark => copy is null || mark.Item1 == copy).Select(mark => (string?)mark.Item2).ToList();
        foreach (var mark in marks)
            for (var i = 0; i < pages.Count; i++) Draw(canvas, type, pages[i], paper, mark, i + 1, pages.Count);
        return canvas.Finish();
    }

    /// <summary>Writes several documents as one file with a list of contents before them and pages counted through.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="unit">Who puts it together.</param>
    /// <param name="reference">Number of the matter.</param>
    /// <param name="papers">The documents in their order.</param>
    /// <param name="on">The day.</param>
    public static byte[] WriteBundle(string title, string unit, string reference, IReadOnlyList<PaperDocument> papers, DateOnly on)
    {
        using var type = new Typesetter();
        var composer = new Composer(type);
        var bodies = papers.Select(paper => (Paper: paper, Pages: Pagination.Break(composer.Compose(paper)))).ToList();
        // How many pages the list takes decides the numbers that stand in it.
        var contents = List(0);
        while (List(contents.Count) is var again && again.Count != contents.Count) contents = again;
        contents = List(contents.Count);
        var total = contents.Count + bodies.Sum(body => body.Pages.Count);
        using var canvas = new Canvas(title, unit, on);
        var page = 0;
        foreach (var sheet in contents) Draw(canvas, type, sheet, null, null, ++page, total);
        foreach (var (paper, pages) in bodies)
            foreach (var sheet in pages) Draw(canvas, type, sheet, paper, null, ++page, total);
        return canvas.Finish();

        IReadOnlyList<SetPage> List(int before)
        {
            var rows = new List<IReadOnlyList<string>>();
            var first = before + 1;
            foreach (var (paper, pages) in bodies)
            {
                var last = first + pages.Count - 1;
                rows.Add([$"{rows.Count + 1}", paper.Title, PaperWords.Number(paper.Number), paper.On is { } day ? $"{day:yyyy-MM-dd}" : "", first == last ? $"{first}" : $"{first}–{last}"]);
                first = last + 1;
            }
            var list = new PaperDocument(PaperWords.Contents, unit, reference,
            [
                new Paragraph(title, Flush: true),
                new Grid([new("序号", 3), new("文书名称", 7), new("文号", 12), new("日期", 6), new("页次", 4, Right: true)], rows),
            ])
            { HasSeal = false, Number = "", On = on };
            return Pagination.Break(composer.Compose(list));
        }
    }

    private static void Draw(Canvas canvas, Typesetter type, SetPage page, PaperDocument? paper, string? mark, int number, int of)
    {
        canvas.BeginPage();
        if (paper is { IsDraft: true }) canvas.Across(type.Lines(PaperWords.Draft, Font.Watermark, Sheet.Height)[0], Sheet.Width / 2, Sheet.Height / 2, -Math.PI / 5);
        canvas.Grey(0);
        if (mark is not null)
        {
            var line = type.Lines(mark, Font.Small, Sheet.Text)[0];
            canvas.Text(line, Sheet.Left + Sheet.Text - line.Width, Sheet.Top - 28);
        }
        foreach (var (row, y) in page.Rows) canvas.Tagged(row.Tag, () => row.Draw(canvas, y));
        var foot = type.Lines(PaperWords.Page(number, of), Font.Small, Sheet.Text)[0];
        canvas.Text(foot, Sheet.Left + (Sheet.Text - foot.Width) / 2, FootLine);
        // A page that is torn out still says what it belongs to.
        if (paper?.Number is { } belongs && number > 1)
        {
            var line = type.Lines(belongs, Font.Small, Sheet.Text)[0];
            canvas.Text(line, Sheet.Left + Sheet.Text - line.Width, FootLine);
        }
    }
}
