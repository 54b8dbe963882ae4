using Niangjia.Contracts.Cases;
using Niangjia.Kernel;

namespace Niangjia.Calculators.Domain;

/// <summary>What is still owed for each month, and what is missing to the minimum wage (CAL-01).</summary>
internal sealed class WageArrears : ICalculator
{
    public const int Months = 12;

    // Most come with three months or fewer.
    private const int Open = 3;

    public string Id => "wage-arrears";
    public string Rule => "CAL-01";
    public CaseType Type => CaseType.WageArrears;
    public string Title => CalculatorsText.WageArrears;
    public string Lead => CalculatorsText.WageArrearsLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("from", FactKind.Day, () => CalculatorsText.FirstMonth) { Hint = () => CalculatorsText.FirstMonthHint },
        .. Enumerable.Range(1, Months).SelectMany(month => new FactAsked[]
        {
            new($"due{month}", FactKind.Money, () => string.Format(CalculatorsText.DueOf, month)) { IsNeeded = month == 1, IsMore = month > Open },
            new($"paid{month}", FactKind.Money, () => string.Format(CalculatorsText.PaidOf, month)) { IsNeeded = false, IsMore = month > Open },
        }),
        new("minimum", FactKind.Money, () => CalculatorsText.MinimumWage) { IsNeeded = false, Rate = "pay.minimum", Hint = () => CalculatorsText.MinimumWageHint },
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var first = facts.Day("from");
        first = new(first.Year, first.Month, 1);
        var (owed, missing, last, steps) = (0m, 0m, first, new List<FormulaLine>());
        for (var month = 1; month <= Months; month++)
        {
            if (facts.YuanIfAny($"due{month}") is not { } due)
            {
                if (facts.YuanIfAny($"paid{month}") is not null) throw new RefusedException(string.Format(CalculatorsText.PaidWithoutDue, month), Rule, $"due{month}");
                continue;
            }
            var paid = facts.YuanIfAny($"paid{month}") ?? 0;
            if (paid > due) throw new RefusedException(string.Format(CalculatorsText.PaidMoreThanDue, month), Rule, $"paid{month}");
            owed += due - paid;
            last = first.AddMonths(month - 1);
            steps.Add(new($"{last:yyyy-MM}", $"{Say.Yuan(due)} − {Say.Yuan(paid)}", Say.Money(due - paid)));
            if (facts.YuanIfAny("minimum") is { } minimum) missing += Math.Max(0, minimum - paid);
        }
        if (missing > 0) steps.Add(new(CalculatorsText.ToMinimum, CalculatorsText.ToMinimumFormula, Say.Money(missing)));
        return Estimate.Of(owed, steps) with
        {
            From = first,
            To = last.AddMonths(1).AddDays(-1),
            Cautions = missing > 0 ? [CalculatorsText.ToMinimumInside, CalculatorsText.WageLimitation] : [CalculatorsText.WageLimitation],
        };
    }
}
