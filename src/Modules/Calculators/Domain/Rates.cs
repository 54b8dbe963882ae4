using System.Globalization;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators.Domain;

/// <summary>What the law sets here and now, and which of it a calculation has used.</summary>
internal sealed class Rates(ParameterSet parameters, WorkCalendar calendar, DateOnly today)
{
    private readonly List<ParameterValue> _used = [];

    public WorkCalendar Calendar => calendar;

    public DateOnly Today => today;

    /// <summary>The values that were asked for, in that order.</summary>
    public IReadOnlyList<ParameterValue> Used => _used;

    public decimal Number(string key) => Read(Note(parameters.Get(key, today)).Value);

    public IReadOnlyList<decimal> Numbers(string key) => [.. Note(parameters.Get(key, today)).Value.Split(',').Select(Read)];

    /// <summary>A number of the place, or null where nobody has set one.</summary>
    public decimal? NumberIfAny(string key) => parameters.Find(key, today) is { } value ? Read(Note(value).Value) : null;

    /// <summary>A list of the place, or null where nobody has set one.</summary>
    public IReadOnlyList<decimal>? NumbersIfAny(string key) => parameters.Find(key, today) is { } value ? [.. Note(value).Value.Split(',').Select(Read)] : null;

    /// <summary>What stands in the form before anything is typed.</summary>
    public string? Offered(FactAsked asked) => asked.Rate is { } key ? parameters.Find(key, today)?.Value : null;

    private ParameterValue Note(ParameterValue value)
    {
        if (!_used.Contains(value)) _used.Add(value);
        return value;
    }

    private static decimal Read(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
