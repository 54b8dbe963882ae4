namespace Niangjia.Ui;

/// <summary>Something that the search field at the top of every staff page has found.</summary>
/// <param name="Title">What to call it.</param>
/// <param name="Url">Its page.</param>
/// <param name="Note">A second line: number, unit, state; or null.</param>
public sealed record SearchHit(string Title, string Url, string? Note = null);

/// <summary>A register that is asked by the search field. Modules register theirs; each answers only what the current user may see.</summary>
public interface ISearchSource
{
    /// <summary>Heading over its answers.</summary>
    string Title { get; }

    /// <summary>Permission without which it is not asked.</summary>
    string Permission { get; }

    /// <summary>Place among the others.</summary>
    int Order { get; }

    /// <summary>The list of this register that shows everything found, or null when there is none.</summary>
    string? ListUrl(string text);

    /// <summary>The best answers.</summary>
    /// <param name="text">What was typed, 1–100 characters, trimmed.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    Task<IReadOnlyList<SearchHit>> FindAsync(string text, int most, CancellationToken cancellationToken);
}
