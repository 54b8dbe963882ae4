using System.Globalization;
using System.Text;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Search;

/// <summary>
/// Cuts text into what can be found: pairs of neighbouring Chinese characters (so that any two-character word is found without a dictionary) and whole
/// words of letters and digits in lower case. The last character of a Chinese run stands alone as well, so that one character finds it too.
/// </summary>
public static class SearchWords
{
    // PostgreSQL counts positions to 16,383 only.
    private const int MostWords = 16_000;
    private const int LongestWord = 60;
    private const int MostTerms = 8;

    /// <summary>The words of a document, in order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string?> texts)
    {
        var words = new List<string>();
        foreach (var run in texts.SelectMany(RunsOf))
        {
            if (!run.IsChinese) words.Add(run.Text);
            else
            {
                words.AddRange(Pairs(run.Text));
                words.Add(LastOf(run.Text));
            }
            if (words.Count >= MostWords) return words[..MostWords];
        }
        return words;
    }

    /// <summary>What somebody looks for: every term must be there.</summary>
    public static IReadOnlyList<SearchTerm> Terms(string? query) =>
        [.. RunsOf(query is { Length: > 200 } ? query[..200] : query).Take(MostTerms).Select(run =>
            !run.IsChinese ? new SearchTerm([run.Text], IsPrefix: true)
            : Pairs(run.Text).ToList() is { Count: > 0 } pairs ? new(pairs, IsPrefix: false)
            : new([run.Text], IsPrefix: true))];

    private static IEnumerable<(string Text, bool IsChinese)> RunsOf(string? text)
    {
        var run = new StringBuilder();
        var chinese = false;
        foreach (var rune in TypedText.HalfWidth(text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var (isWord, isChinese) = (Rune.IsLetterOrDigit(rune) || IsMark(rune), IsChinese(rune));
            if (run.Length > 0 && (!isWord || isChinese != chinese))
            {
                yield return (Cut(run.ToString(), chinese), chinese);
                run.Clear();
            }
            if (!isWord) continue;
            chinese = isChinese;
            run.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        if (run.Length > 0) yield return (Cut(run.ToString(), chinese), chinese);
    }

    private static IEnumerable<string> Pairs(string run)
    {
        var runes = run.EnumerateRunes().Select(rune => rune.ToString()).ToList();
        for (var i = 1; i < runes.Count; i++) yield return runes[i - 1] + runes[i];
    }

    private static string LastOf(string run) => char.IsLowSurrogate(run[^1]) ? run[^2..] : run[^1..];

    private static string Cut(string run, bool chinese) => chinese || run.Length <= LongestWord ? run : run[..LongestWord];

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsChinese(Rune rune) =>
        rune.Value is 0x3007 or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF;
}

/// <summary>One term of a query: words that follow each other.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsPrefix">The last word may go on.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix);
