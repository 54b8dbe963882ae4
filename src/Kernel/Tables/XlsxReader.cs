using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Niangjia.Kernel.Tables;

/// <summary>The first visible sheet of a workbook, streamed.</summary>
internal static class XlsxReader
{
    // Spreadsheets keep 15 digits of a number.
    private const double Exact = 1e15;

    // ExcelDataReader asks for a Windows code page even where it never uses it.
    static XlsxReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IEnumerable<TableRow> Read(Stream stream, TableLimits limits)
    {
        switch (ZipGuard.Judge(stream, new(), "xl/workbook.xml"))
        {
            case ZipVerdict.Sound: break;
            case ZipVerdict.TooLarge: throw new RefusedException(TablesText.ZipTooLarge, "R-SEC-17");
            case ZipVerdict.Forbidden: throw new RefusedException(TablesText.ZipForbidden, "R-SEC-17");
            case ZipVerdict.OtherContent: throw new RefusedException(TablesText.NoTable, "R-SEC-17");
            default: throw new RefusedException(TablesText.Broken, "R-SEC-17");
        }
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream, new() { LeaveOpen = true });
        while (reader.VisibleState != "visible" && reader.NextResult())
        {
        }
        for (var line = 1; reader.Read(); line++)
        {
            var used = Math.Min(reader.FieldCount, limits.Columns + 1);
            while (used > 0 && reader.GetValue(used - 1) is null) used--;
            var cells = new TableCell[used];
            for (var i = 0; i < used; i++) cells[i] = Cell(reader.GetValue(i));
            yield return new(line, cells);
        }
    }

    private static TableCell Cell(object? value) => value switch
    {
        null => new(""),
        string text => new(text.Length > TableLimits.CellLength ? text[..TableLimits.CellLength] : text),
        double number => Number(number),
        int number => new(number.ToString(CultureInfo.InvariantCulture)),
        bool truth => new(truth ? "TRUE" : "FALSE"),
        DateTime { TimeOfDay.Ticks: 0 } day => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime moment => new(moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        TimeSpan time => new(time.ToString("c", CultureInfo.InvariantCulture)),
        _ => new(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static TableCell Number(double number)
    {
        if (Math.Abs(number) is >= Exact and < 1e28) return new(((decimal)number).ToString(CultureInfo.InvariantCulture), LostDigits: true);
        // Through decimal, 0.1 + 0.2 is 0.3 again and nothing is written with an exponent.
        return double.IsFinite(number) && Math.Abs(number) < Exact
            ? new(((decimal)number).ToString(CultureInfo.InvariantCulture))
            : new(number.ToString(CultureInfo.InvariantCulture), LostDigits: true);
    }
}
