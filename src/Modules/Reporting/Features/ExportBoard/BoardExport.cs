using Microsoft.AspNetCore.Http;
using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Tables;
using Niangjia.Kernel.Values;
using Niangjia.Reporting.Domain;
using Niangjia.Reporting.Features.ShowBoard;

namespace Niangjia.Reporting.Features.ExportBoard;

/// <summary>The board as a file: every figure of the unit and of each unit right below it, with its definition.</summary>
internal sealed class BoardExport(ShowBoardHandler board, Breakdowns breakdowns, IUnitDirectory units) : ITableExport
{
    public string Title => ReportingText.Board;

    public IReadOnlyList<TableColumn> Columns =>
    [
        new(ReportingText.Figure, 24), new(ReportingText.Unit, 30), new(ReportingText.Period, 20), new(ReportingText.Value), new(ReportingText.Numerator), new(ReportingText.Denominator),
        new(ReportingText.LowerBound), new(ReportingText.UpperBound), new(ReportingText.Definition, 60),
    ];

    public async Task<int> CountAsync(IQueryCollection filter, CancellationToken cancellationToken) => (await RowsAsync(filter, cancellationToken)).Count;

    public async Task WriteAsync(IQueryCollection filter, TableWriter table, CancellationToken cancellationToken)
    {
        foreach (var (figure, unit, period, cell) in await RowsAsync(filter, cancellationToken))
        {
            var (share, bounds) = (figure.Unit == FigureUnit.Share, figure.Unit == FigureUnit.Share ? Wilson.Of(cell.Value, cell.Of) : null);
            var value = figure.Unit switch { FigureUnit.Money => Money.FromFen(cell.Value).Yuan, FigureUnit.Share => Share(cell), _ => cell.Value };
            table.Row(
                figure.Name(), unit, figure.IsNow ? ReportingText.Now : period, value, share ? (decimal?)cell.Value : null, share ? (decimal?)cell.Of : null, Round(bounds?.Low), Round(bounds?.High),
                figure.Definition());
        }
    }

    private async Task<List<(Figure Figure, string Unit, string Period, FigureCell Cell)>> RowsAsync(IQueryCollection filter, CancellationToken cancellationToken)
    {
        var view = await board.HandleAsync(new(filter["unit"], filter["period"], filter["figure"], filter["type"]), cancellationToken);
        if (view?.Chosen is null) return [];
        var (tree, rows) = (await units.TreeAsync(cancellationToken), new List<(Figure, string, string, FigureCell)>());
        foreach (var line in view.Lines)
        {
            rows.Add((line.Figure, view.Unit.Name, view.Period.Name, line.Cell));
            var question = new FigureQuestion(line.Figure.Key, view.Unit.Path, view.Period.From, view.Period.To) { Type = view.Type };
            rows.AddRange(breakdowns.ByUnit(line.Figure, question, view.Unit, tree)
                .Select(part => (line.Figure, part.Unit?.Name ?? string.Format(ReportingText.ItselfOf, view.Unit.Name), view.Period.Name, part.Cell)));
        }
        return rows;
    }

    private static decimal? Share(FigureCell cell) => cell.Of == 0 ? null : Math.Round((decimal)cell.Value / cell.Of, 4);

    private static decimal? Round(double? bound) => bound is { } known ? Math.Round((decimal)known, 4) : null;
}
