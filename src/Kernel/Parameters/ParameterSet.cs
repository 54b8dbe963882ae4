using System.Collections.Frozen;
using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Parameters;

/// <summary>The value that counts, and where it comes from. Freeze <see cref="Key"/>, <see cref="Profile"/> and <see cref="Number"/> beside what you derive.</summary>
public sealed record ParameterValue(
    ParameterDefinition Definition, string Profile, int Number, string Value, DateOnly ValidFrom, DateOnly? ValidTo, string LegalBasis,
    string? SourceUrl, DateOnly? LastVerified, VerificationMark Mark)
{
    /// <summary>Key of the parameter.</summary>
    public string Key => Definition.Key;

    /// <summary>The value as a period.</summary>
    public Period AsPeriod() => Period.Parse(Value, CultureInfo.InvariantCulture);

    /// <summary>The value as a whole number.</summary>
    public int AsWhole() => int.Parse(Value, CultureInfo.InvariantCulture);

    /// <summary>The value as a decimal number, or yuan.</summary>
    public decimal AsNumber() => decimal.Parse(Value, CultureInfo.InvariantCulture);

    /// <summary>The value as words to look for.</summary>
    public IReadOnlyList<WeighedWord> AsWords() => WeighedWord.Read(Definition, Value);

    /// <summary>The value for people: 15日, 30人, 50000 元 ….</summary>
    public string Text(CultureInfo? culture = null) => Say(Definition, Value, culture);

    /// <summary>A value of a parameter for people.</summary>
    public static string Say(ParameterDefinition definition, string value, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Kind switch
        {
            ParameterKind.Period => Period.Parse(value, CultureInfo.InvariantCulture).ToText(culture),
            ParameterKind.Money => Sentence.In(culture, nameof(TimeText.Yuan), decimal.Parse(value, CultureInfo.InvariantCulture)),
            _ when definition.Unit(culture) is { Length: > 0 } unit => $"{value} {unit}",
            _ => value,
        };
    }
}

/// <summary>An immutable snapshot of all versions, resolved LOCAL → city → province → CN (R-GEN-02).</summary>
public sealed class ParameterSet
{
    private readonly FrozenDictionary<(string Key, string Profile), ParameterValue[]> _versions;

    internal ParameterSet(IEnumerable<ParameterVersion> versions, ParameterCatalog catalog, IReadOnlyList<string> chain)
    {
        Chain = chain;
        // A version whose definition has left the software stays in the database as history but is never used.
        _versions = versions.Where(v => catalog.Find(v.Key) is not null).GroupBy(v => (v.Key, v.Profile)).ToFrozenDictionary(
            g => g.Key,
            g => g.OrderByDescending(v => v.Number).Select(v => new ParameterValue(
                catalog[v.Key], v.Profile, v.Number, v.Value, v.ValidFrom, v.ValidTo, v.LegalBasis, v.SourceUrl, v.LastVerified, v.Mark)).ToArray());
    }

    /// <summary>The places asked, in this order.</summary>
    public IReadOnlyList<string> Chain { get; }

    /// <summary>The value in force on a day, or null when no place of the chain has one.</summary>
    public ParameterValue? Find(string key, DateOnly on)
    {
        foreach (var profile in Chain)
            if (Find(key, profile, on) is { } found) return found;
        return null;
    }

    /// <summary>The value of one place in force on a day, whatever the chain says.</summary>
    public ParameterValue? Find(string key, string profile, DateOnly on) => _versions.TryGetValue((key, profile), out var versions)
        ? Array.Find(versions, v => v.ValidFrom <= on && (v.ValidTo is null || v.ValidTo >= on))
        : null;

    /// <summary>The value in force on a day.</summary>
    /// <exception cref="RefusedException">No place of the chain has a value then: the rule is not law here.</exception>
    public ParameterValue Get(string key, DateOnly on) => Find(key, on)
        ?? throw new RefusedException(Sentence.In(null, nameof(TimeText.NoValueThen), key, Sentence.Date(null, on)), "R-GEN-02");
}
