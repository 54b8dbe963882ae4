using System.Globalization;

namespace Niangjia.Kernel.Tables;

/// <summary>A column as a page describes it.</summary>
/// <param name="Title">Header in the language of the request.</param>
/// <param name="IsRequired">Each row must have it.</param>
/// <param name="Hint">What to write, or null.</param>
public sealed record ImportColumnFacts(string Title, bool IsRequired, string? Hint);

/// <summary>The columns of an import, in the order of its template. A file may have them in any order.</summary>
public sealed class ImportColumns<TRow> where TRow : class, new()
{
    private readonly List<ImportColumn<TRow>> _all = [];

    internal IReadOnlyList<ImportColumn<TRow>> All => _all;

    /// <summary>Adds a column.</summary>
    /// <param name="title">Its name, from the module's text; both languages are recognised in a file.</param>
    /// <param name="read">Reads a cell that is not blank; see <see cref="Cells"/>.</param>
    /// <param name="set">Puts the value into the row.</param>
    public ImportColumn<TRow> Add<T>(Func<string> title, Func<string, CellReading<T>> read, Action<TRow, T> set)
    {
        var column = new ImportColumn<TRow>(title, (row, text) =>
        {
            try
            {
                var reading = read(text);
                if (reading.Problem is null) set(row, reading.Value);
                return (reading.Problem, reading.Doubt);
            }
            catch (RefusedException refused)
            {
                return (refused.Message, null);
            }
        });
        _all.Add(column);
        return column;
    }
}

/// <summary>One column of an import.</summary>
public sealed class ImportColumn<TRow>
{
    private readonly Func<string> _title;
    private readonly List<string> _also = [];
    private Func<string>? _hint;

    internal ImportColumn(Func<string> title, Func<TRow, string, (string? Problem, string? Doubt)> apply) => (_title, Apply) = (title, apply);

    internal Func<TRow, string, (string? Problem, string? Doubt)> Apply { get; }

    internal bool IsRequired { get; private set; }

    internal bool IsUnique { get; private set; }

    internal string Title => _title();

    internal ImportColumnFacts Facts => new(Title, IsRequired, _hint?.Invoke());

    /// <summary>The column must be in the file and filled in every row.</summary>
    public ImportColumn<TRow> Required()
    {
        IsRequired = true;
        return this;
    }

    /// <summary>No two rows of a file may have the same value.</summary>
    public ImportColumn<TRow> Unique()
    {
        IsUnique = true;
        return this;
    }

    /// <summary>Other names under which offices keep this column.</summary>
    public ImportColumn<TRow> Also(params IEnumerable<string> names)
    {
        _also.AddRange(names);
        return this;
    }

    /// <summary>Says what to write, beside the column on the page.</summary>
    public ImportColumn<TRow> Hint(Func<string> hint)
    {
        _hint = hint;
        return this;
    }

    internal IEnumerable<string> Names()
    {
        yield return In("zh-Hans");
        yield return In("en");
        foreach (var name in _also) yield return name;
    }

    private string In(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return _title();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
