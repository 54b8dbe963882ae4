using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Niangjia.Kernel.Documents;

/// <summary>Writes documents for Word and WPS: real styles, fields that count the pages, the fonts offices have. What is valid is the PDF; this is to work with.</summary>
public static class DocxWriter
{
    private const int TextWidth = 8640; // twentieths of a point
    private const int Half = TextWidth / 2;

    /// <summary>Writes one document for its reader (<see cref="PaperDocument.For"/>).</summary>
    public static byte[] Write(PaperDocument paper)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.All();
            main.AddNewPart<DocumentSettingsPart>().Settings = new(new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation });
            var pictures = new DocxPictures(main);
            var body = new Body();
            body.Append(Line("Unit", paper.Unit), Line("Title", paper.Title), NumberLine(paper));
            foreach (var block in paper.Body) body.Append(Set(block, pictures));
            body.Append(Closing(paper, pictures));
            body.Append(Section(main));
            main.Document = new(body);
            (word.PackageProperties.Title, word.PackageProperties.Creator) = (paper.Title, paper.Unit);
            if (paper.On is { } on) word.PackageProperties.Created = on.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        }
        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Set(Block block, DocxPictures pictures) => block switch
    {
        Paragraph { Flush: true } paragraph => [Line("Addressee", paragraph.Text)],
        Paragraph { Term: { } term } paragraph => [Line("Body", Bold($"{term}："), Text(paragraph.Text))],
        Paragraph paragraph => [Line("Body", paragraph.Text)],
        Heading heading => [Line("Heading1", heading.Text)],
        Listing listing => listing.Items.Select((item, index) => Line("Item", $"{index + 1}．{item}")),
        Grid grid => [Table(grid), Line("Cell", "")],
        Signatures signatures => [Table(signatures, pictures), Line("Cell", "")],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static W.Paragraph NumberLine(PaperDocument paper)
    {
        var line = Line("Number", Text(PaperWords.Reference(paper.Reference)), new Run(new TabChar()), Text(PaperWords.Number(paper.Number)));
        line.ParagraphProperties!.Append(new Tabs(new TabStop { Val = TabStopValues.Right, Position = TextWidth }));
        return line;
    }

    private static Table Table(Grid grid)
    {
        var weight = grid.Columns.Sum(column => column.Weight);
        var widths = grid.Columns.Select(column => TextWidth * column.Weight / weight).ToList();
        var table = Frame(BorderValues.Single, widths);
        table.Append(TableLine(grid, widths, [.. grid.Columns.Select(column => column.Title)], head: true));
        foreach (var row in grid.Rows) table.Append(TableLine(grid, widths, row, head: false));
        return table;
    }

    private static TableRow TableLine(Grid grid, List<int> widths, IReadOnlyList<string> cells, bool head)
    {
        var row = new TableRow(head ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
        for (var i = 0; i < cells.Count; i++)
        {
            var line = Line(head ? "CellHead" : "Cell", cells[i]);
            if (grid.Columns[i].Right) line.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            row.Append(Cell(widths[i], line));
        }
        return row;
    }

    private static Table Table(Signatures signatures, DocxPictures pictures)
    {
        var table = Frame(BorderValues.None, [Half, Half]);
        foreach (var pair in signatures.Lines.Chunk(2))
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            for (var i = 0; i < 2; i++) row.Append(Cell(Half, i < pair.Length ? [.. Signature(pair[i], pictures)] : [Line("Cell", "")]));
            table.Append(row);
        }
        return table;
    }

    private static IEnumerable<W.Paragraph> Signature(SignatureLine line, DocxPictures pictures)
    {
        yield return Line("Sign", Bold($"{line.Role}："), Text(line.Name));
        if (line.Png is { } png && pictures.Picture(png, 110, 44, line.Name) is { } strokes) yield return Line("Sign", new Run(strokes));
        yield return Line("Sign", line.Note ?? $"{PaperWords.Sign}＿＿＿＿＿＿");
        if (line.Note is null) yield return Line("Sign", PaperWords.SignDay);
    }

    private static IEnumerable<OpenXmlElement> Closing(PaperDocument paper, DocxPictures pictures)
    {
        var table = Frame(BorderValues.None, [Half, Half]);
        var left = new List<W.Paragraph>();
        if (paper.Check is { } check)
        {
            if (pictures.Picture(CheckSquare.Png(check.Url), 84, 84, PaperWords.Scan) is { } code) left.Add(Line("Cell", new Run(code)));
            left.Add(Line("Cell", PaperWords.Scan));
            left.Add(Line("Cell", PaperWords.Code(check.Code)));
        }
        left.Add(Line("Cell", paper.Template));
        var right = new List<W.Paragraph>();
        if (paper.HasSeal) right.AddRange([Line("Seal", PaperWords.Seal), Line("Closing", paper.Unit)]);
        if (paper.On is { } on) right.Add(Line("Closing", $"{PaperWords.Day(on)}（{on:yyyy-MM-dd}）"));
        if (right.Count == 0) right.Add(Line("Cell", ""));
        table.Append(new TableRow(new TableRowProperties(new CantSplit()), Cell(Half, [.. left]), Cell(Half, [.. right])));
        yield return table;
        yield return Line("Digest", paper.Check is { } mark ? PaperWords.Digest(mark.Digest) : paper.IsDraft ? PaperWords.Draft : "");
    }

    private static SectionProperties Section(MainDocumentPart main)
    {
        var foot = main.AddNewPart<FooterPart>();
        foot.Footer = new(Line("Footer", Text("第 "), Field("PAGE"), Text(" 页　共 "), Field("NUMPAGES"), Text(" 页")));
        return new(
            new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(foot) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 1701, Bottom = 1587, Left = 1633, Right = 1633, Header = 851, Footer = 851, Gutter = 0 });
    }

    private static Table Frame(BorderValues kind, IReadOnlyList<int> widths)
    {
        T Border<T>() where T : BorderType, new() => new() { Val = kind, Size = 4, Space = 0 };
        return new(
            new TableProperties(
                new TableWidth { Width = $"{TextWidth}", Type = TableWidthUnitValues.Dxa },
                new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(width => new W.GridColumn { Width = $"{width}" })));
    }

    private static TableCell Cell(int width, params W.Paragraph[] lines) =>
        new([new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa }), .. lines]);

    private static W.Paragraph Line(string style, params Run[] runs) => new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    private static W.Paragraph Line(string style, string text) => Line(style, Text(text));

    private static Run Text(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Bold(string text) => new(new RunProperties(new Bold()), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    private static Run Field(string what) => new(
        new FieldChar { FieldCharType = FieldCharValues.Begin }, new FieldCode(what) { Space = SpaceProcessingModeValues.Preserve }, new FieldChar { FieldCharType = FieldCharValues.End });
}
