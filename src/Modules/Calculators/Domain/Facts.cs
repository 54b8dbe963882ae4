using System.ComponentModel.DataAnnotations;
using Niangjia.Kernel;
using Niangjia.Kernel.Values;

namespace Niangjia.Calculators.Domain;

/// <summary>All that was typed for one calculation.</summary>
internal sealed class Facts : IValidatableObject
{
    private readonly Dictionary<string, FactTyped> _byName;

    /// <summary>Reads what was typed.</summary>
    /// <param name="asked">What the calculator asks.</param>
    /// <param name="text">What was typed under a name.</param>
    public Facts(IEnumerable<FactAsked> asked, Func<string, string?> text) =>
        _byName = asked.Select(one => new FactTyped(one, text(one.Name))).ToDictionary(one => one.Asked.Name);

    public IReadOnlyCollection<FactTyped> All => _byName.Values;

    public FactTyped this[string name] => _byName[name];

    /// <summary>Whether every fact can be used.</summary>
    public bool IsComplete => All.All(one => one.Problem() is null);

    public decimal Yuan(string name) => _byName[name].Money!.Value.Yuan;

    public decimal? YuanIfAny(string name) => _byName[name].Money?.Yuan;

    public decimal Number(string name) => _byName[name].Number ?? 0;

    public int Whole(string name) => _byName[name].Whole ?? 0;

    public DateOnly Day(string name) => _byName[name].Day!.Value;

    public DateOnly? DayIfAny(string name) => _byName[name].Day;

    public string? Chosen(string name) => _byName[name].Chosen;

    public bool Yes(string name) => _byName[name].Yes;

    /// <summary>Two days that must not be the wrong way round.</summary>
    /// <exception cref="RefusedException">The second lies before the first.</exception>
    public (DateOnly From, DateOnly To) Span(string from, string to, string rule)
    {
        var (first, last) = (Day(from), Day(to));
        if (last < first) throw new RefusedException(string.Format(CalculatorsText.WrongWayRound, _byName[to].Asked.Label(), _byName[from].Asked.Label()), rule, to);
        return (first, last);
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from one in All let problem = one.Problem() where problem is not null select new ValidationResult(problem, [one.Asked.Name]);
}
