namespace Niangjia.Kernel.Tables;

/// <summary>A row of a file and what was found about it.</summary>
public abstract class ImportedRow
{
    private readonly List<string> _problems = [];
    private readonly List<string> _doubts = [];

    private protected ImportedRow(TableRow source) => Source = source;

    /// <summary>The row as it stands in the file.</summary>
    public TableRow Source { get; }

    /// <summary>Line in the file, from 1.</summary>
    public int Line => Source.Line;

    /// <summary>Why it cannot be taken, a sentence each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>What somebody should look at, although it can be taken.</summary>
    public IReadOnlyList<string> Doubts => _doubts;

    /// <summary>It can be taken.</summary>
    public bool IsGood => _problems.Count == 0;

    /// <summary>Refuses the row with a sentence.</summary>
    public void Refuse(string problem) => _problems.Add(problem);

    /// <summary>Lets the row pass, but says what to look at.</summary>
    public void Doubt(string doubt) => _doubts.Add(doubt);
}

/// <summary>A row with its values.</summary>
public sealed class ImportedRow<TRow> : ImportedRow
{
    internal ImportedRow(TableRow source, TRow value) : base(source) => Value = value;

    /// <summary>What was read; complete only if the row is good.</summary>
    public TRow Value { get; }
}

/// <summary>What an import of a file would do.</summary>
/// <param name="Header">Header of the file.</param>
/// <param name="Rows">All rows in the order of the file.</param>
/// <param name="Ignored">Columns of the file that mean nothing here.</param>
public sealed record ImportPreview(IReadOnlyList<string> Header, IReadOnlyList<ImportedRow> Rows, IReadOnlyList<string> Ignored)
{
    /// <summary>Rows that can be taken.</summary>
    public int Good { get; } = Rows.Count(row => row.IsGood);

    /// <summary>Rows that cannot.</summary>
    public int Bad => Rows.Count - Good;

    /// <summary>Writes the refused rows as they are in the file, with their line and the reasons: to correct and send again.</summary>
    public void WriteRefused(Stream stream)
    {
        TableColumn[] columns = [.. Header.Select(title => new TableColumn(title)), new(TablesText.LineColumn, 8), new(TablesText.ReasonColumn, 60)];
        using var table = TableWriter.Xlsx(stream, TablesText.RefusedRows, columns);
        foreach (var row in Rows.Where(row => !row.IsGood))
            table.Row([.. Enumerable.Range(0, Header.Count).Select(at => (CellValue)row.Source[at]), row.Line, string.Join(' ', row.Problems)]);
    }
}

/// <summary>What to do when some rows are bad.</summary>
public enum ImportMode
{
    /// <summary>Take nothing unless every row is good.</summary>
    AllOrNothing,
    /// <summary>Take the good rows.</summary>
    GoodRows,
}
