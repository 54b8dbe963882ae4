using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>Leave that was not given, and what is paid for it (CAL-04).</summary>
internal sealed class AnnualLeave : ICalculator
{
    private const int DaysInYear = 365;

    public string Id => "annual-leave";
    public string Rule => "CAL-04";
    public CaseType Type => CaseType.WorkTimeLeave;
    public string Title => CalculatorsText.AnnualLeave;
    public string Lead => CalculatorsText.AnnualLeaveLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("years", FactKind.Whole, () => CalculatorsText.YearsOfService) { Most = 60, Hint = () => CalculatorsText.YearsOfServiceHint },
        new("from", FactKind.Day, () => CalculatorsText.YearFrom) { Hint = () => CalculatorsText.YearFromHint },
        new("to", FactKind.Day, () => CalculatorsText.YearTo) { Hint = () => CalculatorsText.YearToHint },
        new("taken", FactKind.Number, () => CalculatorsText.DaysTaken) { IsNeeded = false, Most = 60, Unit = () => CalculatorsText.DaysUnit },
        new("wage", FactKind.Money, () => CalculatorsText.AverageWage) { Hint = () => CalculatorsText.AverageWithoutOvertime },
    ];

    public static int Entitlement(int years, Rates rates) => years switch
    {
        < 1 => 0,
        < 10 => (int)rates.Number("leave.from1"),
        < 20 => (int)rates.Number("leave.from10"),
        _ => (int)rates.Number("leave.from20"),
    };

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (from, to) = facts.Span("from", "to", Rule);
        if (from.Year != to.Year) throw new RefusedException(CalculatorsText.OneYearOnly, Rule, "to");
        var (entitled, days) = (Entitlement(facts.Whole("years"), rates), to.DayNumber - from.DayNumber + 1);
        // In a leap year a whole year is 366 days and still one entitlement.
        var earned = decimal.Floor(Math.Min(days, DaysInYear) / (decimal)DaysInYear * entitled);
        var left = Math.Max(0, earned - facts.Number("taken"));
        var (day, times) = (facts.Yuan("wage") / rates.Number("pay.monthDays"), rates.Number("leave.times"));
        return Estimate.Of(
            left * day * times,
            new FormulaLine(CalculatorsText.Entitled, string.Format(CalculatorsText.EntitledFormula, facts.Whole("years")), Say.Days(entitled)),
            new FormulaLine(CalculatorsText.Earned, $"⌊{days} ÷ {DaysInYear} × {entitled}⌋", Say.Days((int)earned)),
            new FormulaLine(CalculatorsText.NotTaken, $"{Say.Number(earned)} − {Say.Number(facts.Number("taken"))}", string.Format(CalculatorsText.DaysOf, Say.Number(left))),
            new FormulaLine(CalculatorsText.DailyWage, $"{Say.Yuan(facts.Yuan("wage"))} ÷ {Say.Number(rates.Number("pay.monthDays"))}", Say.Money(day)),
            new FormulaLine(CalculatorsText.ForLeave, $"{Say.Number(left)} × {Say.Yuan(day)} × {Say.Share(times)}", Say.Money(left * day * times))) with
        {
            From = from,
            To = to,
            Cautions = entitled == 0 ? [CalculatorsText.NoLeaveYet] : [CalculatorsText.LeaveThreefold],
        };
    }
}
