using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>The second wage for months without a written contract (CAL-05).</summary>
internal sealed class DoubleWage : ICalculator
{
    public string Id => "double-wage";
    public string Rule => "CAL-05";
    public CaseType Type => CaseType.NoWrittenContract;
    public string Title => CalculatorsText.DoubleWage;
    public string Lead => CalculatorsText.DoubleWageLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("start", FactKind.Day, () => CalculatorsText.Started),
        new("signed", FactKind.Day, () => CalculatorsText.Signed) { IsNeeded = false, Hint = () => CalculatorsText.SignedHint },
        new("ended", FactKind.Day, () => CalculatorsText.Ended) { IsNeeded = false, Hint = () => CalculatorsText.EndedHint },
        new("wage", FactKind.Money, () => CalculatorsText.MonthlyWage),
        new("excused", FactKind.Yes, () => CalculatorsText.Excused),
    ];

    /// <summary>The first and last day for which a second wage is due, or null when there is none.</summary>
    public static (DateOnly From, DateOnly To)? Window(DateOnly start, DateOnly? signed, DateOnly? ended, DateOnly today)
    {
        var from = start.AddMonths(1);
        var to = start.AddYears(1).AddDays(-1);
        if (signed is { } day && day.AddDays(-1) < to) to = day.AddDays(-1);
        if (ended is { } last && last < to) to = last;
        if (today < to) to = today;
        return to < from ? null : (from, to);
    }

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (start, signed, ended, wage) = (facts.Day("start"), facts.DayIfAny("signed"), facts.DayIfAny("ended"), facts.Yuan("wage"));
        if (signed < start) throw new RefusedException(CalculatorsText.SignedBefore, Rule, "signed");
        if (ended < start) throw new RefusedException(CalculatorsText.EndedBefore, Rule, "ended");
        if (Window(start, signed, ended, rates.Today) is not (var from, var to)) return Estimate.Of(0) with { Cautions = [CalculatorsText.NoWindow] };
        var months = 0;
        while (from.AddMonths(months + 1).AddDays(-1) <= to) months++;
        var rest = from.AddMonths(months);
        var worked = Enumerable.Range(0, Math.Max(0, to.DayNumber - rest.DayNumber + 1)).Count(day => rates.Calendar.IsWorkingDay(rest.AddDays(day)));
        // A part of a month is never worth more than the month.
        var part = Math.Min(wage, wage / rates.Number("pay.monthDays") * worked);
        List<FormulaLine> steps =
        [
            new(CalculatorsText.Window, CalculatorsText.WindowFormula, Say.Span(from, to)),
            new(CalculatorsText.WholeMonths, $"{Say.Yuan(wage)} × {months}", Say.Money(wage * months)),
        ];
        if (worked > 0) steps.Add(new(CalculatorsText.PartMonth, $"{Say.Yuan(wage)} ÷ {Say.Number(rates.Number("pay.monthDays"))} × {worked}", Say.Money(part)));
        return Estimate.Of(facts.Yes("excused") ? 0 : wage * months + part, steps) with
        {
            From = from,
            To = to,
            Cautions =
            [
                .. facts.Yes("excused") ? (string[])[CalculatorsText.ExcusedNote] : [],
                .. to == start.AddYears(1).AddDays(-1) ? (string[])[CalculatorsText.DeemedOpenEnded] : [],
                // R-LIM-06: counted by the month the earliest expires first.
                string.Format(CalculatorsText.FirstMonthExpires, Ui.DateText.Day(from.AddMonths(1).AddDays(-1).AddYears(1))),
            ],
        };
    }
}
