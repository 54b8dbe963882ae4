namespace Niangjia.Kernel.Tables;

/// <summary>A column of a file that is written.</summary>
/// <param name="Title">Header text.</param>
/// <param name="Width">Width in characters of a spreadsheet; a Chinese character takes two.</param>
public sealed record TableColumn(string Title, double Width = 16);

/// <summary>
/// Writes a table row by row, in constant memory. The stream must allow synchronous writing: a file, a
/// memory stream (see <see cref="TableDownload"/> for an HTTP response).
/// </summary>
public abstract class TableWriter : IDisposable
{
    private protected TableWriter()
    {
    }

    /// <summary>An xlsx workbook with one sheet: header fixed and filterable, cells typed, text never taken for a formula.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="sheet">Name of the sheet; characters that sheets may not have are replaced.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="note">Printed at the foot of every page, such as who exported when (R-SEC-16).</param>
    public static TableWriter Xlsx(Stream stream, string sheet, IReadOnlyList<TableColumn> columns, string? note = null) => new XlsxWriter(stream, sheet, columns, note);

    /// <summary>Writes one row.</summary>
    /// <exception cref="InvalidOperationException">More rows than a sheet can hold (1,048,576).</exception>
    public abstract void Row(params ReadOnlySpan<CellValue> cells);

    /// <summary>Completes the file. Nothing may follow.</summary>
    public void Dispose()
    {
        Finish();
        GC.SuppressFinalize(this);
    }

    private protected abstract void Finish();
}
