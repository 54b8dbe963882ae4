namespace Niangjia.Contracts.Reporting;

/// <summary>What a figure is counted in.</summary>
public enum FigureUnit
{
    /// <summary>Things.</summary>
    Count,
    /// <summary>Yuan; the cells hold fen.</summary>
    Money,
    /// <summary>A share of a whole, shown in per cent.</summary>
    Share,
}

/// <summary>By what a figure can be broken down.</summary>
public enum FigureDimension
{
    /// <summary>Path of a unit.</summary>
    Unit,
    /// <summary>A kind of matter, in the codes of the module that offers the figure.</summary>
    Type,
    /// <summary>A month, written <c>2026-03</c>.</summary>
    Month,
}

/// <summary>Which rows of a figure are meant.</summary>
public enum FigurePart
{
    /// <summary>What is counted; of a share what fulfils it.</summary>
    Numerator,
    /// <summary>Of a share the whole.</summary>
    Denominator,
}

/// <summary>A figure as the module that knows the matter defines it, once; boards, exports and the public page draw it.</summary>
/// <param name="Key">Such as <c>cases.received</c>; never changes.</param>
/// <param name="Group">The heading it stands under; those of one heading follow each other.</param>
/// <param name="Name">A few words, in the language of the request.</param>
/// <param name="Definition">What is counted and by which day, in a sentence or two.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="RowsPermission">The permission with which the rows behind it can be opened.</param>
public sealed record Figure(string Key, Func<string> Group, Func<string> Name, Func<string> Definition, FigureUnit Unit, string RowsPermission)
{
    /// <summary>Of a share, what is counted above and below the line.</summary>
    public (Func<string> Above, Func<string> Below)? Parts { get; init; }

    /// <summary>How things stand now, whatever the period.</summary>
    public bool IsNow { get; init; }

    /// <summary>Whether anybody may read it, large enough, on the public page.</summary>
    public bool MayBePublic { get; init; }

    /// <summary>Whether the reader should look closer when it is not zero.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>What is asked of a figure.</summary>
/// <param name="Figure">Its key.</param>
/// <param name="UnitPath">The unit, with all below it.</param>
/// <param name="From">First day in China, inclusive; of no matter for a figure of now.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record FigureQuestion(string Figure, string UnitPath, DateOnly From, DateOnly To)
{
    /// <summary>In place of a kind of matter: those of which nobody has said yet what they are.</summary>
    public const string NoType = "none";

    /// <summary>Only this kind of matter, or <see cref="NoType"/>; null takes all.</summary>
    public string? Type { get; init; }

    /// <summary>Only the unit itself, nothing below it.</summary>
    public bool ItselfOnly { get; init; }

    /// <summary>Up to two dimensions to break it down by.</summary>
    public IReadOnlyList<FigureDimension> By { get; init; } = [];
}

/// <summary>An answer, or one part of it: of a share the counts above and below the line; of money the fen and how many rows they come from; else the count, twice.</summary>
public sealed record FigureCell(string? First, string? Second, long Value, long Of);

/// <summary>The socket of figures: a module offers them, answers them from memory and knows the rows behind each.</summary>
public interface IFigureSource
{
    /// <summary>The figures, in the order in which they are shown.</summary>
    IReadOnlyList<Figure> Figures { get; }

    /// <summary>The kinds of matter, as codes, in order.</summary>
    IReadOnlyList<string> Types { get; }

    /// <summary>What a kind of matter is called.</summary>
    string NameOfType(string code);

    /// <summary>The answer; without a dimension exactly one cell, with one only those that have rows.</summary>
    IReadOnlyList<FigureCell> Answer(FigureQuestion question);

    /// <summary>The local address of the list that shows exactly the rows behind an answer without dimensions.</summary>
    string RowsOf(FigureQuestion question, FigurePart part);
}
