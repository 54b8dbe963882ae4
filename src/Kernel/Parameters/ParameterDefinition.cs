using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Parameters;

/// <summary>What a parameter's value is.</summary>
public enum ParameterKind
{
    /// <summary>A legal period such as "15 CD".</summary>
    Period,
    /// <summary>A whole number.</summary>
    Whole,
    /// <summary>A decimal number.</summary>
    Number,
    /// <summary>Yuan with at most two places.</summary>
    Money,
    /// <summary>A short text, or one of a few choices.</summary>
    Text,
    /// <summary>Texts separated by commas.</summary>
    TextList,
    /// <summary>Words to look for, with what they weigh when the parameter has limits for it: see <see cref="WeighedWord"/>.</summary>
    Words,
}

/// <summary>How sure a value is (rules §0.1).</summary>
public enum VerificationMark
{
    /// <summary>Read in the legal source.</summary>
    V,
    /// <summary>Read in a secondary source only.</summary>
    V2,
    /// <summary>From knowledge, not checked.</summary>
    K,
    /// <summary>A default of the platform; no law fixes it.</summary>
    D,
}

/// <summary>Whose delay it is when a clock runs out.</summary>
public enum ClockDuty
{
    /// <summary>Nobody's: a date on which something becomes possible or ends by itself.</summary>
    None,
    /// <summary>Ours: late means a red card to the unit's superior (R-CLK-02).</summary>
    Unit,
    /// <summary>A party's or another organ's.</summary>
    Other,
}

/// <summary>Who must agree before a clock is extended.</summary>
public enum ExtensionRule
{
    /// <summary>It cannot be extended.</summary>
    None,
    /// <summary>Both parties agree, for any length.</summary>
    Consent,
    /// <summary>A superior approves; the longest extension is the parameter with the suffix <c>.ext</c>, if there is one.</summary>
    Approval,
}

/// <summary>What a clock is about (rules §1.7).</summary>
public sealed record ClockNature(
    string StartZh, string StartEn, string OwnerZh, string OwnerEn, string EffectZh, string EffectEn, ClockDuty Duty, ExtensionRule Extend)
{
    /// <summary>The event that starts it.</summary>
    public string Start(CultureInfo? culture = null) => Language.Pick(culture, StartZh, StartEn);

    /// <summary>Whose duty it is; empty when nobody's.</summary>
    public string Owner(CultureInfo? culture = null) => Language.Pick(culture, OwnerZh, OwnerEn);

    /// <summary>What happens when it runs out; empty when nothing by itself.</summary>
    public string Effect(CultureInfo? culture = null) => Language.Pick(culture, EffectZh, EffectEn);
}

/// <summary>A value that ships with the software.</summary>
public sealed record ShippedValue(string Profile, string Value, DateOnly ValidFrom, string LegalBasis, VerificationMark Mark);

/// <summary>A parameter the software knows: its key, names, kind and limits. Values are versions in the database.</summary>
public sealed record ParameterDefinition(
    string Key, string Group, ParameterKind Kind, string Zh, string En, IReadOnlyList<ShippedValue> Values,
    decimal? Min = null, decimal? Max = null, string? UnitZh = null, string? UnitEn = null, IReadOnlyList<string>? Choices = null, ClockNature? Clock = null)
{
    /// <summary>The name for people.</summary>
    public string Name(CultureInfo? culture = null) => Language.Pick(culture, Zh, En);

    /// <summary>What a number counts; empty when it has no unit.</summary>
    public string Unit(CultureInfo? culture = null) => Language.Pick(culture, UnitZh ?? "", UnitEn ?? "");
}

/// <summary>A place whose rules may differ (R-GEN-02).</summary>
public sealed record JurisdictionProfile(string Code, string Zh, string En)
{
    /// <summary>The installation's own values.</summary>
    public const string Local = "LOCAL";

    /// <summary>The national baseline.</summary>
    public const string National = "CN";

    /// <summary>The name for people.</summary>
    public string Name(CultureInfo? culture = null) => Language.Pick(culture, Zh, En);
}

/// <summary>A law that a legal basis names: its title in both languages and where it can be read.</summary>
public sealed record LegalSource(string Zh, string En, string? Url = null)
{
    /// <summary>The title for people.</summary>
    public string Title(CultureInfo? culture = null) => Language.Pick(culture, Zh, En);
}

/// <summary>A file of parameters that ships with a module.</summary>
public sealed record ParameterFile(
    DateOnly LastVerified, IReadOnlyList<ParameterDefinition> Parameters,
    IReadOnlyList<LegalSource>? Laws = null, IReadOnlyList<JurisdictionProfile>? Profiles = null)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads an embedded file.</summary>
    public static ParameterFile Read(System.Reflection.Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"No resource {resource}.");
        return JsonSerializer.Deserialize<ParameterFile>(stream, Form)!;
    }
}

internal static class Language
{
    public static string Pick(CultureInfo? culture, string zh, string en) =>
        (culture ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName == "zh" ? zh : en;
}
