using Niangjia.Contracts.Cases;
using Niangjia.Ui;

namespace Niangjia.Calculators.Domain;

/// <summary>Days of maternity leave (CAL-10).</summary>
internal sealed class Maternity : ICalculator
{
    private const string Birth = "birth";
    private const string Early = "early";
    private const string Late = "late";

    public string Id => "maternity-leave";
    public string Rule => "CAL-10";
    public CaseType Type => CaseType.FemaleWorkerProtection;
    public string Title => CalculatorsText.Maternity;
    public string Lead => CalculatorsText.MaternityLead;

    public IReadOnlyList<FactAsked> Asked { get; } =
    [
        new("event", FactKind.Choice, () => CalculatorsText.WhatHappened)
        {
            Choices = () => [new(Birth, CalculatorsText.GaveBirth), new(Early, CalculatorsText.LostEarly), new(Late, CalculatorsText.LostLate)],
        },
        new("difficult", FactKind.Yes, () => CalculatorsText.Difficult),
        new("babies", FactKind.Whole, () => CalculatorsText.Babies) { IsNeeded = false, Least = 1, Most = 8 },
        new("from", FactKind.Day, () => CalculatorsText.LeaveFrom) { IsNeeded = false },
    ];

    public Estimate Reckon(Facts facts, Rates rates)
    {
        List<FormulaLine> steps = [];
        var days = 0;
        Add(CalculatorsText.BasicLeave, facts.Chosen("event") switch { Early => "maternity.lostEarly", Late => "maternity.lostLate", _ => "maternity.days" }, 1);
        if (facts.Chosen("event") == Birth)
        {
            if (facts.Yes("difficult")) Add(CalculatorsText.ForDifficult, "maternity.difficult", 1);
            if (facts.Whole("babies") is > 1 and var babies) Add(CalculatorsText.ForBabies, "maternity.extraBaby", babies - 1);
            if (rates.NumberIfAny("maternity.extension") is { } more)
            {
                steps.Add(new(CalculatorsText.OfTheProvince, Say.Number(more), Say.Days((int)more)));
                days += (int)more;
            }
        }
        var from = facts.DayIfAny("from");
        if (from is { } first) steps.Add(new(CalculatorsText.LeaveSpan, $"{DateText.Day(first)} + {days}", Say.Span(first, first.AddDays(days - 1))));
        return new(null, Say.Days(days), steps)
        {
            From = from,
            To = from?.AddDays(days - 1),
            Cautions = facts.Chosen("event") != Birth ? [] : rates.NumberIfAny("maternity.extension") is null ? [CalculatorsText.FifteenBefore, CalculatorsText.ProvinceUnknown] : [CalculatorsText.FifteenBefore],
        };

        void Add(string label, string key, int times)
        {
            var each = (int)rates.Number(key);
            days += each * times;
            steps.Add(new(label, times == 1 ? $"{each}" : $"{each} × {times}", Say.Days(each * times)));
        }
    }
}
