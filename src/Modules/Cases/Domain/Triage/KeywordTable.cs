using System.Text.RegularExpressions;
using Niangjia.Cases.Domain.Catalogue;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Parameters;

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

/// <summary>
/// The keyword table of R-TRI-02 and the danger words of R-TRI-01c and R-TRI-07, made ready for the search. The words are parameters: one for each case type
/// with its weights, one for each danger list.
/// </summary>
internal sealed class KeywordTable
{
    /// <summary>The file of the parameters.</summary>
    public const string Resource = "parameters/cases.json";

    private readonly Dictionary<DangerList, Regex> _lists = [];

    /// <summary>Asks for the words of every parameter; one without words is never found.</summary>
    public KeywordTable(Func<string, IReadOnlyList<WeighedWord>> words)
    {
        Words = [.. CaseCatalogue.All.SelectMany(info => words(KeyOf(info.Type))
            .Select(word => new Keyword(Plain(word.Word), info.Stream, info.Type, word.Weight)).Where(word => word.Word.Length > 0))];
        foreach (var list in Enum.GetValues<DangerList>())
        {
            var plain = words(KeyOf(list)).Select(word => Plain(word.Word)).Where(word => word.Length > 0).OrderByDescending(word => word.Length).ToList();
            if (plain.Count > 0) _lists[list] = new(string.Join('|', plain.Select(word => Keyword.Gapped(word).ToString())), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
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
        _lists.GetValueOrDefault(list)?.Match(text.Text) is { Success: true } match ? (match.Index, match.Length) : null;

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
