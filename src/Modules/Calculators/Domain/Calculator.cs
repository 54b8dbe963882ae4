using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Calculators.Domain;

/// <summary>One of the calculators of R §1.17: an estimate, never a decision (R-GEN-05).</summary>
internal interface ICalculator
{
    /// <summary>Its name in addresses.</summary>
    string Id { get; }

    /// <summary>Its id in the rule book.</summary>
    string Rule { get; }

    /// <summary>What a request about the result is.</summary>
    CaseType Type { get; }

    string Title { get; }

    string Lead { get; }

    /// <summary>What it must be told.</summary>
    IReadOnlyList<FactAsked> Asked { get; }

    /// <summary>Calculates from complete facts.</summary>
    /// <exception cref="Kernel.RefusedException">Facts contradict each other.</exception>
    Estimate Reckon(Facts facts, Rates rates);
}

/// <summary>A line of the way to the result.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Formula">The numbers put in.</param>
/// <param name="Value">What comes out.</param>
internal sealed record FormulaLine(string Label, string Formula, string Value);

/// <summary>What comes out.</summary>
/// <param name="Total">The amount, rounded once (R-GEN-03); null where days are the result.</param>
/// <param name="Result">The result for people.</param>
/// <param name="Steps">The way to it.</param>
internal sealed record Estimate(Kernel.Values.Money? Total, string Result, IReadOnlyList<FormulaLine> Steps)
{
    /// <summary>What to beware of.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>The time it is about, where that is known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Its last day.</summary>
    public DateOnly? To { get; init; }

    public static Estimate Of(decimal yuan, params IReadOnlyList<FormulaLine> steps)
    {
        var total = Kernel.Values.Money.FromYuan(yuan);
        return new(total, total.ToString(), steps);
    }
}
