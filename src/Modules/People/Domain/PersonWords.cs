using Niangjia.Contracts.People;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;
using Niangjia.Ui;

namespace Niangjia.People.Domain;

/// <summary>People in the words of the reader.</summary>
internal static class PersonWords
{
    public static string Title(this Sex sex) => Text($"Sex_{sex}");

    public static string Title(this SealedFact fact) => Text($"Fact_{fact}");

    public static string YesNo(bool? value) => value switch { true => PeopleText.Yes, false => PeopleText.No, null => PeopleText.NotAsked };

    /// <summary>A fact by the name of its property.</summary>
    public static string Fact(string name) => Text($"Fact_{name}");

    /// <summary>A journal row about a person; sealed values never stand in it.</summary>
    public static TimelineEntry Entry(JournalEntry entry)
    {
        var name = entry.Kind[(entry.Kind.IndexOf('.') + 1)..];
        var title = entry.Said("Fact") is { } fact ? string.Format(PeopleText.Revealed, Fact(fact)) : Text($"Event_{name}");
        var open = entry.ChangedFacts().Where(change => change.Name is "Name" or "BirthDate")
            .Select(change => string.Format(PeopleText.FromTo, Fact(change.Name), change.From ?? PeopleText.NotSet, change.To ?? PeopleText.NotSet));
        var text = string.Join("; ", new[] { entry.Reason, FactsOf(entry) }.Concat(open).Where(part => !string.IsNullOrEmpty(part)));
        return new(entry.At, title, entry.ActorName, text.Length == 0 ? null : text, name == nameof(SealedFactRevealed) ? "eye" : null);
    }

    private static string? FactsOf(JournalEntry entry)
    {
        if (entry.Said("Facts") is not { } json) return null;
        var facts = System.Text.Json.JsonSerializer.Deserialize<string[]>(json) ?? [];
        return string.Format(PeopleText.ChangedFacts, string.Join(PeopleText.Comma, facts.Select(Fact)));
    }

    private static string Text(string key) => PeopleText.ResourceManager.GetString(key, PeopleText.Culture) ?? key;
}
