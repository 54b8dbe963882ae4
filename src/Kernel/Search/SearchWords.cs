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
        ArgumentNullException.ThrowIfNull(texts);
        var words = new List<string>();
        foreach (var text in texts)
        {
            foreach (var run in RunsOf(text))
            {
                if (run.IsChinese) AddPairs(run.Text, words, withLast: true);
                else words.Add(run.Text);
                if (words.Count >= MostWords) return words[..MostWords];
            }
        }
        return words;
    }

    /// <summary>What somebody looks for: every term must be there.</summary>
    public static IReadOnlyList<SearchTerm> Terms(string? query)
    {
        var terms = new List<SearchTerm>();
        foreach (var run in RunsOf(query is { Length: > 200 } ? query[..200] : query).Take(MostTerms))
        {
            var pairs = new List<string>();
            if (run.IsChinese) AddPairs(run.Text, pairs, withLast: false);
            terms.Add(pairs.Count > 0 ? new(pairs, IsPrefix: false) : new([run.Text], IsPrefix: true));
        }
        return terms;
    }

    private static List<(string Text, bool IsChinese)> RunsOf(string? text)
    {
        var (runs, run, chinese) = (new List<(string, bool)>(), new StringBuilder(), false);
        Span<char> units = stackalloc char[2];
        foreach (var rune in TypedText.HalfWidth(text ?? "").Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var (isWord, isChinese) = (Rune.IsLetterOrDigit(rune) || IsMark(rune), IsChinese(rune));
            if (run.Length > 0 && (!isWord || isChinese != chinese))
            {
                runs.Add((Cut(run.ToString(), chinese), chinese));
                run.Clear();
            }
            if (!isWord) continue;
            chinese = isChinese;
            run.Append(units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)]);
        }
        if (run.Length > 0) runs.Add((Cut(run.ToString(), chinese), chinese));
        return runs;
    }

    // Pairs of neighbours, and the last one alone.
    private static void AddPairs(string run, List<string> words, bool withLast)
    {
        for (var start = 0; start < run.Length;)
        {
            var next = start + (char.IsHighSurrogate(run[start]) ? 2 : 1);
            if (next >= run.Length)
            {
                if (withLast) words.Add(run[start..]);
                return;
            }
            words.Add(run[start..(next + (char.IsHighSurrogate(run[next]) ? 2 : 1))]);
            start = next;
        }
    }

    private static string Cut(string run, bool chinese) => chinese || run.Length <= LongestWord ? run : run[..LongestWord];

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsChinese(Rune rune) =>
        rune.Value is 0x3007 or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF;
}

/// <summary>One term of a query: words that follow each other.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsPrefix">The last word may go on.</param>
public sealed record SearchTerm(IReadOnlyList<string> Words, bool IsPrefix);
