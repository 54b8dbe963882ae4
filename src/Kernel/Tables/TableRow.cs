namespace Niangjia.Kernel.Tables;

/// <summary>One row of a table file.</summary>
/// <param name="Line">Line in the file as people see it, from 1; a csv row with line breaks inside has the line it begins on.</param>
/// <param name="Cells">The cells from the left; trailing empty ones may be missing.</param>
public sealed record TableRow(int Line, IReadOnlyList<TableCell> Cells)
{
    /// <summary>Text of a cell; empty beyond the end.</summary>
    public string this[int column] => column < Cells.Count ? Cells[column].Text : "";

    /// <summary>No cell holds anything but white space.</summary>
    public bool IsBlank => Cells.All(cell => string.IsNullOrWhiteSpace(cell.Text));
}

/// <summary>One cell as text.</summary>
/// <param name="Text">Numbers in plain digits, dates as <c>yyyy-MM-dd</c> or <c>yyyy-MM-dd HH:mm:ss</c>, truth as TRUE and FALSE; never null.</param>
/// <param name="LostDigits">A number of more than 15 digits that a spreadsheet kept as a number: its last digits are gone, whatever it shows.</param>
public readonly record struct TableCell(string Text, bool LostDigits = false)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>How large a table file may be.</summary>
/// <param name="Rows">Rows that hold something, with the header.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Bytes">Bytes of the file.</param>
public sealed record TableLimits(int Rows = 100_000, int Columns = 200, long Bytes = 20L << 20)
{
    /// <summary>Most characters in one cell; the same as in a spreadsheet.</summary>
    public const int CellLength = 32_767;
}
