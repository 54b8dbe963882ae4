using Niangjia.Cases.Domain.Triage;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Intake;

/// <summary>Keeps the keyword table in force for the whole process. It is made anew only when a parameter of it has changed.</summary>
internal sealed class TriageWords
{
    private volatile Kept? _kept;

    /// <summary>The table that counts here on a day.</summary>
    public KeywordTable InForce(ParameterSet parameters, DateOnly on)
    {
        var kept = _kept;
        if (kept?.Parameters == parameters && kept.On == on) return kept.Table;
        // The snapshot is read again every half minute, mostly without a change: then its words are the same and the table stays.
        var inForce = KeywordTable.Keys.Select(key => parameters.Find(key, on)).ToList();
        var values = inForce.ConvertAll(value => value?.Value);
        var table = kept is not null && kept.Values.SequenceEqual(values) ? kept.Table : Make(inForce);
        _kept = new(parameters, on, values, table);
        return table;
    }

    private static KeywordTable Make(IEnumerable<ParameterValue?> inForce)
    {
        var words = inForce.OfType<ParameterValue>().ToDictionary(value => value.Key, value => value.AsWords());
        return new(key => words.GetValueOrDefault(key, []));
    }

    private sealed record Kept(ParameterSet Parameters, DateOnly On, IReadOnlyList<string?> Values, KeywordTable Table);
}
