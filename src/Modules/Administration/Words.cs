using System.Globalization;
using Niangjia.Administration.Domain;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;
using Niangjia.Ui;

namespace Niangjia.Administration;

/// <summary>What members of enums and other keys are called.</summary>
internal static class Words
{
    /// <summary>Characters of a value shown in a list.</summary>
    public const int BriefLength = 60;

    public static string Of(VerificationMark mark) => Text($"Mark_{mark}");

    public static string Of(DayKind kind) => Text($"Day_{kind}");

    public static string Of(ClockDuty duty) => Text($"Duty_{duty}");

    public static string Of(ExtensionRule rule) => Text($"Extend_{rule}");

    public static string Of(ExportState state) => Text($"ExportState_{state}");

    public static Tone ToneOf(ExportState state) => state switch { ExportState.Approved => Tone.Good, ExportState.Refused => Tone.Bad, _ => Tone.Info };

    /// <summary>The heading of a group; a module may bring groups of its own, which stand under their key.</summary>
    public static string Group(string group) => AdministrationText.ResourceManager.GetString($"Group_{group}", CultureInfo.CurrentUICulture) ?? group;

    /// <summary>How to write a value of this parameter.</summary>
    public static string Hint(ParameterDefinition definition) =>
        Text(definition is { Kind: ParameterKind.Words, Max: null } ? "Hint_PlainWords" : $"Hint_{definition.Kind}");

    /// <summary>A value as long as a row of a list has room for.</summary>
    public static string Brief(string value) => value.Length <= BriefLength ? value : $"{value[..BriefLength]}…";

    private static string Text(string key) => AdministrationText.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new InvalidOperationException($"No text {key}.");
}
