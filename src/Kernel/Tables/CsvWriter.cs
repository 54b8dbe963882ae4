using System.Buffers;
using System.Text;

namespace Niangjia.Kernel.Tables;

internal sealed class CsvWriter : TableWriter
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\t\"\r\n '");
    private readonly StreamWriter _writer;

    public CsvWriter(Stream stream, IReadOnlyList<TableColumn> columns)
    {
        _writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true);
        for (var i = 0; i < columns.Count; i++) Cell(i, CsvFormula.Neutralise(columns[i].Title));
        _writer.Write("\r\n");
    }

    public override void Row(params ReadOnlySpan<CellValue> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            Cell(i, cells[i].Kind == CellKind.Text ? CsvFormula.Neutralise(cells[i].Text!) : cells[i].ToString());
        _writer.Write("\r\n");
    }

    private void Cell(int at, string text)
    {
        if (at > 0) _writer.Write(',');
        if (!text.AsSpan().ContainsAny(Special))
        {
            _writer.Write(text);
            return;
        }
        _writer.Write('"');
        _writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        _writer.Write('"');
    }

    private protected override void Finish() => _writer.Dispose();
}
