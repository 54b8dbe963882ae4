using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>The late fee on social insurance that was not paid (CAL-08); it goes to the fund, not to the worker.</summary>
internal sealed class LateFee : ICalculator
{
    public string Id => "insurance-late-fee";
    public string Rule => "CAL-08";
    public CaseType Type => CaseType.SocialInsurance;
    public string Title => CalculatorsText.LateFee;
    public string Lead => CalculatorsText.LateFeeLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("arrears", FactKind.Money, () => CalculatorsText.ContributionsOwed),
        new("days", FactKind.Whole, () => CalculatorsText.DaysLate) { IsNeeded = false, Least = 1, Most = 15_000, Unit = () => CalculatorsText.DaysUnit, Hint = () => CalculatorsText.DaysLateHint },
        new("from", FactKind.Day, () => CalculatorsText.OwedFrom) { IsNeeded = false },
        new("to", FactKind.Day, () => CalculatorsText.OwedTo) { IsNeeded = false, Hint = () => CalculatorsText.OwedToHint },
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var days = facts["days"].Whole;
        DateOnly? from = facts.DayIfAny("from"), to = null;
        if (days is null)
        {
            if (from is null) throw new RefusedException(CalculatorsText.DaysOrDates, Rule, "days");
            to = facts.DayIfAny("to") ?? rates.Today;
            days = to.Value.DayNumber - from.Value.DayNumber;
            if (days < 1) throw new RefusedException(string.Format(CalculatorsText.WrongWayRound, CalculatorsText.OwedTo, CalculatorsText.OwedFrom), Rule, "to");
        }
        var (arrears, rate) = (facts.Yuan("arrears"), rates.Number("insurance.lateFee"));
        return Estimate.Of(arrears * rate * days.Value, new FormulaLine(CalculatorsText.LateFee, $"{Say.Yuan(arrears)} × {Say.Share(rate)} × {days}", Say.Money(arrears * rate * days.Value))) with
        {
            From = from,
            To = to,
            Cautions = [CalculatorsText.LateFeeToFund],
        };
    }
}
