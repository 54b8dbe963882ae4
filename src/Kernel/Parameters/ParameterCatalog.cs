using System.Globalization;
using System.Text.RegularExpressions;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Parameters;

/// <summary>Every parameter the software knows, from the files of the kernel and the modules. Throws at start when two files share a key.</summary>
public sealed partial class ParameterCatalog
{
    private readonly Dictionary<string, ParameterDefinition> _byKey = new(StringComparer.Ordinal);

    /// <summary>Merges the files.</summary>
    public ParameterCatalog(IEnumerable<ParameterFile> files)
    {
        var all = files.ToList();
        foreach (var definition in all.SelectMany(f => f.Parameters))
        {
            if (!_byKey.TryAdd(definition.Key, definition)) throw new InvalidOperationException($"Parameter {definition.Key} is defined twice.");
            foreach (var value in definition.Values)
                if (ParameterText.Refusal(definition, value.Value) is { } sentence) throw new InvalidOperationException($"{definition.Key}: {sentence}");
        }
        LastVerified = all.SelectMany(f => f.Parameters.Select(p => (p.Key, f.LastVerified))).ToDictionary(p => p.Key, p => p.LastVerified);
        Laws = [.. all.SelectMany(f => f.Laws ?? [])];
        Profiles = [.. all.SelectMany(f => f.Profiles ?? [])];
    }

    /// <summary>All definitions in the order of the files.</summary>
    public IReadOnlyCollection<ParameterDefinition> All => _byKey.Values;

    /// <summary>Places that may have values of their own.</summary>
    public IReadOnlyList<JurisdictionProfile> Profiles { get; }

    internal IReadOnlyDictionary<string, DateOnly> LastVerified { get; }

    private IReadOnlyList<LegalSource> Laws { get; }

    /// <summary>The definition, or null when no file names the key.</summary>
    public ParameterDefinition? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>The definition. An unknown key is a programming error and throws.</summary>
    public ParameterDefinition this[string key] => Find(key) ?? throw new InvalidOperationException($"Parameter '{key}' is defined by no file.");

    /// <summary>Name of a place; the code itself when it is not known.</summary>
    public string ProfileName(string code, CultureInfo? culture = null) => Profiles.FirstOrDefault(p => p.Code == code)?.Name(culture) ?? code;

    /// <summary>
    /// The law a shipped value rests on: the first that its basis names (R-GEN-01). A default of the platform rests on none, and what
    /// was not checked or is applied by analogy only must not look as if it did.
    /// </summary>
    public LegalSource? SourceOf(ShippedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Mark is VerificationMark.V or VerificationMark.V2
            ? Laws.Where(law => value.LegalBasis.Contains(law.Zh, StringComparison.Ordinal)).MinBy(law => value.LegalBasis.IndexOf(law.Zh, StringComparison.Ordinal))
            : null;
    }

    /// <summary>The law that is read at this address, or null.</summary>
    public LegalSource? SourceAt(string url) => Laws.FirstOrDefault(law => law.Url == url);

    /// <summary>A legal basis in the reader's language. Titles of laws are kept in Chinese and translated for show.</summary>
    public string Basis(string basis, CultureInfo? culture = null)
    {
        if (Language.Pick(culture, "zh", "en") == "zh") return basis;
        foreach (var law in Laws) basis = basis.Replace(law.Zh, law.En, StringComparison.Ordinal);
        basis = Article().Replace(basis, match => $" art. {match.Groups[1].Value.Replace("、", ", ", StringComparison.Ordinal)}");
        return basis.Replace("平台默认值，", Sentence.In(culture, nameof(TimeText.PlatformDefault)) + " ", StringComparison.Ordinal)
            .Replace("参照", Sentence.In(culture, nameof(TimeText.ByAnalogy)) + " ", StringComparison.Ordinal)
            .Replace("；", "; ", StringComparison.Ordinal).Replace("、", ", ", StringComparison.Ordinal);
    }

    [GeneratedRegex("第([0-9、]+)条")]
    private static partial Regex Article();
}

/// <summary>Reads and checks the text form of a value.</summary>
internal static class ParameterText
{
    /// <summary>Longest text of a value, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>A sentence that says why the text is no value of this parameter, or null when it is one.</summary>
    public static string? Refusal(ParameterDefinition definition, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Sentence.In(null, nameof(TimeText.ValueNeeded));
        if (text.Length > Longest || text.Any(char.IsControl)) return Sentence.In(null, nameof(TimeText.ValueTooLong), Longest);
        switch (definition.Kind)
        {
            case ParameterKind.Period:
                return Period.TryParse(text, null, out _) ? null : Sentence.In(null, nameof(TimeText.ValueIsNoPeriod));
            case ParameterKind.Whole:
                if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return Sentence.In(null, nameof(TimeText.ValueIsNotWhole));
                return Between(definition, whole);
            case ParameterKind.Number or ParameterKind.Money:
                if (!TryNumber(text, out var number)) return Sentence.In(null, nameof(TimeText.ValueIsNoNumber));
                if (definition.Kind == ParameterKind.Money && decimal.Round(number, 2) != number) return Sentence.In(null, nameof(TimeText.ValueIsNoMoney));
                return Between(definition, number);
            case ParameterKind.Words:
                return WeighedWord.Refusal(definition, text);
            default:
                if (definition.Choices is { } choices && !choices.Contains(text)) return Sentence.In(null, nameof(TimeText.ValueIsNoChoice), string.Join(", ", choices));
                return definition.Kind == ParameterKind.TextList && Texts(text).Count == 0 ? Sentence.In(null, nameof(TimeText.ValueNeeded)) : null;
        }
    }

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(string text) => text.Split([',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A number without thousands separators.</summary>
    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static string? Between(ParameterDefinition definition, decimal number) =>
        number < (definition.Min ?? decimal.MinValue) || number > (definition.Max ?? decimal.MaxValue)
            ? definition.Max is null
                ? Sentence.In(null, nameof(TimeText.ValueTooSmall), definition.Min)
                : Sentence.In(null, nameof(TimeText.ValueNotBetween), definition.Min ?? 0, definition.Max)
            : null;
}
