using System.Linq.Expressions;

namespace Niangjia.Kernel.Scoping;

/// <summary>A row that belongs to a unit.</summary>
public interface IScoped
{
    /// <summary>Path of the unit the row belongs to; see <see cref="Scoping.UnitPath"/>.</summary>
    string UnitPath { get; }
}

/// <summary>The units somebody may see or act in: a few subtrees, none inside another.</summary>
public sealed class Scope
{
    private Scope(string[] paths) => Paths = paths;

    /// <summary>Roots of the subtrees.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Every unit.</summary>
    public static Scope Everything { get; } = new([UnitPath.Root]);

    /// <summary>No unit.</summary>
    public static Scope Nothing { get; } = new([]);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Paths.Count == 0;

    /// <summary>The union of some subtrees.</summary>
    public static Scope Of(IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToArray();
        return new([.. all.Where(path => !all.Any(other => other != path && UnitPath.IsWithin(path, other)))]);
    }

    /// <summary>Whether a unit is inside.</summary>
    public bool Covers(string path) => Paths.Any(root => UnitPath.IsWithin(path, root));

    /// <summary>The part of this scope that lies at or below <paramref name="path"/>, or the whole of it when it lies below.</summary>
    public Scope NarrowedTo(string path) =>
        Covers(path) ? Of([path]) : Of(Paths.Where(root => UnitPath.IsWithin(root, path)));
}

/// <summary>The only door for scoped queries.</summary>
public static class ScopeQueries
{
    /// <summary>Keeps the rows whose unit lies in the scope, by ranges over the path that an index can serve.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Scope scope) where T : IScoped =>
        rows.Within(scope, row => row.UnitPath);

    /// <summary>As <see cref="Within{T}(IQueryable{T}, Scope)"/> for a path kept in another column.</summary>
    public static IQueryable<T> Within<T>(this IQueryable<T> rows, Scope scope, Expression<Func<T, string>> path) =>
        scope.Covers(UnitPath.Root) ? rows : rows.Where(Condition(scope, path));

    /// <summary>The condition of <c>Within</c>, to be combined with others.</summary>
    public static Expression<Func<T, bool>> Condition<T>(Scope scope, Expression<Func<T, string>> path)
    {
        Expression body = Expression.Constant(false);
        foreach (var root in scope.Paths)
        {
            var range = Expression.AndAlso(
                Compared(path.Body, root, ExpressionType.GreaterThanOrEqual),
                Compared(path.Body, UnitPath.After(root), ExpressionType.LessThan));
            body = body is ConstantExpression ? range : Expression.OrElse(body, range);
        }
        return Expression.Lambda<Func<T, bool>>(body, path.Parameters);
    }

    private static BinaryExpression Compared(Expression path, string bound, ExpressionType comparison)
    {
        // A closure makes the bound a SQL parameter, so that one plan serves every user.
        var value = Expression.Property(Expression.Constant(new Bound(bound)), nameof(Bound.Value));
        var compare = Expression.Call(typeof(string), nameof(string.Compare), null, path, value);
        return Expression.MakeBinary(comparison, compare, Expression.Constant(0));
    }

    private sealed record Bound(string Value);
}
