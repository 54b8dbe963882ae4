using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Niangjia.Kernel.Tables;

/// <summary>A workbook written front to back: the sheet as inline strings, then the small parts that a workbook needs. 100,000 rows take about half a second.</summary>
internal sealed class XlsxWriter : TableWriter
{
    private const int MostRows = 1_048_576;
    private readonly ZipArchive _zip;
    private readonly XmlText _xml;
    private readonly string _sheet;
    private readonly string? _note;
    private readonly byte[][] _letters;
    private int _row;

    public XlsxWriter(Stream stream, string sheet, IReadOnlyList<TableColumn> columns, string? note)
    {
        _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        _sheet = SheetName(sheet);
        _note = note;
        _letters = [.. Enumerable.Range(0, Math.Max(columns.Count, 1)).Select(at => Encoding.ASCII.GetBytes(Letters(at)))];
        _xml = new(_zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open());
        _xml.Raw(XlsxParts.SheetHead);
        if (columns.Count > 0)
        {
            _xml.Raw("<cols>"u8);
            for (var i = 0; i < columns.Count; i++)
                _xml.Raw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"/>"));
            _xml.Raw("</cols>"u8);
        }
        _xml.Raw("<sheetData>"u8);
        Write([.. columns.Select(column => (CellValue)column.Title)], XlsxParts.HeaderStyle);
    }

    public override void Row(params ReadOnlySpan<CellValue> cells) => Write(cells, null);

    private void Write(ReadOnlySpan<CellValue> cells, int? style)
    {
        if (cells.Length > _letters.Length) throw new InvalidOperationException($"The table has {_letters.Length} columns, the row {cells.Length}.");
        if (++_row > MostRows) throw new InvalidOperationException($"A sheet holds at most {MostRows} rows.");
        _xml.Raw("<row r=\""u8);
        _xml.Number(_row);
        _xml.Raw("\">"u8);
        for (var i = 0; i < cells.Length; i++)
            if (cells[i].Kind != CellKind.Empty) Cell(i, cells[i], style);
        _xml.Raw("</row>"u8);
    }

    private void Cell(int column, CellValue cell, int? style)
    {
        // Rows and cells carry their address: some readers find nothing without it.
        _xml.Raw("<c r=\""u8);
        _xml.Raw(_letters[column]);
        _xml.Number(_row);
        _xml.Raw("\" s=\""u8);
        _xml.Number(style ?? (int)cell.Kind);
        if (cell.Kind == CellKind.Text)
        {
            _xml.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
            _xml.Text(cell.Text.AsSpan(0, Math.Min(cell.Text!.Length, TableLimits.CellLength)));
            _xml.Raw("</t></is></c>"u8);
            return;
        }
        _xml.Raw("\"><v>"u8);
        _xml.Number(cell.Number);
        _xml.Raw("</v></c>"u8);
    }

    private protected override void Finish()
    {
        _xml.Raw("</sheetData>"u8);
        _xml.Raw($"<autoFilter ref=\"A1:{Letters(_letters.Length - 1)}{_row}\"/>");
        _xml.Raw("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>"u8);
        if (_note is not null)
        {
            // & begins a code in a page footer, and 255 characters is its limit.
            var note = _note.Replace("&", "&&", StringComparison.Ordinal);
            _xml.Raw("<headerFooter><oddFooter>&amp;L"u8);
            _xml.Text(note.AsSpan(0, Math.Min(note.Length, 200)));
            _xml.Raw("&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"u8);
        }
        _xml.Raw("</worksheet>"u8);
        _xml.Dispose();
        foreach (var (name, content) in XlsxParts.Others)
        {
            using var part = new XmlText(_zip.CreateEntry(name, CompressionLevel.Fastest).Open());
            part.Raw(content);
        }
        using (var book = new XmlText(_zip.CreateEntry("xl/workbook.xml", CompressionLevel.Fastest).Open()))
        {
            book.Raw(XlsxParts.BookHead);
            book.Text(_sheet);
            book.Raw(XlsxParts.BookTail);
        }
        _zip.Dispose();
    }

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private static string SheetName(string name)
    {
        var clean = string.Concat(Values.TypedText.OneLine(name).Select(c => c is ':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\'' ? ' ' : c)).Trim();
        return clean.Length == 0 ? "Sheet1" : clean[..Math.Min(clean.Length, 31)];
    }
}
