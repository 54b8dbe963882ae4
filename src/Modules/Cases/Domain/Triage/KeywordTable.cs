using System.Text.RegularExpressions;
using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>A word of the table with what it weighs for its stream and the case type it speaks for.</summary>
internal sealed record Keyword(string Word, AffairStream Stream, CaseType Type, double Weight)
{
    private readonly Regex? _gapped = Word.Contains('~') ? Gapped(Word) : null;

    /// <summary>Places of the word, without overlap.</summary>
    public IEnumerable<(int Start, int Length)> Find(string text)
    {
        if (_gapped is not null)
        {
            foreach (Match match in _gapped.Matches(text)) yield return (match.Index, match.Length);
            yield break;
        }
        for (var at = text.IndexOf(Word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Word, at + Word.Length, StringComparison.Ordinal))
            yield return (at, Word.Length);
    }

    /// <summary>A word whose parts may be apart: up to eight characters in each gap, without a comma.</summary>
    public static Regex Gapped(string word) =>
        new(string.Join("[^。,;?\n]{0,8}?", word.Split('~').Select(Regex.Escape)), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>The keyword table of R-TRI-02 and the danger words of R-TRI-01c and R-TRI-07; embedded, so that a version of the product scores alike everywhere.</summary>
internal static class KeywordTable
{
    private static readonly File Read = EmbeddedJson.Read<File>("cases/keywords.json");

    /// <summary>Every keyword.</summary>
    public static IReadOnlyList<Keyword> Words { get; } =
        [.. Read.Groups.SelectMany(group => group.Words.Select(word => new Keyword(word.ToLowerInvariant(), group.Stream, group.Type, group.Weight)))];

    private static readonly Dictionary<string, Regex> Lists = Read.Danger.ToDictionary(
        list => list.Key,
        list => new Regex(
            string.Join('|', list.Value.OrderByDescending(word => word.Length).Select(word => Keyword.Gapped(word).ToString())),
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>First word of a danger list in the text, or null.</summary>
    public static (int Start, int Length)? First(DangerList list, PlainForm text) =>
        Lists[list.ToString()].Match(text.Text) is { Success: true } match ? (match.Index, match.Length) : null;

    private sealed record File(Group[] Groups, Dictionary<string, string[]> Danger);

    private sealed record Group(AffairStream Stream, CaseType Type, double Weight, string[] Words);
}

/// <summary>Lists of the file that are not scored but ring a bell.</summary>
internal enum DangerList
{
    Violence,
    SelfHarm,
    Home,
    Safety,
    Fled,
    Gathering,
    Dismissal,
    Maternity,
    Minor,
    Medical,
    Unpaid,
    TimeBar,
}
