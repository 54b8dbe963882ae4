using Niangjia.Contracts.Cases;

namespace Niangjia.Calculators.Domain;

/// <summary>A month's wage in place of thirty days' notice (CAL-12).</summary>
internal sealed class NoticePay : ICalculator
{
    public string Id => "notice-pay";
    public string Rule => "CAL-12";
    public CaseType Type => CaseType.Termination;
    public string Title => CalculatorsText.NoticePay;
    public string Lead => CalculatorsText.NoticePayLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("wage", FactKind.Money, () => CalculatorsText.WageLastMonth),
        new("noticed", FactKind.Yes, () => CalculatorsText.Noticed),
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        var (wage, months) = (facts.Yuan("wage"), facts.Yes("noticed") ? 0 : rates.Number("pay.noticeMonths"));
        return Estimate.Of(wage * months, new FormulaLine(CalculatorsText.NoticePay, $"{Say.Yuan(wage)} × {Say.Number(months)}", Say.Money(wage * months))) with
        {
            Cautions = [facts.Yes("noticed") ? CalculatorsText.NoticedNote : CalculatorsText.OnlyArticle40],
        };
    }
}
