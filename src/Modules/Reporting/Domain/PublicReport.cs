using Niangjia.Contracts.Organisation;
using Niangjia.Contracts.Reporting;

namespace Niangjia.Reporting.Domain;

/// <summary>One cell for everybody; without a value it is withheld.</summary>
internal sealed record PublicCell(FigureCell? Cell);

/// <summary>One cell with the name of its part.</summary>
internal sealed record PublicPart(string Name, PublicCell Cell);

/// <summary>One period of one figure: the district, then the parts in the order of the report.</summary>
internal sealed record PublicRow(BoardPeriod Period, bool IsSoFar, PublicCell District, IReadOnlyList<PublicCell> Parts);

/// <summary>A figure that may be public, month by month and the year so far after each.</summary>
internal sealed record PublicFigure(Figure Figure, IReadOnlyList<PublicRow> Rows);

/// <summary>What is published of a year: only full months, no person, no enterprise, no cell of few (<see cref="Suppression"/>).</summary>
/// <param name="Year">The year.</param>
/// <param name="District">The district.</param>
/// <param name="Streets">The parts: what lies with the district itself (null), then its streets.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Least">Fewest matters behind a cell.</param>
/// <param name="AsOf">When it was made, UTC.</param>
internal sealed record PublicReport(int Year, UnitInfo District, IReadOnlyList<UnitInfo?> Streets, IReadOnlyList<PublicFigure> Figures, int Least, DateTimeOffset AsOf)
{
    /// <summary>Makes it.</summary>
    public static PublicReport Make(FigureBook book, IUnitTree tree, int year, DateOnly today, int least, DateTimeOffset asOf)
    {
        var streets = tree.ChildrenOf(tree.District.Id).Where(unit => unit.Level == HandlingLevel.Street).ToList();
        var months = BoardPeriod.Read($"{year}", today).Months.Where(month => month.To < new DateOnly(today.Year, today.Month, 1)).ToList();
        return new(year, tree.District, [null, .. streets], [.. book.Figures.Where(figure => figure.MayBePublic).Select(figure => Of(book, figure, tree.District, streets, months, least))], least, asOf);
    }

    private static PublicFigure Of(FigureBook book, Figure figure, UnitInfo district, List<UnitInfo> streets, List<BoardPeriod> months, int least)
    {
        if (months.Count == 0) return new(figure, []);
        var answers = book.SourceOf(figure).Answer(new(figure.Key, district.Path, months[0].From, months[^1].To) { By = [FigureDimension.Unit, FigureDimension.Month] }).ToLookup(cell => cell.Second);
        var cells = months.Select(month => (IReadOnlyList<(long Value, long Of)>)Parts(answers[month.Key], streets)).ToList();
        var shown = Suppression.OfYear(cells, least, figure.Unit == FigureUnit.Share);
        var (rows, sums) = (new List<PublicRow>(), new (long Value, long Of)[streets.Count + 1]);
        for (var at = 0; at < months.Count; at++)
        {
            for (var part = 0; part < sums.Length; part++) sums[part] = (sums[part].Value + cells[at][part].Value, sums[part].Of + cells[at][part].Of);
            rows.Add(Row(months[at], false, cells[at], shown[at].Month));
            rows.Add(Row(months[at] with { From = months[0].From }, true, sums, shown[at].SoFar));
        }
        return new(figure, rows);
    }

    private static (long Value, long Of)[] Parts(IEnumerable<FigureCell> cells, List<UnitInfo> streets)
    {
        var parts = new (long Value, long Of)[streets.Count + 1];
        foreach (var cell in cells)
        {
            var part = streets.FindIndex(street => Kernel.Scoping.UnitPath.IsWithin(cell.First!, street.Path)) + 1;
            parts[part] = (parts[part].Value + cell.Value, parts[part].Of + cell.Of);
        }
        return parts;
    }

    private static PublicRow Row(BoardPeriod period, bool isSoFar, IReadOnlyList<(long Value, long Of)> parts, bool[] shown) => new(
        period, isSoFar, Cell(parts.Sum(part => part.Value), parts.Sum(part => part.Of), shown[^1]), [.. parts.Select((part, at) => Cell(part.Value, part.Of, shown[at]))]);

    private static PublicCell Cell(long value, long of, bool shown) => new(shown ? new FigureCell(null, null, value, of) : null);
}
