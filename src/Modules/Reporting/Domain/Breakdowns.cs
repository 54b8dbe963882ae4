using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Scoping;
using Niangjia.Ui;

namespace Niangjia.Reporting.Domain;

/// <summary>A figure of one unit, and where its rows are for whoever may open them.</summary>
public sealed record FigureLine(Figure Figure, FigureCell Cell, string? RowsUrl, string? WholeUrl);

/// <summary>Answers figures for the user: never beyond the user's units, and with links only to what the user may open.</summary>
internal sealed class Breakdowns(FigureBook book, CurrentUser user)
{
    /// <summary>The figures there are.</summary>
    public FigureBook Book => book;

    /// <summary>The units whose figures the user may see.</summary>
    public Scope Scope => user.ScopeOf(ReportingPermissions.Board);

    /// <summary>All figures of one unit.</summary>
    public IReadOnlyList<FigureLine> Lines(FigureQuestion asked) => [.. book.Figures.Select(figure => Line(figure, asked with { Figure = figure.Key }))];

    /// <summary>One figure of one unit.</summary>
    public FigureLine Line(Figure figure, FigureQuestion question) => new(
        figure, book.Total(figure, question), Rows(figure, question, FigurePart.Numerator), figure.Unit == FigureUnit.Share ? Rows(figure, question, FigurePart.Denominator) : null);

    /// <summary>By the units right below, and what lies with the unit itself.</summary>
    public IReadOnlyList<(UnitInfo? Unit, FigureQuestion Question, FigureCell Cell)> ByUnit(Figure figure, FigureQuestion question, UnitInfo unit, IUnitTree tree)
    {
        var answers = book.SourceOf(figure).Answer(question with { By = [FigureDimension.Unit] });
        var below = tree.ChildrenOf(unit.Id).Where(child => child.Level is not null).ToList();
        var parts = below.Select(child => ((UnitInfo?)child, question with { UnitPath = child.Path }, Sum(answers.Where(cell => UnitPath.IsWithin(cell.First!, child.Path))))).ToList();
        // Whatever lies with a unit below that handles nothing counts as the unit's own.
        var own = Sum(answers.Where(cell => !below.Exists(child => UnitPath.IsWithin(cell.First!, child.Path))));
        if (own.Of > 0 || below.Count == 0) parts.Insert(0, (null, question with { ItselfOnly = true }, own));
        return parts;
    }

    /// <summary>By kind of matter, the most frequent first.</summary>
    public IReadOnlyList<Bar> ByType(Figure figure, FigureQuestion question)
    {
        var source = book.SourceOf(figure);
        return [.. source.Answer(question with { By = [FigureDimension.Type] }).OrderByDescending(cell => cell.Of).ThenBy(cell => cell.First, StringComparer.Ordinal)
            .Select(cell => BarOf(figure, source.NameOfType(cell.First ?? FigureQuestion.NoType), cell, question with { Type = cell.First ?? FigureQuestion.NoType }))];
    }

    /// <summary>By month of the period, up to now.</summary>
    public IReadOnlyList<Bar> ByMonth(Figure figure, FigureQuestion question, BoardPeriod period, DateOnly today)
    {
        var answers = book.SourceOf(figure).Answer(question with { By = [FigureDimension.Month] }).ToDictionary(cell => cell.First ?? "");
        return [.. period.Months.Where(month => month.From <= today).Select(month => BarOf(
            figure, month.Key, answers.GetValueOrDefault(month.Key) ?? new(month.Key, null, 0, 0), question with { From = month.From, To = month.To }, isShort: true))];
    }

    /// <summary>A bar that leads to its rows.</summary>
    public Bar BarOf(Figure figure, string label, FigureCell cell, FigureQuestion question, string? labelUrl = null, bool isShort = false) => new(
        label, FigureWords.Length(figure, cell), isShort ? FigureWords.Short(figure, cell) : FigureWords.Value(figure, cell), cell.Of == 0 ? null : Rows(figure, question, FigurePart.Numerator))
    {
        Detail = FigureWords.Detail(figure, cell),
        LabelUrl = labelUrl,
    };

    private string? Rows(Figure figure, FigureQuestion question, FigurePart part) =>
        user.Can(figure.RowsPermission, question.UnitPath) ? book.SourceOf(figure).RowsOf(question with { Figure = figure.Key }, part) : null;

    private static FigureCell Sum(IEnumerable<FigureCell> cells) => cells.Aggregate(new FigureCell(null, null, 0, 0), (sum, cell) => sum with { Value = sum.Value + cell.Value, Of = sum.Of + cell.Of });
}
