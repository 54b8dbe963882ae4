using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>Economic compensation (CAL-06), and double of it for an unlawful termination (CAL-07).</summary>
internal sealed class Severance(bool isUnlawful) : ICalculator
{
    // Before the Labour Contract Law other rules held.
    private static readonly DateOnly LawInForce = new(2008, 1, 1);

    public string Id => isUnlawful ? "unlawful-termination" : "economic-compensation";
    public string Rule => isUnlawful ? "CAL-07" : "CAL-06";
    public CaseType Type => CaseType.Termination;
    public string Title => isUnlawful ? CalculatorsText.Unlawful : CalculatorsText.Compensation;
    public string Lead => isUnlawful ? CalculatorsText.UnlawfulLead : CalculatorsText.CompensationLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("start", FactKind.Day, () => CalculatorsText.Started),
        new("ended", FactKind.Day, () => CalculatorsText.LastDay),
        new("wage", FactKind.Money, () => CalculatorsText.AverageWage) { Hint = () => CalculatorsText.AverageHint },
        new("local", FactKind.Money, () => CalculatorsText.LocalAverage) { IsNeeded = false, Rate = "pay.average", Hint = () => CalculatorsText.LocalAverageHint },
        new("minimum", FactKind.Money, () => CalculatorsText.MinimumWage) { IsNeeded = false, Rate = "pay.minimum", Hint = () => CalculatorsText.MinimumWageHint },
    ];

    /// <summary>Years of service: from six months on another whole one, less than six months a half (LCL art. 47).</summary>
    public static decimal Years(DateOnly start, DateOnly lastDay)
    {
        var (after, months) = (lastDay.AddDays(1), 0);
        while (start.AddMonths(months + 1) <= after) months++;
        var (years, rest) = Math.DivRem(months, 12);
        var isExact = start.AddMonths(months) == after;
        return years + (rest >= 6 ? 1 : rest > 0 || !isExact ? 0.5m : 0);
    }

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (start, last) = facts.Span("start", "ended", Rule);
        var (years, wage, average) = (Years(start, last), facts.Yuan("wage"), facts.YuanIfAny("local"));
        List<FormulaLine> steps = [new(CalculatorsText.YearsCounted, Say.Span(start, last), Say.Years(years))];
        var (times, most) = (rates.Number("severance.capTimes"), rates.Number("severance.capYears"));
        if (average is { } local && local * times < wage)
        {
            steps.Add(new(CalculatorsText.Capped, $"{Say.Yuan(local)} × {Say.Share(times)}", Say.Money(local * times)));
            if (years > most) steps.Add(new(CalculatorsText.YearsCapped, $"{Say.Number(years)} → {Say.Number(most)}", Say.Years(most)));
            (wage, years) = (local * times, Math.Min(years, most));
        }
        else if (facts.YuanIfAny("minimum") is { } minimum && wage < minimum)
        {
            steps.Add(new(CalculatorsText.Raised, CalculatorsText.RaisedFormula, Say.Money(minimum)));
            wage = minimum;
        }
        steps.Add(new(CalculatorsText.Compensation, $"{Say.Yuan(wage)} × {Say.Number(years)}", Say.Money(wage * years)));
        var total = wage * years;
        if (isUnlawful)
        {
            var doubled = rates.Number("severance.unlawful");
            steps.Add(new(CalculatorsText.Unlawful, $"{Say.Yuan(total)} × {Say.Share(doubled)}", Say.Money(total * doubled)));
            total *= doubled;
        }
        return Estimate.Of(total, steps) with
        {
            From = start,
            To = last,
            Cautions =
            [
                .. average is null ? (string[])[CalculatorsText.NoCapKnown] : [],
                .. start < LawInForce ? (string[])[CalculatorsText.Before2008] : [],
                .. isUnlawful ? (string[])[CalculatorsText.NotBoth] : [],
            ],
        };
    }
}
