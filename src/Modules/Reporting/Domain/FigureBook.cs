using System.Globalization;
using Niangjia.Contracts.Reporting;
using Niangjia.Kernel.Values;

namespace Niangjia.Reporting.Domain;

/// <summary>Every figure that modules offer, and who answers it.</summary>
internal sealed class FigureBook
{
    private readonly Dictionary<string, (Figure Figure, IFigureSource Source)> _byKey;

    public FigureBook(IEnumerable<IFigureSource> sources)
    {
        var all = sources.SelectMany(source => source.Figures.Select(figure => (figure, source))).ToList();
        (Figures, _byKey) = ([.. all.Select(one => one.figure)], all.ToDictionary(one => one.figure.Key));
    }

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>A figure by key, or null.</summary>
    public Figure? Find(string? key) => key is not null && _byKey.TryGetValue(key, out var found) ? found.Figure : null;

    /// <summary>The module that offers a figure.</summary>
    public IFigureSource SourceOf(Figure figure) => _byKey[figure.Key].Source;

    /// <summary>The answer to a question without dimensions.</summary>
    public FigureCell Total(Figure figure, FigureQuestion question) => SourceOf(figure).Answer(question with { By = [] })[0];
}

/// <summary>How the value of a figure is written.</summary>
internal static class FigureWords
{
    /// <summary>A dash where there is nothing to take a share of.</summary>
    public const string Nothing = "—";

    /// <summary>The value.</summary>
    public static string Value(Figure figure, FigureCell cell) => figure.Unit switch
    {
        FigureUnit.Money => Money.FromFen(cell.Value).ToString(),
        FigureUnit.Share => cell.Of == 0 ? Nothing : Percent((double)cell.Value / cell.Of),
        _ => cell.Value.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>The value where there is little room.</summary>
    public static string Short(Figure figure, FigureCell cell) => figure.Unit == FigureUnit.Money && cell.Value >= 10_000_00
        ? string.Format(ReportingText.TenThousands, Money.FromFen(cell.Value).Yuan / 10_000m)
        : Value(figure, cell);

    /// <summary>What it is made of: of a share both counts, of a sum how many.</summary>
    public static string? Detail(Figure figure, FigureCell cell) => figure.Unit switch
    {
        FigureUnit.Money => string.Format(ReportingText.FromRows, cell.Of),
        FigureUnit.Share => string.Format(ReportingText.PartOfWhole, cell.Value, cell.Of),
        _ => null,
    };

    /// <summary>The 95 % interval of a share of few; null of many, of none, and of what is no share.</summary>
    public static string? Interval(Figure figure, FigureCell cell, int below) =>
        figure.Unit == FigureUnit.Share && cell.Of < below && Wilson.Of(cell.Value, cell.Of) is { } bounds ? string.Format(ReportingText.Interval, Percent(bounds.Low), Percent(bounds.High)) : null;

    /// <summary>How long its bar is.</summary>
    public static double? Length(Figure figure, FigureCell cell) => figure.Unit != FigureUnit.Share ? cell.Value : cell.Of == 0 ? null : (double)cell.Value / cell.Of;

    private static string Percent(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
