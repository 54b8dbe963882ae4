using System.Globalization;
using System.Text.Json;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Intake;

/// <summary>Journal rows as the applicant reads them; a kind without a text stays inside. Reasons stay inside too, unless they are meant for the applicant.</summary>
internal static class TrackedHistory
{
    private static readonly string[] WithReason = ["Cases.RequestRejected", "Cases.RequestReopened", "Cases.RequestWithdrawn"];

    public static IEnumerable<TimelineEntry> Lines(IEnumerable<JournalEntry> entries, IUnitTree tree, ClockExplanation clocks)
    {
        foreach (var entry in entries)
        {
            var key = "Track_" + entry.Kind.Replace('.', '_');
            if (CaseWords.Find(key) is not { } title) continue;
            yield return new(entry.At, Filled(title, entry, tree, clocks), null, WithReason.Contains(entry.Kind) ? entry.Reason : null, IconOf(entry.Kind), ToneOf(entry.Kind));
        }
    }

    // "{UnitPath}" becomes the unit's name, "{Result}" its word, "{Due}" a day people can read.
    private static string Filled(string title, JournalEntry entry, IUnitTree tree, ClockExplanation clocks)
    {
        if (!title.Contains('{')) return title;
        using var body = JsonDocument.Parse(entry.Body);
        foreach (var property in body.RootElement.EnumerateObject())
        {
            var mark = "{" + property.Name + "}";
            if (title.Contains(mark, StringComparison.OrdinalIgnoreCase)) title = title.Replace(mark, Text(property, tree, clocks), StringComparison.OrdinalIgnoreCase);
        }
        return title;
    }

    private static string Text(JsonProperty property, IUnitTree tree, ClockExplanation clocks)
    {
        var text = property.Value.ToString();
        if (property.Name == nameof(ClockMoved.Code)) return clocks.NameOf(text);
        if (text.StartsWith('/')) return tree.ByPath(text)?.Name ?? "";
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DateText.Day(day);
        foreach (var family in (ReadOnlySpan<string>)["AffairStream", "CaseType", "ResultCode"])
            if (CasesText.ResourceManager.GetString($"{family}_{text}", CultureInfo.CurrentUICulture) is { } word) return word;
        return text;
    }

    private static string IconOf(string kind) => kind switch
    {
        "Cases.RequestSubmitted" => "inbox",
        "Cases.RequestTriaged" or "Cases.RequestSplit" => "branch",
        "Cases.RequestEscalated" => "rise",
        "Cases.RequestFellLate" or CaseJournal.ClockMoved => "clock",
        "Cases.SuperiorReminded" => "bell",
        "Cases.RequestReferred" => "building",
        "Cases.SupplementAsked" or "Cases.EvidenceAdded" => "clip",
        "Cases.RequestResolved" or "Cases.RequestClosed" => "good",
        "Cases.RequestRated" => "star",
        _ => "dot",
    };

    private static Tone ToneOf(string kind) => kind switch
    {
        "Cases.RequestFellLate" or "Cases.SupplementAsked" or CaseJournal.ClockMoved => Tone.Warn,
        "Cases.RequestResolved" or "Cases.RequestSubmitted" => Tone.Good,
        "Cases.RequestAccepted" or "Cases.RequestEscalated" => Tone.Info,
        _ => Tone.Neutral,
    };
}
