using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>A word of the table with what it weighs for its stream and the case type it speaks for.</summary>
internal sealed record Keyword(string Word, AffairStream Stream, CaseType Type, double Weight)
{
    /// <summary>A word whose parts may be apart: up to eight characters in each gap, without a comma.</summary>
    public static Regex Gapped(string word) =>
        new(string.Join("[^。,;?\n]{0,8}?", word.Split('~').Select(Regex.Escape)), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>A place where a word of the table stands.</summary>
/// <param name="At">Place of the word in the table.</param>
/// <param name="Start">Where it begins in the compared text.</param>
/// <param name="Length">Characters it takes there.</param>
internal readonly record struct KeywordHit(int At, int Start, int Length);

/// <summary>
/// The keyword table of R-TRI-02 and the danger words of R-TRI-01c and R-TRI-07, made ready for the search. The words are parameters: one for each case type
/// with its weights, one for each danger list.
/// </summary>
internal sealed class KeywordTable
{
    /// <summary>The file of the parameters.</summary>
    public const string Resource = "parameters/cases.json";

    private readonly Dictionary<DangerList, (SearchValues<string> Begins, Regex Words)> _lists = [];
    private readonly FrozenDictionary<char, int[]> _byBegin;
    private readonly (int At, string[] Parts, Regex Word)[] _gapped;

    /// <summary>Asks for the words of every parameter; one without words is never found.</summary>
    public KeywordTable(Func<string, IReadOnlyList<WeighedWord>> words)
    {
        Words = [.. CaseCatalogue.All.SelectMany(info => words(KeyOf(info.Type))
            .Select(word => new Keyword(Plain(word.Word), info.Stream, info.Type, word.Weight)).Where(word => word.Word.Length > 0))];
        _byBegin = Words.Index().Where(word => !word.Item.Word.Contains('~')).GroupBy(word => word.Item.Word[0], word => word.Index).ToFrozenDictionary(words => words.Key, words => words.ToArray());
        _gapped = [.. Words.Index().Where(word => word.Item.Word.Contains('~')).Select(word => (word.Index, word.Item.Word.Split('~'), Keyword.Gapped(word.Item.Word)))];
        foreach (var list in Enum.GetValues<DangerList>())
        {
            var plain = words(KeyOf(list)).Select(word => Plain(word.Word)).Where(word => word.Length > 0).OrderByDescending(word => word.Length).ToList();
            if (plain.Count == 0) continue;
            var either = string.Join('|', plain.Select(word => Keyword.Gapped(word).ToString()));
            _lists[list] = (SearchValues.Create([.. plain.Select(word => word.Split('~')[0])], StringComparison.Ordinal), new(either, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        }
    }

    /// <summary>As the rule book sets it.</summary>
    public static KeywordTable Default { get; } = Shipped();

    /// <summary>Every parameter of the table.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. CaseCatalogue.All.Select(info => KeyOf(info.Type)), .. Enum.GetValues<DangerList>().Select(KeyOf)];

    /// <summary>Every keyword.</summary>
    public IReadOnlyList<Keyword> Words { get; }

    /// <summary>The parameter with the words that speak for a type.</summary>
    public static string KeyOf(CaseType type) => $"triage.words.{type}";

    /// <summary>The parameter of a danger list.</summary>
    public static string KeyOf(DangerList list) => $"triage.danger.{list}";

    /// <summary>First word of a danger list in the text, or null.</summary>
    public (int Start, int Length)? First(DangerList list, PlainForm text) =>
        // Most texts hold no word of a list: then the quick look for how the words begin is all.
        _lists.TryGetValue(list, out var danger) && text.Text.AsSpan().ContainsAny(danger.Begins) && danger.Words.Match(text.Text) is { Success: true } match
            ? (match.Index, match.Length) : null;

    /// <summary>Every place of every keyword, those of one word without overlap: the longest first, then the weightiest, then the first in the text, then in the table.</summary>
    public List<KeywordHit> Find(string text)
    {
        var hits = new List<KeywordHit>();
        for (var start = 0; start < text.Length; start++)
        {
            if (!_byBegin.TryGetValue(text[start], out var words)) continue;
            foreach (var at in words)
                if (text.AsSpan(start).StartsWith(Words[at].Word) && !Overlaps(hits, at, start)) hits.Add(new(at, start, Words[at].Word.Length));
        }
        foreach (var (at, parts, word) in _gapped)
        {
            if (!Array.TrueForAll(parts, part => text.Contains(part, StringComparison.Ordinal))) continue;
            foreach (var match in word.EnumerateMatches(text)) hits.Add(new(at, match.Index, match.Length));
        }
        hits.Sort((a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length)
            : Words[a.At].Weight != Words[b.At].Weight ? Words[b.At].Weight.CompareTo(Words[a.At].Weight)
            : a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.At.CompareTo(b.At));
        return hits;
    }

    private static bool Overlaps(List<KeywordHit> hits, int at, int start)
    {
        for (var i = hits.Count - 1; i >= 0; i--)
            if (hits[i].At == at) return hits[i].Start + hits[i].Length > start;
        return false;
    }

    // As the scorer reads the text, else ＷＩＦＩ or N+1 would never be found.
    private static string Plain(string word)
    {
        var parts = word.Split('~').Select(part => PlainForm.Of(part).Text).ToList();
        return parts.TrueForAll(part => part.Length > 0) ? string.Join('~', parts) : "";
    }

    private static KeywordTable Shipped()
    {
        var parameters = ParameterFile.Read(typeof(KeywordTable).Assembly, Resource).Parameters.ToDictionary(parameter => parameter.Key);
        return new(key => WeighedWord.Read(parameters[key], parameters[key].Values[0].Value));
    }
}

/// <summary>Lists of the table that are not scored but ring a bell.</summary>
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
