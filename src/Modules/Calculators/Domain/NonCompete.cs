using Niangjia.Contracts.Cases;

namespace Niangjia.Calculators.Domain;

/// <summary>What is due for keeping out of the trade when no amount was agreed (CAL-11).</summary>
internal sealed class NonCompete : ICalculator
{
    public string Id => "non-compete";
    public string Rule => "CAL-11";
    public CaseType Type => CaseType.NonCompeteTraining;
    public string Title => CalculatorsText.NonCompete;
    public string Lead => CalculatorsText.NonCompeteLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("wage", FactKind.Money, () => CalculatorsText.AverageWage) { Hint = () => CalculatorsText.AverageHint },
        new("months", FactKind.Whole, () => CalculatorsText.MonthsKept) { Least = 1, Most = 24, Hint = () => CalculatorsText.MonthsKeptHint },
        new("minimum", FactKind.Money, () => CalculatorsText.MinimumWage) { IsNeeded = false, Rate = "pay.minimum", Hint = () => CalculatorsText.MinimumWageHint },
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (wage, share, months) = (facts.Yuan("wage"), rates.Number("noncompete.share"), facts.Whole("months"));
        List<FormulaLine> steps = [new(CalculatorsText.AMonth, $"{Say.Yuan(wage)} × {Say.Share(share)}", Say.Money(wage * share))];
        var month = wage * share;
        if (facts.YuanIfAny("minimum") is { } minimum && month < minimum)
        {
            steps.Add(new(CalculatorsText.Raised, CalculatorsText.RaisedFormula, Say.Money(minimum)));
            month = minimum;
        }
        steps.Add(new(CalculatorsText.Total, $"{Say.Yuan(month)} × {months}", Say.Money(month * months)));
        return Estimate.Of(month * months, steps) with { Cautions = [CalculatorsText.OnlyIfNotAgreed] };
    }
}
