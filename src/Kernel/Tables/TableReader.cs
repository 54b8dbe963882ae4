namespace Niangjia.Kernel.Tables;

/// <summary>
/// Reads xlsx and csv files of unknown origin row by row. Whatever is wrong with the file becomes a <see cref="RefusedException"/> with a sentence
/// that says what to do; nothing in a file leads to another exception.
/// </summary>
public static class TableReader
{
    /// <summary>The rows of the first sheet (or of the csv file) that hold something, in order, the header among them.</summary>
    /// <param name="stream">Readable and seekable; stays open.</param>
    /// <param name="limits">Largest file accepted.</param>
    /// <exception cref="RefusedException">While enumerating: no table, broken, or too large.</exception>
    public static IEnumerable<TableRow> Read(Stream stream, TableLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Guarded(stream, limits ?? new());
    }

    private static IEnumerable<TableRow> Guarded(Stream stream, TableLimits limits)
    {
        if (stream.Length == 0) throw new RefusedException(TablesText.Empty);
        if (stream.Length > limits.Bytes) throw new RefusedException(string.Format(TablesText.TooManyBytes, limits.Bytes >> 20), "R-SEC-17");
        using var rows = Open(stream, limits).GetEnumerator();
        var count = 0;
        while (Next(rows))
        {
            if (rows.Current.IsBlank) continue;
            if (++count > limits.Rows) throw new RefusedException(string.Format(TablesText.TooManyRows, limits.Rows), "R-SEC-17");
            if (rows.Current.Cells.Count > limits.Columns) throw new RefusedException(string.Format(TablesText.TooManyColumns, limits.Columns, rows.Current.Line), "R-SEC-17");
            yield return rows.Current;
        }
        if (count == 0) throw new RefusedException(TablesText.Empty);
    }

    private static IEnumerable<TableRow> Open(Stream stream, TableLimits limits)
    {
        stream.Position = 0;
        Span<byte> head = stackalloc byte[8];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.StartsWith("PK\x03\x04"u8)) return XlsxReader.Read(stream, limits);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) throw new RefusedException(TablesText.OldExcel);
        return CsvReader.Read(stream);
    }

    // The readers below meet files made to break them; they may fail in any way, the user gets one sentence.
    private static bool Next(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception e) when (e is not (RefusedException or OperationCanceledException or OutOfMemoryException))
        {
            throw new RefusedException(TablesText.Broken);
        }
    }
}
