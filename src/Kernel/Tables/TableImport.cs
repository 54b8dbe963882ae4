using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Files;

namespace Niangjia.Kernel.Tables;

/// <summary>An import as pages and endpoints see it; written as a <see cref="TableImport{TRow}"/>.</summary>
public interface ITableImport
{
    /// <summary>What is imported, such as 企业名册.</summary>
    string Title { get; }

    /// <summary>The columns, in the order of the template.</summary>
    IReadOnlyList<ImportColumnFacts> Columns { get; }

    /// <summary>Reads and checks a file without changing anything.</summary>
    /// <exception cref="RefusedException">The file as a whole cannot be taken.</exception>
    Task<ImportPreview> PreviewAsync(Stream file, CancellationToken cancellationToken);

    /// <summary>Reads and checks the file again and takes its rows, in one transaction.</summary>
    /// <returns>Rows taken.</returns>
    /// <exception cref="RefusedException">Bad rows in <see cref="ImportMode.AllOrNothing"/>, no good row, or the data changed meanwhile.</exception>
    Task<int> CommitAsync(StoredFile file, Stream content, ImportMode mode, CancellationToken cancellationToken);
}

/// <summary>
/// Takes rows from a spreadsheet into the database: describe the columns, check rows against what is there, add them. Columns are found by name in any
/// order; cells are read and judged one by one; what is wrong is told row by row and can be downloaded; taking the rows checks again.
/// </summary>
/// <param name="db">The context of the request.</param>
/// <param name="clock">The clock.</param>
public abstract class TableImport<TRow>(AppDbContext db, TimeProvider clock) : ITableImport where TRow : class, new()
{
    /// <summary>Rows a call of <see cref="CheckAsync"/> and <see cref="TakeAsync"/>.</summary>
    private const int Batch = 500;

    private ImportColumns<TRow>? _columns;

    /// <inheritdoc/>
    public abstract string Title { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ImportColumnFacts> Columns => [.. Described.All.Select(column => column.Facts)];

    private ImportColumns<TRow> Described
    {
        get
        {
            if (_columns is null) Describe(_columns = new());
            return _columns;
        }
    }

    /// <summary>Unit the import is journalled for: the one the user works for.</summary>
    protected virtual string UnitPath => Scoping.UnitPath.Root;

    /// <summary>Adds the columns.</summary>
    protected abstract void Describe(ImportColumns<TRow> columns);

    /// <summary>Compares good rows with the database (one query for all of them) and calls <see cref="ImportedRow.Refuse"/> or <see cref="ImportedRow.Doubt"/>.</summary>
    protected abstract Task CheckAsync(IReadOnlyList<ImportedRow<TRow>> rows, CancellationToken cancellationToken);

    /// <summary>Adds the rows to the context; saving is done here, after each batch, within one transaction.</summary>
    protected abstract Task TakeAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async Task<ImportPreview> PreviewAsync(Stream file, CancellationToken cancellationToken)
    {
        var (header, rows, ignored) = Read(file);
        RefuseRepeated(rows, header);
        foreach (var batch in rows.Where(row => row.IsGood).Chunk(Batch)) await CheckAsync(batch, cancellationToken);
        return new(header.Titles, rows, ignored);
    }

    /// <inheritdoc/>
    public async Task<int> CommitAsync(StoredFile file, Stream content, ImportMode mode, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var preview = await PreviewAsync(content, cancellationToken);
        if (preview.Good == 0) throw new RefusedException(TablesText.NoGoodRow);
        if (mode == ImportMode.AllOrNothing && preview.Bad > 0) throw new RefusedException(string.Format(TablesText.HasBadRows, preview.Bad));
        try
        {
            foreach (var batch in preview.Rows.Where(row => row.IsGood).Cast<ImportedRow<TRow>>().Chunk(Batch))
            {
                await TakeAsync([.. batch.Select(row => row.Value)], cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                db.ChangeTracker.Clear();
            }
            db.Add(new ImportRun(Guid.CreateVersion7(clock.GetUtcNow()), GetType(), file, preview, UnitPath));
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (db.Dialect.IsUniqueViolation(e))
        {
            throw new RefusedException(TablesText.ChangedMeanwhile);
        }
        return preview.Good;
    }

    private (Header Header, List<ImportedRow<TRow>> Rows, List<string> Ignored) Read(Stream file)
    {
        Header? header = null;
        var above = 0;
        var rows = new List<ImportedRow<TRow>>();
        foreach (var row in TableReader.Read(file))
        {
            if (header is not null) rows.Add(ReadRow(row, header));
            else if (TryHeader(row) is { } found) header = found;
            else if (++above >= ImportHeader.Depth) break;
        }
        if (header is null) throw new RefusedException(string.Format(TablesText.NoHeader, string.Join('、', Described.All.Select(column => column.Title))));
        if (rows.Count == 0) throw new RefusedException(TablesText.OnlyHeader);
        return (header, rows, [.. header.Titles.Where((title, at) => header.Places[at] < 0 && !string.IsNullOrWhiteSpace(title))]);
    }

    private Header? TryHeader(TableRow row)
    {
        var columns = Described.All;
        if (ImportHeader.Match(row, columns) is not { } places) return null;
        var found = places.Where(place => place >= 0).ToList();
        var missing = columns.Where((column, at) => column.IsRequired && !found.Contains(at)).Select(column => column.Title).ToList();
        // A title row may hold a word that is also the name of a column; a real header has more than one, or all that are needed.
        if (missing.Count > 0 && found.Count < 2) return null;
        if (missing.Count > 0) throw new RefusedException(string.Format(TablesText.MissingColumns, string.Join('、', missing)));
        if (found.GroupBy(place => place).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RefusedException(string.Format(TablesText.RepeatedColumn, columns[twice.Key].Title));
        return new([.. row.Cells.Select(cell => cell.Text.Trim())], places);
    }

    private ImportedRow<TRow> ReadRow(TableRow source, Header header)
    {
        var row = new ImportedRow<TRow>(source, new());
        for (var place = 0; place < header.Places.Length; place++)
        {
            if (header.Places[place] < 0) continue;
            var column = Described.All[header.Places[place]];
            var text = source[place];
            if (string.IsNullOrWhiteSpace(text))
            {
                if (column.IsRequired) row.Refuse(string.Format(TablesText.CellMissing, column.Title));
            }
            else if (place < source.Cells.Count && source.Cells[place].LostDigits) row.Refuse(string.Format(TablesText.CellProblem, column.Title, TablesText.CellLostDigits));
            else
            {
                var (problem, doubt) = column.Apply(row.Value, text);
                if (problem is not null) row.Refuse(string.Format(TablesText.CellProblem, column.Title, problem));
                if (doubt is not null) row.Doubt(string.Format(TablesText.CellProblem, column.Title, doubt));
            }
        }
        return row;
    }

    private void RefuseRepeated(List<ImportedRow<TRow>> rows, Header header)
    {
        for (var place = 0; place < header.Places.Length; place++)
        {
            if (header.Places[place] < 0 || Described.All[header.Places[place]] is not { IsUnique: true } column) continue;
            var first = new Dictionary<string, int>();
            foreach (var row in rows.Where(row => !string.IsNullOrWhiteSpace(row.Source[place])))
            {
                var value = Values.TypedText.Compact(row.Source[place]).ToUpperInvariant();
                if (!first.TryAdd(value, row.Line)) row.Refuse(string.Format(TablesText.CellRepeated, column.Title, first[value]));
            }
        }
    }

    private sealed record Header(IReadOnlyList<string> Titles, int[] Places);
}
