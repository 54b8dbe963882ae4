using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Columns;
using Niangjia.Kernel.Parameters;
using Niangjia.Kernel.Scoping;
using Niangjia.Reporting.Domain;
using Niangjia.Reporting.Live;
using Niangjia.Ui;

namespace Niangjia.Reporting.Features.ShowBoard;

/// <summary>What the address of a board says; unreadable parts count as not given.</summary>
internal sealed record ShowBoardQuery(string? Unit, string? Period, string? Figure, string? Type);

/// <summary>One figure by everything it can be broken down by.</summary>
internal sealed record ChosenFigure(
    FigureLine Line, string? Interval, IReadOnlyList<(UnitInfo? Unit, FigureQuestion Question, FigureCell Cell)> Units, IReadOnlyList<Bar> Types, IReadOnlyList<Bar> Months);

/// <summary>A board; without <see cref="Chosen"/> while the columns are being filled.</summary>
internal sealed record BoardView(
    UnitInfo Unit, IReadOnlyList<UnitInfo> Above, IReadOnlyList<UnitInfo> Roots, BoardPeriod Period, string? Type, DateOnly Today, DateTimeOffset? AsOf, long Seen,
    IReadOnlyList<FigureLine> Lines, ChosenFigure? Chosen, int IntervalBelow);

internal sealed class ShowBoardHandler(Breakdowns breakdowns, IUnitDirectory units, LegalParameters parameters, BoardNews news, TimeProvider time)
{
    public async Task<BoardView?> HandleAsync(ShowBoardQuery query, CancellationToken cancellationToken)
    {
        var (tree, scope, today) = (await units.TreeAsync(cancellationToken), breakdowns.Scope, ChinaTime.Today(time));
        if (tree.All.Count == 0) return null;
        // Who sees everything begins with the district.
        var roots = scope.Paths.Select(path => path == UnitPath.Root ? tree.District : tree.ByPath(path)).OfType<UnitInfo>().ToList();
        var unit = tree.ByPath(query.Unit ?? "") is { } found && scope.Covers(found.Path) ? found : roots[0];
        var period = BoardPeriod.Read(query.Period, today);
        var figure = breakdowns.Book.Find(query.Figure) ?? breakdowns.Book.Figures[0];
        var type = query.Type is { } code && (breakdowns.Book.SourceOf(figure).Types.Contains(code) || code == FigureQuestion.NoType) ? code : null;
        var below = await parameters.WholeAsync("reporting.intervalBelow", cancellationToken);
        var seen = news.Latest;
        var view = new BoardView(
            unit, [.. UnitPath.SelfAndAncestors(unit.Path).Skip(1).Reverse().Where(scope.Covers).Select(tree.ByPath).OfType<UnitInfo>()], roots, period, type, today, news.AsOf, seen, [], null, below);
        if (news.AsOf is null) return view;
        var question = new FigureQuestion(figure.Key, unit.Path, period.From, period.To) { Type = type };
        var line = breakdowns.Line(figure, question);
        return view with
        {
            Lines = breakdowns.Lines(question),
            Chosen = new(
                line, FigureWords.Interval(figure, line.Cell, below), breakdowns.ByUnit(figure, question, unit, tree), breakdowns.ByType(figure, question with { Type = null }),
                figure.IsNow ? [] : breakdowns.ByMonth(figure, question, period, today)),
        };
    }
}
