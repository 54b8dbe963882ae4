using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Kernel.Data;

/// <summary>One page of rows.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Key of the next page, or null on the last.</param>
/// <param name="IsFirst">Whether it is the first page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next, bool IsFirst);

/// <summary>
/// Paging by key: a page is found by where the last one ended, so page 5,000 costs what page 1 costs and rows that arrive
/// meanwhile neither repeat nor hide others.
/// </summary>
public static class Paging
{
    /// <summary>Reads one page ordered by <paramref name="by"/>, then by <paramref name="id"/>.</summary>
    /// <param name="rows">The filtered rows; any order is replaced.</param>
    /// <param name="by">What to sort by; a type the database can compare.</param>
    /// <param name="id">A unique tie-breaker.</param>
    /// <param name="after">Key handed out with the previous page; null or unreadable means the first page.</param>
    /// <param name="size">Rows a page.</param>
    /// <param name="descending">Newest or largest first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static Task<PageOf<T>> PageAsync<T, TKey>(
        this IQueryable<T> rows, Expression<Func<T, TKey>> by, Expression<Func<T, Guid>> id, string? after, int size, bool descending,
        CancellationToken cancellationToken) => rows.PageAsync(by, id, row => row, after, size, descending, cancellationToken);

    /// <summary>As <see cref="PageAsync{T, TKey}"/>, reading only what <paramref name="select"/> names.</summary>
    public static async Task<PageOf<TRow>> PageAsync<T, TKey, TRow>(
        this IQueryable<T> rows, Expression<Func<T, TKey>> by, Expression<Func<T, Guid>> id, Expression<Func<T, TRow>> select, string? after, int size,
        bool descending, CancellationToken cancellationToken)
    {
        var start = Read<TKey>(after);
        if (start is { } key) rows = rows.Where(Beyond(by, id, key.By, key.Id, descending));
        var ordered = descending ? rows.OrderByDescending(by).ThenByDescending(id) : rows.OrderBy(by).ThenBy(id);
        var found = await ordered.Take(size + 1).Select(WithKey(by, id, select)).ToListAsync(cancellationToken);
        var next = found.Count > size ? Write(found[size - 1].By, found[size - 1].Id) : null;
        return new([.. found.Take(size).Select(row => row.Row)], next, start is null);
    }

    private static Expression<Func<T, Keyed<TRow, TKey>>> WithKey<T, TKey, TRow>(
        Expression<Func<T, TKey>> by, Expression<Func<T, Guid>> id, Expression<Func<T, TRow>> select)
    {
        var row = by.Parameters[0];
        Expression Of(LambdaExpression part) => new Replace(part.Parameters[0], row).Visit(part.Body);
        return Expression.Lambda<Func<T, Keyed<TRow, TKey>>>(
            Expression.New(typeof(Keyed<TRow, TKey>).GetConstructors()[0], Of(select), by.Body, Of(id)), row);
    }

    private static Expression<Func<T, bool>> Beyond<T, TKey>(
        Expression<Func<T, TKey>> by, Expression<Func<T, Guid>> id, TKey lastBy, Guid lastId, bool descending)
    {
        var row = by.Parameters[0];
        var idOfRow = new Replace(id.Parameters[0], row).Visit(id.Body);
        Expression last = Expression.Property(Expression.Constant(new Bound<TKey>(lastBy, lastId)), nameof(Bound<TKey>.By));
        Expression lastIdValue = Expression.Property(Expression.Constant(new Bound<TKey>(lastBy, lastId)), nameof(Bound<TKey>.Id));
        var beyond = descending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        Expression Compare(Expression left, Expression right) => left.Type == typeof(string)
            ? Expression.MakeBinary(beyond, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : Expression.MakeBinary(beyond, left, right);
        var body = Expression.OrElse(
            Compare(by.Body, last),
            Expression.AndAlso(Expression.Equal(by.Body, last), Compare(idOfRow, lastIdValue)));
        return Expression.Lambda<Func<T, bool>>(body, row);
    }

    private static string Write<TKey>(TKey by, Guid id) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Bound<TKey>(by, id)));

    private static Bound<TKey>? Read<TKey>(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Bound<TKey>>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null; // An address cut off in a chat message shows the first page rather than an error.
        }
    }

    private sealed record Bound<TKey>(TKey By, Guid Id);

    private sealed record Keyed<TRow, TKey>(TRow Row, TKey By, Guid Id);

    private sealed class Replace(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

/// <summary>Look-ups that answer 404 instead of null.</summary>
public static class Finding
{
    /// <summary>The only row, or <see cref="NotFoundException"/>.</summary>
    public static async Task<T> FoundAsync<T>(this IQueryable<T> rows, CancellationToken cancellationToken) where T : class =>
        await rows.SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException();

    /// <summary>The row with this id, or <see cref="NotFoundException"/>.</summary>
    public static Task<T> FoundAsync<T>(this IQueryable<T> rows, Guid id, CancellationToken cancellationToken) where T : Entity =>
        rows.Where(row => row.Id == id).FoundAsync(cancellationToken);
}
