using System.Text.Json;

namespace Niangjia.Kernel.Journal;

/// <summary>One property that changed, as text.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="From">Before; null when there was nothing.</param>
/// <param name="To">After; null when there is nothing.</param>
public sealed record ChangedFact(string Name, string? From, string? To);

/// <summary>Reads journal rows for people.</summary>
public static class JournalReading
{
    /// <summary>The changed properties of a row; none when the row tells of no change.</summary>
    public static IReadOnlyList<ChangedFact> ChangedFacts(this JournalEntry entry)
    {
        if (entry.Changes is null) return [];
        using var changes = JsonDocument.Parse(entry.Changes);
        return [.. changes.RootElement.EnumerateObject().Select(change => new ChangedFact(change.Name, Text(change.Value[0]), Text(change.Value[1])))];
    }

    /// <summary>A value of the event by name, as text; null when it has none.</summary>
    public static string? Said(this JournalEntry entry, string name)
    {
        using var body = JsonDocument.Parse(entry.Body);
        return body.RootElement.TryGetProperty(name, out var value) ? Text(value) : null;
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();
}
