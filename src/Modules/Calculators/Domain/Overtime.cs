using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>Overtime by the kind of day (CAL-03).</summary>
internal sealed class Overtime : ICalculator
{
    private const int HoursADay = 8;

    public string Id => "overtime";
    public string Rule => "CAL-03";
    public CaseType Type => CaseType.OvertimePay;
    public string Title => CalculatorsText.Overtime;
    public string Lead => CalculatorsText.OvertimeLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("wage", FactKind.Money, () => CalculatorsText.MonthlyBase) { Hint = () => CalculatorsText.MonthlyBaseHint },
        Hours("weekday", () => CalculatorsText.WeekdayHours),
        Hours("restday", () => CalculatorsText.RestDayHours) with { Hint = () => CalculatorsText.RestDayHint },
        Hours("holiday", () => CalculatorsText.HolidayHours) with { Hint = () => CalculatorsText.HolidayHint },
        new("months", FactKind.Whole, () => CalculatorsText.OverMonths) { IsNeeded = false, Least = 1, Most = 240, Hint = () => CalculatorsText.OverMonthsHint },
        new("paid", FactKind.Money, () => CalculatorsText.PaidAlready) { IsNeeded = false },
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var hour = facts.Yuan("wage") / (rates.Number("pay.monthDays") * HoursADay);
        var (steps, total, hours) = (new List<FormulaLine>
        {
            new(CalculatorsText.HourlyWage, $"{Say.Yuan(facts.Yuan("wage"))} ÷ {Say.Number(rates.Number("pay.monthDays"))} ÷ {HoursADay}", Say.Money(hour)),
        }, 0m, 0m);
        foreach (var kind in (string[])["weekday", "restday", "holiday"])
        {
            if (facts.Number(kind) is not (> 0 and var worked)) continue;
            var times = rates.Number($"pay.overtime.{kind}");
            steps.Add(new(facts[kind].Asked.Label(), $"{Say.Yuan(hour)} × {Say.Number(worked)} × {Say.Share(times)}", Say.Money(hour * worked * times)));
            total += hour * worked * times;
            // Work on a holiday counts towards the cap as well.
            hours += worked;
        }
        if (hours == 0) throw new RefusedException(CalculatorsText.NoHours, Rule, "weekday");
        var paid = facts.YuanIfAny("paid") ?? 0;
        if (paid > total) throw new RefusedException(CalculatorsText.PaidMoreThanTotal, Rule, "paid");
        if (paid > 0) steps.Add(new(CalculatorsText.PaidAlready, $"{Say.Yuan(total)} − {Say.Yuan(paid)}", Say.Money(total - paid)));
        var cap = rates.Number("pay.overtime.monthCap");
        return Estimate.Of(total - paid, steps) with
        {
            Cautions = hours / Math.Max(1, facts.Whole("months")) > cap ? [string.Format(CalculatorsText.OverCap, Say.Number(cap), Say.Number(rates.Number("pay.overtime.dayCap")))] : [],
        };
    }

    private static FactAsked Hours(string name, Func<string> label) => new(name, FactKind.Number, label) { IsNeeded = false, Most = 20_000, Unit = () => CalculatorsText.Hours };
}
