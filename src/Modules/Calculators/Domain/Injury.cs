using System.Globalization;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Ui;

namespace Niangjia.Calculators.Domain;

/// <summary>One-off payments after an injury at work, or to the family of who died of it (CAL-09).</summary>
internal sealed class Injury : ICalculator
{
    private const string Death = "death";
    private const int Grades = 10;
    // Below it the employment goes on or is paid as a pension; the two grants are for grades 5 to 10 whose employment ends.
    private const int FirstWithGrants = 5;

    public string Id => "work-injury";
    public string Rule => "CAL-09";
    public CaseType Type => CaseType.WorkInjury;
    public string Title => CalculatorsText.Injury;
    public string Lead => CalculatorsText.InjuryLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("grade", FactKind.Choice, () => CalculatorsText.Grade)
        {
            Choices = () => [.. Enumerable.Range(1, Grades).Select(grade => new Choice(grade.ToString(CultureInfo.InvariantCulture), string.Format(CalculatorsText.GradeOf, grade))), new(Death, CalculatorsText.Died)],
        },
        new("wage", FactKind.Money, () => CalculatorsText.OwnWage) { IsNeeded = false, Hint = () => CalculatorsText.OwnWageHint },
        new("local", FactKind.Money, () => CalculatorsText.LocalAverage) { IsNeeded = false, Rate = "pay.average", Hint = () => CalculatorsText.LocalForInjury },
        new("ends", FactKind.Yes, () => CalculatorsText.EmploymentEnds),
        new("income", FactKind.Money, () => CalculatorsText.NationalIncome) { IsNeeded = false, Rate = "income.national", Hint = () => CalculatorsText.NationalIncomeHint },
    ];

    public Estimate Reckon(Facts facts, Rates rates) => facts.Chosen("grade") == Death ? OfDeath(facts, rates) : OfGrade(facts, rates, int.Parse(facts.Chosen("grade")!, CultureInfo.InvariantCulture));

    private Estimate OfGrade(Facts facts, Rates rates, int grade)
    {
        if (facts.YuanIfAny("wage") is not { } wage) throw new RefusedException(string.Format(CalculatorsText.Needed, CalculatorsText.OwnWage), Rule, "wage");
        var (steps, cautions) = (new List<FormulaLine>(), new List<string>());
        var average = facts.YuanIfAny("local");
        if (average is { } local)
        {
            var (floor, ceiling) = (local * rates.Number("injury.floor"), local * rates.Number("injury.ceiling"));
            if (Math.Clamp(wage, floor, ceiling) is var counted && counted != wage)
            {
                steps.Add(new(CalculatorsText.Clamped, $"{Say.Yuan(floor)} ≤ {Say.Yuan(wage)} ≤ {Say.Yuan(ceiling)}", Say.Money(counted)));
                wage = counted;
            }
        }
        else
        {
            cautions.Add(CalculatorsText.NotClamped);
        }
        var months = rates.Numbers("injury.months")[grade - 1];
        steps.Add(new(CalculatorsText.OneOff, $"{Say.Yuan(wage)} × {Say.Number(months)}", Say.Money(wage * months)));
        var total = wage * months;
        if (facts.Yes("ends") && grade >= FirstWithGrants)
            foreach (var (key, label) in new[] { ("injury.medicalMonths", CalculatorsText.MedicalGrant), ("injury.employmentMonths", CalculatorsText.EmploymentGrant) })
            {
                if (rates.NumbersIfAny(key) is not { } table || average is not { } pay)
                {
                    cautions.Add(string.Format(CalculatorsText.GrantUnknown, label));
                    continue;
                }
                steps.Add(new(label, $"{Say.Yuan(pay)} × {Say.Number(table[grade - FirstWithGrants])}", Say.Money(pay * table[grade - FirstWithGrants])));
                total += pay * table[grade - FirstWithGrants];
            }
        return Estimate.Of(total, steps) with { Cautions = cautions };
    }

    private Estimate OfDeath(Facts facts, Rates rates)
    {
        if (facts.YuanIfAny("income") is not { } income) throw new RefusedException(string.Format(CalculatorsText.Needed, CalculatorsText.NationalIncome), Rule, "income");
        var (grant, steps) = (income * rates.Number("injury.deathYears"), new List<FormulaLine>());
        steps.Add(new(CalculatorsText.DeathGrant, $"{Say.Yuan(income)} × {Say.Number(rates.Number("injury.deathYears"))}", Say.Money(grant)));
        if (facts.YuanIfAny("local") is not { } local) return Estimate.Of(grant, steps) with { Cautions = [CalculatorsText.FuneralUnknown, CalculatorsText.FamilyPension] };
        var funeral = local * rates.Number("injury.funeralMonths");
        steps.Add(new(CalculatorsText.Funeral, $"{Say.Yuan(local)} × {Say.Number(rates.Number("injury.funeralMonths"))}", Say.Money(funeral)));
        return Estimate.Of(grant + funeral, steps) with { Cautions = [CalculatorsText.FamilyPension] };
    }
}
