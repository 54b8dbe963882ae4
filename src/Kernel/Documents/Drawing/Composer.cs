namespace Niangjia.Kernel.Documents.Drawing;

/// <summary>A document to rows.</summary>
internal sealed class Composer(Typesetter type)
{
    private const double Pad = 5;
    private const double TableLine = 17;

    public IReadOnlyList<Row> Compose(PaperDocument paper)
    {
        var rows = new List<Row>();
        rows.AddRange(Centred(paper.Unit, Font.Unit, 27));
        rows.AddRange(Centred(paper.Title, Font.Title, 38).Select(row => row with { Tag = "H1" }));
        rows.Add(NumberLine(paper));
        var blocks = paper.Body.ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            var set = Set(blocks[i]).ToList();
            // What belongs to the seal takes two lines of text with it: a page with a seal alone could be put behind any text.
            if (i == blocks.Count - 1 && blocks[i] is not Grid) for (var row = Math.Max(0, set.Count - 2); row < set.Count; row++) set[row] = set[row] with { KeepsNext = true };
            rows.AddRange(set);
        }
        rows.Add(Closing(paper));
        return rows;
    }

    /// <summary>The rows of one block.</summary>
    public IEnumerable<Row> Set(Block block) => block switch
    {
        Paragraph paragraph => Text(paragraph),
        Heading heading => Lines(type.Lines(heading.Text, Font.Heading, Sheet.Text), 26, 14, "H2", 10, keepsNext: true),
        Listing listing => listing.Items.SelectMany((item, index) => Item(index + 1, item)),
        Grid grid => Table(grid),
        Signatures signatures => Signing(signatures),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private IEnumerable<Row> Text(Paragraph paragraph)
    {
        var term = paragraph.Term is { } word ? $"{word}：" : "";
        return Lines(
            type.Lines(term + paragraph.Text, Font.Body, Sheet.Text, paragraph.Flush ? 0 : 2 * Sheet.Em, term.Length > 0 ? (term.Length, Font.Term) : null, straight: true),
            Sheet.LineHeight, Font.Body.Size, "P");
    }

    private IEnumerable<Row> Item(int number, string item)
    {
        var mark = type.Lines($"{number}．", Font.Body, Sheet.Text)[0];
        var lines = type.Lines(item, Font.Body, Sheet.Text - 4 * Sheet.Em, straight: true);
        return lines.Select((line, index) => new Row(Sheet.LineHeight, (canvas, y) =>
        {
            if (index == 0) canvas.Text(mark, Sheet.Left + 4 * Sheet.Em - mark.Width, y + Foot(Sheet.LineHeight, 12));
            canvas.Text(line, Sheet.Left + 4 * Sheet.Em, y + Foot(Sheet.LineHeight, 12));
        })
        { Tag = "P", KeepsNext = index < lines.Count - 1 });
    }

    // No line of a paragraph stands alone on a page, neither its first nor its last.
    private static IEnumerable<Row> Lines(IReadOnlyList<TextLine> lines, double height, double size, string tag, double before = 0, bool keepsNext = false) =>
        lines.Select((line, index) => new Row(height, (canvas, y) => canvas.Text(line, Sheet.Left, y + Foot(height, size)))
        {
            Tag = tag,
            Before = index == 0 ? before : 0,
            KeepsNext = keepsNext || lines.Count > 1 && (index == 0 || index == lines.Count - 2),
        });

    private IEnumerable<Row> Centred(string text, Font font, double height) => type.Lines(text, font, Sheet.Text).Select(line =>
        new Row(height, (canvas, y) => canvas.Text(line, Sheet.Left + (Sheet.Text - line.Width) / 2, y + Foot(height, font.Size))) { KeepsNext = true });

    private Row NumberLine(PaperDocument paper)
    {
        var reference = type.Lines(PaperWords.Reference(paper.Reference), Font.Table, Sheet.Text)[0];
        var number = type.Lines(PaperWords.Number(paper.Number), Font.Table, Sheet.Text)[0];
        return new(34, (canvas, y) =>
        {
            canvas.Text(reference, Sheet.Left, y + 14);
            canvas.Text(number, Sheet.Left + Sheet.Text - number.Width, y + 14);
            canvas.Line(Sheet.Left, y + 21, Sheet.Left + Sheet.Text, y + 21, 0.8);
        })
        { KeepsNext = true, Tag = "P" };
    }

    private IEnumerable<Row> Table(Grid grid)
    {
        var weight = grid.Columns.Sum(column => column.Weight);
        var widths = grid.Columns.Select(column => Sheet.Text * column.Weight / weight).ToList();
        var head = TableRow(grid, widths, [.. grid.Columns.Select(column => column.Title)], Font.TableHead) with { Before = 6, KeepsNext = true };
        yield return head;
        for (var i = 0; i < grid.Rows.Count; i++)
            yield return TableRow(grid, widths, grid.Rows[i], Font.Table) with { Head = head, KeepsNext = i == 0 && grid.Rows.Count > 1 };
        yield return new(8, (_, _) => { });
    }

    private Row TableRow(Grid grid, List<double> widths, IReadOnlyList<string> cells, Font font)
    {
        var set = cells.Select((cell, i) => type.Lines(cell, font, widths[i] - 2 * Pad)).ToList();
        var height = set.Max(lines => lines.Count) * TableLine + 2 * Pad - 2;
        return new(height, (canvas, y) =>
        {
            var x = Sheet.Left;
            canvas.Line(x, y, x + Sheet.Text, y);
            canvas.Line(x, y + height, x + Sheet.Text, y + height);
            canvas.Line(x, y, x, y + height);
            for (var i = 0; i < widths.Count; i++)
            {
                var (left, width, lines) = (x, widths[i], set[i]);
                canvas.Tagged(font == Font.TableHead ? "TH" : "TD", () =>
                {
                    for (var line = 0; line < lines.Count; line++)
                        canvas.Text(lines[line], grid.Columns[i].Right ? left + width - Pad - lines[line].Width : left + Pad, y + Pad - 1 + line * TableLine + Foot(TableLine, font.Size));
                });
                x += width;
                canvas.Line(x, y, x, y + height);
            }
        })
        { Tag = "TR" };
    }

    private IEnumerable<Row> Signing(Signatures signatures) => signatures.Lines.Chunk(2).Select((pair, index) =>
    {
        var cells = pair.Select(line => (Line: line, Set: SetSignature(line))).ToList();
        var height = cells.Max(cell => cell.Line.Png is null ? cell.Line.Note is null ? 84.0 : 66 : 106);
        return new Row(height, (canvas, y) =>
        {
            for (var i = 0; i < cells.Count; i++) DrawSignature(canvas, cells[i].Line, cells[i].Set, Sheet.Left + i * Sheet.Text / 2, y);
        })
        { Before = index == 0 ? 12 : 0, Tag = "P", KeepsNext = (index + 1) * 2 < signatures.Lines.Count };
    });

    private IReadOnlyList<IReadOnlyList<TextLine>> SetSignature(SignatureLine line) =>
    [
        type.Lines(line.Name.Length > 0 ? $"{line.Role}：{line.Name}" : $"{line.Role}：", Font.Body, Sheet.Text / 2 - 12, 0, (line.Role.Length + 1, Font.Term)),
        type.Lines(line.Note ?? PaperWords.Sign, Font.Table, Sheet.Text / 2 - 12),
        line.Note is null ? type.Lines(PaperWords.SignDay, Font.Table, Sheet.Text) : [],
    ];

    private static void DrawSignature(Canvas canvas, SignatureLine line, IReadOnlyList<IReadOnlyList<TextLine>> set, double x, double y)
    {
        foreach (var text in set[0].Take(2))
        {
            canvas.Text(text, x, y + 15);
            y += 18;
        }
        if (line.Png is { } png)
        {
            canvas.Picture(png, x, y + 2, 110, 44);
            y += 48;
        }
        foreach (var text in set[1].Take(2))
        {
            canvas.Text(text, x, y + 13);
            y += 16;
        }
        if (line.Note is not null) return;
        canvas.Line(x + set[1][0].Width, y, x + Sheet.Text / 2 - 18, y);
        canvas.Text(set[2][0], x + Sheet.Text / 2 - 18 - set[2][0].Width, y + 22);
    }

    // The seal covers name and day; the code stands beside it.
    private Row Closing(PaperDocument paper)
    {
        var unit = type.Lines(paper.Unit, Font.Body, 230);
        var day = paper.On is { } on ? type.Lines($"{PaperWords.Day(on)}（{on:yyyy-MM-dd}）", Font.Body, 260)[0] : (TextLine?)null;
        var seal = type.Lines(PaperWords.Seal, Font.Small, 100)[0];
        var notes = paper.Check is { } check
            ? new[] { type.Lines(PaperWords.Scan, Font.Small, 200)[0], type.Lines(PaperWords.Code(check.Code), Font.Small, 200)[0], type.Lines(PaperWords.Digest(check.Digest), Font.Tiny, Sheet.Text)[0] } : [];
        var template = paper.Template.Length > 0 ? type.Lines(paper.Template, Font.Tiny, 200)[0] : (TextLine?)null;
        var modules = paper.Check is { } mark ? CheckSquare.Modules(mark.Url) : null;
        return new(142, (canvas, y) =>
        {
            if (modules is not null)
            {
                canvas.Square(modules, Sheet.Left - 8, y - 4, 92);
                canvas.Text(notes[0], Sheet.Left, y + 98);
                canvas.Text(notes[1], Sheet.Left, y + 111);
                canvas.Text(notes[2], Sheet.Left, y + 136);
            }
            if (template is { } version) canvas.Text(version, Sheet.Left, y + 125);
            var centre = Sheet.Left + Sheet.Text - 118;
            if (paper.HasSeal)
            {
                canvas.DottedCircle(centre, y + 54, 52);
                canvas.Grey(0.6);
                canvas.Text(seal, centre - seal.Width / 2, y + 22);
                canvas.Grey(0);
                for (var i = 0; i < unit.Count; i++) canvas.Text(unit[i], centre - unit[i].Width / 2, y + 52 + i * 18 - (unit.Count - 1) * 9);
            }
            if (day is { } date) canvas.Text(date, centre - date.Width / 2, y + 82);
        })
        { Before = 22, Tag = "P" };
    }

    private static double Foot(double height, double size) => (height + size * 0.72) / 2;
}
