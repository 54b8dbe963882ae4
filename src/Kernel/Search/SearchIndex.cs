using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Kernel.Search;

/// <summary>
/// Search in Chinese text. Handlers put what can be found about a subject; it is saved with their own changes, in the same transaction. Never put sealed
/// values (R-PRI-03): find those by their blind index.
/// </summary>
public sealed class SearchIndex(AppDbContext db)
{
    /// <summary>Makes a subject findable by these texts, instead of those it had. Saved with the context.</summary>
    /// <param name="kind">Kind of subject, such as <c>Cases.WorkerRequest</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="unitPath">The unit it belongs to; only users of that unit find it.</param>
    /// <param name="texts">Titles, names, numbers, descriptions; null and empty ones are passed over.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async Task PutAsync(string kind, Guid id, string unitPath, IEnumerable<string?> texts, CancellationToken cancellationToken)
    {
        var words = SearchDialect.Of(db).Write(SearchWords.Of(texts));
        if (await FindEntryAsync(kind, id, cancellationToken) is { } entry) (entry.UnitPath, entry.Words) = (unitPath, words);
        else db.Add(new SearchEntry { Kind = kind, SubjectId = id, UnitPath = unitPath, Words = words });
    }

    /// <summary>As <see cref="PutAsync"/> for a subject that is new for certain: saves the look-up.</summary>
    public void PutNew(string kind, Guid id, string unitPath, params IEnumerable<string?> texts) =>
        db.Add(new SearchEntry { Kind = kind, SubjectId = id, UnitPath = unitPath, Words = SearchDialect.Of(db).Write(SearchWords.Of(texts)) });

    /// <summary>Nobody finds the subject any more. Saved with the context.</summary>
    public async Task RemoveAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (await FindEntryAsync(kind, id, cancellationToken) is { } entry) db.Remove(entry);
    }

    /// <summary>Ids of subjects that hold every term of the query, the newest first.</summary>
    /// <param name="kind">Kind of subject.</param>
    /// <param name="query">What was typed; without a letter, digit or Chinese character nothing is found.</param>
    /// <param name="scope">Units of the user.</param>
    /// <param name="after">Key handed out with the previous page; null or unreadable means the first.</param>
    /// <param name="size">Ids a page.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<PageOf<Guid>> FindAsync(string kind, string? query, Scope scope, string? after, int size, CancellationToken cancellationToken)
    {
        var last = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (long?)null;
        var terms = SearchWords.Terms(query);
        if (terms.Count == 0 || scope.IsEmpty) return new([], null, last is null);
        var rows = SearchDialect.Of(db).Matching(db, terms).AsNoTracking().Where(entry => entry.Kind == kind).Within(scope);
        if (last is not null) rows = rows.Where(entry => entry.Number < last);
        var found = await rows.OrderByDescending(entry => entry.Number).Take(size + 1)
            .Select(entry => new { entry.Number, entry.SubjectId }).ToListAsync(cancellationToken);
        var next = found.Count > size ? found[size - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return new([.. found.Take(size).Select(entry => entry.SubjectId)], next, last is null);
    }

    /// <summary>
    /// Narrows a query of another table to what holds every term, for lists that have their own order and paging:
    /// <c>rows.Where(row => ids.Contains(row.Id))</c>. All rows when nothing can be searched for.
    /// </summary>
    /// <returns>A sub-query of ids, or null when the query holds no term.</returns>
    public IQueryable<Guid>? Ids(string kind, string? query)
    {
        var terms = SearchWords.Terms(query);
        return terms.Count == 0 ? null : SearchDialect.Of(db).Matching(db, terms).Where(entry => entry.Kind == kind).Select(entry => entry.SubjectId);
    }

    private async Task<SearchEntry?> FindEntryAsync(string kind, Guid id, CancellationToken cancellationToken) =>
        db.Set<SearchEntry>().Local.FirstOrDefault(entry => entry.Kind == kind && entry.SubjectId == id)
        ?? await db.Set<SearchEntry>().SingleOrDefaultAsync(entry => entry.Kind == kind && entry.SubjectId == id, cancellationToken);
}
