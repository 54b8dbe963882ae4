using System.Globalization;
using System.Text.Json;
using Niangjia.Cases.Data;
using Niangjia.Cases.Domain;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;
using Niangjia.Ui;

namespace Niangjia.Cases.Desk;

/// <summary>Journal rows of a request as lines that people read.</summary>
internal static class RequestHistory
{
    public static IEnumerable<TimelineEntry> Lines(IEnumerable<JournalEntry> entries, IUnitTree tree, ClockExplanation clocks)
    {
        foreach (var entry in entries)
        {
            var title = CaseWords.Find("History_" + entry.Kind.Replace('.', '_'));
            if (title is null) continue; // Not everything that is kept is worth a line here.
            var (changes, reason) = (RecordedChanges.Of(entry, tree), entry.Kind == CaseJournal.ClockMoved ? null : entry.Reason);
            // The ground stands before the words that explain it.
            var lines = (entry.Kind == CaseJournal.Escalated ? changes.Append(reason) : changes.Prepend(reason)).Where(line => !string.IsNullOrEmpty(line)).ToList();
            yield return new(entry.At, Filled(title, entry, tree, clocks), entry.ActorName, lines.Count == 0 ? null : string.Join(DeskText.LineComma, lines), IconOf(entry.Kind), ToneOf(entry.Kind));
        }
    }

    // "{UnitPath}" in a title is replaced by the event's value; paths become unit names, enums their words.
    private static string Filled(string title, JournalEntry entry, IUnitTree tree, ClockExplanation clocks)
    {
        if (!title.Contains('{')) return title;
        using var body = JsonDocument.Parse(entry.Body);
        foreach (var property in body.RootElement.EnumerateObject())
        {
            var mark = "{" + property.Name + "}";
            if (title.Contains(mark, StringComparison.Ordinal)) title = title.Replace(mark, Text(property, tree, clocks), StringComparison.Ordinal);
        }
        return title;
    }

    private static string Text(JsonProperty property, IUnitTree tree, ClockExplanation clocks)
    {
        var text = property.Value.ToString();
        if (property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False) return CaseWords.Find($"Said_{property.Name}_{text}") ?? text;
        if (text.Contains('T') && property.Value.TryGetDateTimeOffset(out var at)) return Kernel.Calendars.ChinaTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        if (text.StartsWith('/') && tree.ByPath(text) is { } unit) return unit.Name;
        if (property.Name == nameof(ClockMoved.Code)) return clocks.NameOf(text);
        // Its words are also those of other enums.
        if (property.Name == nameof(ApplicantTold.What) && CaseWords.Find($"{nameof(ApplicantMessage)}_{text}") is { } message) return message;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return DateText.Day(day);
        foreach (var family in (ReadOnlySpan<string>)["AffairStream", "CaseType", "Urgency", "HandlingLevel", "EscalationCause", "ResultCode", "DisputeState", "RiskKind", "SignerRole", "ContactWay", "DelayCause", "Duty", "TaskOutcome"])
            if (CaseWords.Find($"{family}_{text}") is { } word) return word;
        return text;
    }

    private static string IconOf(string kind) => kind switch
    {
        CaseJournal.Escalated => "rise",
        "Cases.RequestFellLate" or "Cases.DelayReasonAsked" or CaseJournal.ClockMoved => "clock",
        "Cases.CallBackMade" or "Cases.CallBackTried" => "phone",
        "Cases.EmployerPapersAsked" => "send",
        "Cases.EvidenceAdded" or "Cases.DocumentsFiled" or "Cases.EvidenceChecked" => "clip",
        "Cases.RequestCorrected" => "edit",
        "Cases.SuperiorReminded" or "Cases.ApplicantTold" => "bell",
        "Cases.RequestNoteAdded" => "message",
        "Cases.RequestSplit" or "Cases.RequestTriaged" => "branch",
        "Cases.RequestResolved" or "Cases.AgreementPerformed" => "good",
        "Cases.WorkOrderSent" => "send",
        "Cases.RequestTaskAdded" => "list",
        "Cases.RequestTaskEnded" => "check",
        _ => "dot",
    };

    private static Tone ToneOf(string kind) => kind switch
    {
        "Cases.RequestFellLate" or "Cases.InstalmentBreached" or "Cases.WorkOrderFellLate" or "Cases.RequestTaskFellLate" => Tone.Bad,
        CaseJournal.Escalated or "Cases.RequestReturned" or "Cases.RequestReopened" or CaseJournal.ClockMoved => Tone.Warn,
        "Cases.RequestResolved" or "Cases.AgreementTookEffect" or "Cases.AgreementPerformed" => Tone.Good,
        _ => Tone.Neutral,
    };
}
