using Niangjia.Contracts.Cases;

namespace Niangjia.Calculators.Domain;

/// <summary>What is paid on top of arrears that stay unpaid after an order (CAL-02).</summary>
internal sealed class ExtraCompensation : ICalculator
{
    public string Id => "extra-compensation";
    public string Rule => "CAL-02";
    public CaseType Type => CaseType.WageArrears;
    public string Title => CalculatorsText.ExtraCompensation;
    public string Lead => CalculatorsText.ExtraCompensationLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("arrears", FactKind.Money, () => CalculatorsText.Arrears),
        new("percent", FactKind.Whole, () => CalculatorsText.Rate) { Least = 50, Most = 100, Unit = () => "%", Hint = () => CalculatorsText.RateHint },
        new("ordered", FactKind.Yes, () => CalculatorsText.Ordered),
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (arrears, rate) = (facts.Yuan("arrears"), facts.Whole("percent") / 100m);
        var (least, most) = (rates.Number("pay.extra.least"), rates.Number("pay.extra.most"));
        return Estimate.Of(
            facts.Yes("ordered") ? arrears * rate : 0,
            new FormulaLine(CalculatorsText.AtRate, $"{Say.Yuan(arrears)} × {Say.Share(rate)}", Say.Money(arrears * rate)),
            new FormulaLine(CalculatorsText.Range, $"{Say.Yuan(arrears)} × {Say.Share(least)} … {Say.Share(most)}", $"{Say.Money(arrears * least)} – {Say.Money(arrears * most)}")) with
        {
            Cautions = facts.Yes("ordered") ? [] : [CalculatorsText.OnlyAfterOrder],
        };
    }
}
