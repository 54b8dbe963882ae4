using Niangjia.Calculators.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators.Features.Reckon;

/// <summary>What was typed into a calculator.</summary>
/// <param name="Calculator">Its name, such as <c>overtime</c>.</param>
/// <param name="Given">Facts by name: amounts as <c>5220.00</c>, days as <c>2026-03-31</c>, yes as <c>true</c>.</param>
internal sealed record ReckonCommand(string Calculator, IReadOnlyDictionary<string, string> Given);

/// <summary>A result and all it rests on (R-GEN-05).</summary>
internal sealed record Reckoned(ICalculator Calculator, Facts Facts, Estimate Estimate, IReadOnlyList<ParameterValue> Rests);

internal sealed class ReckonHandler(RatesDesk desk)
{
    public async Task<Reckoned> HandleAsync(ReckonCommand command, CancellationToken cancellationToken)
    {
        var calculator = CalculatorList.Find(command.Calculator) ?? throw new NotFoundException();
        var facts = new Facts(calculator.Asked, command.Given.GetValueOrDefault);
        foreach (var fact in facts.All)
            if (fact.Problem() is { } problem) throw new RefusedException(problem, calculator.Rule, fact.Asked.Name);
        var rates = await desk.TodayAsync(cancellationToken);
        var estimate = calculator.Reckon(facts, rates);
        return new(calculator, facts, estimate, rates.Used);
    }
}
