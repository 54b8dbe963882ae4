namespace Niangjia.Calculators.Domain;

/// <summary>All calculators, in the order of the rule book.</summary>
internal static class CalculatorList
{
    public static IReadOnlyList<ICalculator> All { get; } =
    [
        new WageArrears(), new ExtraCompensation(), new Overtime(), new AnnualLeave(), new DoubleWage(), new Severance(false), new Severance(true), new LateFee(), new Injury(),
        new Maternity(), new NonCompete(), new NoticePay(),
    ];

    public static ICalculator? Find(string? id) => All.FirstOrDefault(one => one.Id == id);
}
