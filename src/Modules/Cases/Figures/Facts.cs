using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Niangjia.Cases.Data;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Cases.Figures;

/// <summary>A table of facts: columns that answer figures, and the rows behind them.</summary>
internal abstract class Facts
{
    private const int Unit = 0;
    private const int Type = 1;
    private readonly Dictionary<string, (int Above, int? Below, int? Day, int? Amount, int? Less)> _measures = [];

    /// <summary>The rows in memory.</summary>
    public abstract ColumnTable Table { get; }

    /// <summary>The figures it answers.</summary>
    public IReadOnlyCollection<string> Keys => _measures.Keys;

    /// <summary>Whether a figure counts how things stand now.</summary>
    public bool IsNow(string key) => _measures[key].Day is null;

    /// <summary>The answer to a figure.</summary>
    public IReadOnlyList<FigureCell> Answer(FigureQuestion question)
    {
        var (above, below, day, amount, less) = _measures[question.Figure];
        var query = new ColumnQuery
        {
            Codes = [(Unit, Units(question)), .. question.Type is { } type ? [(Type, (string? code) => code == (type == FigureQuestion.NoType ? null : type))] : Array.Empty<(int, Func<string?, bool>)>()],
            Days = day is { } of ? (of, question.From, question.To) : null,
            Flags = [above],
            Amount = amount,
            Less = less,
            By = [.. question.By.Select(by => by switch { FigureDimension.Unit => ColumnGroup.Code(Unit), FigureDimension.Type => ColumnGroup.Code(Type), _ => ColumnGroup.Month(day ?? 0) })],
        };
        // Both parts of a share from one picture.
        var rows = Table.Current;
        var counted = rows.Ask(query);
        if (below is null) return [.. counted.Select(sum => new FigureCell(sum.First, sum.Second, amount is null ? sum.Count : sum.Amount, sum.Count))];
        var fulfilled = counted.ToDictionary(sum => (sum.First, sum.Second), sum => sum.Count);
        return [.. rows.Ask(query with { Flags = [below.Value] }).Select(sum => new FigureCell(sum.First, sum.Second, fulfilled.GetValueOrDefault((sum.First, sum.Second)), sum.Count))];
    }

    private protected void Learn(string key, int above, int? below, int? day, int? amount, int? less) => _measures.Add(key, (above, below, day, amount, less));

    private static Func<string?, bool> Units(FigureQuestion question) => question.ItselfOnly
        ? path => path == question.UnitPath
        : path => path is not null && UnitPath.IsWithin(path, question.UnitPath);
}

/// <summary>A table of facts about one kind of entity.</summary>
internal abstract class Facts<T> : Facts, IColumnFeed where T : Entity
{
    private readonly Dictionary<(string Key, FigurePart Part), Expression<Func<T, bool>>> _conditions = [];
    private readonly Dictionary<string, int?> _days = [];
    private readonly List<Expression<Func<T, bool>>> _flags = [];

    protected Facts(IReadOnlyList<Measure<T>> measures)
    {
        foreach (var measure in measures)
        {
            var above = measure.Below is { } whole ? CaseQueries.And(whole, measure.Above) : measure.Above;
            Learn(measure.Key, Flag(above), measure.Below is { } of ? Flag(of) : null, measure.Day, measure.Amount, measure.Less);
            _days.Add(measure.Key, measure.Day);
            (_conditions[(measure.Key, FigurePart.Numerator)], _conditions[(measure.Key, FigurePart.Denominator)]) = (above, measure.Below ?? above);
        }
        Table = new(new(Codes: 2, Days: 1 + measures.Max(measure => measure.Day ?? 0), _flags.Count, Amounts: measures.Max(measure => Math.Max(measure.Amount + 1 ?? 0, measure.Less + 1 ?? 0))));
    }

    /// <inheritdoc cref="Facts.Table"/>
    public override ColumnTable Table { get; }

    /// <summary>How the rows are read.</summary>
    protected abstract FactShape<T> ShapeOf(AppDbContext db);

    /// <summary>Of these rows exactly those that the answer to a question counts.</summary>
    public IQueryable<T> RowsOf(AppDbContext db, IQueryable<T> rows, FigureQuestion question, FigurePart part)
    {
        var shape = ShapeOf(db);
        rows = rows.Where(_conditions[(question.Figure, part)]);
        rows = question.ItselfOnly ? rows.Where(Is(shape.Unit, question.UnitPath)) : rows.Within(Scope.Of([question.UnitPath]), shape.Unit);
        if (question.Type is not null) rows = rows.Where(Is(shape.Type, Enum.TryParse<CaseType>(question.Type, out var type) ? type : (CaseType?)null));
        return _days[question.Figure] is { } day ? rows.Where(shape.Days[day](question.From, question.To)) : rows;
    }

    /// <inheritdoc/>
    public IQueryable RowsIn(AppDbContext db, ColumnStretch? stretch)
    {
        var shape = ShapeOf(db);
        var rows = stretch is { From: var from } ? shape.All.Where(row => row.Id >= from) : shape.All;
        if (stretch?.Before is { } before) rows = rows.Where(row => row.Id < before);
        return Read(shape, rows.OrderBy(row => row.Id));
    }

    /// <inheritdoc/>
    public IQueryable? Changed(AppDbContext db, IReadOnlyCollection<ChangedSubject> changes)
    {
        var shape = ShapeOf(db);
        return Touched(changes) is { } touched ? Read(shape, shape.All.Where(touched)) : null;
    }

    /// <summary>Which rows the changes touch; null when none.</summary>
    protected abstract Expression<Func<T, bool>>? Touched(IReadOnlyCollection<ChangedSubject> changes);

    /// <summary>Ids of the changes to one kind of entity.</summary>
    protected static List<Guid> Ids(IReadOnlyCollection<ChangedSubject> changes, string kind) => [.. changes.Where(change => change.Kind == kind).Select(change => change.Id)];

    /// <summary>Whether an instant lies on one of the days, in China.</summary>
    protected static (DateTimeOffset From, DateTimeOffset Before) Span(DateOnly from, DateOnly to) => (ChinaTime.StartOfDay(from), ChinaTime.EndOfDay(to));

    private IQueryable<FactRow> Read(FactShape<T> shape, IQueryable<T> rows) => rows.AsNoTracking().Select((Expression<Func<T, FactRow>>)new WithFlags(shape.Row.Parameters[0], _flags).Visit(shape.Row));

    // Many shares have the same whole.
    private int Flag(Expression<Func<T, bool>> condition)
    {
        if (_flags.FindIndex(flag => ExpressionEqualityComparer.Instance.Equals(flag, condition)) is >= 0 and var known) return known;
        _flags.Add(condition);
        return _flags.Count - 1;
    }

    private static Expression<Func<T, bool>> Is<TValue>(Expression<Func<T, TValue>> of, TValue value)
    {
        // A closure makes the value a parameter of the query.
        Expression<Func<TValue>> held = () => value;
        return Expression.Lambda<Func<T, bool>>(Expression.Equal(of.Body, held.Body), of.Parameters);
    }

    private sealed class WithFlags(ParameterExpression row, IReadOnlyList<Expression<Func<T, bool>>> flags) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node is { Expression: null, Member.Name: nameof(FactRow.Measured) }
            ? flags.Select((flag, at) => (Expression)Expression.Condition(CaseQueries.Bound(flag, row), Expression.Constant(1L << at), Expression.Constant(0L))).Aggregate(Expression.Or)
            : base.VisitMember(node);
    }
}
