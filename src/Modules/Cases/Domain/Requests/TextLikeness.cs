using Niangjia.Kernel.Search;

namespace Niangjia.Cases.Domain.Requests;

/// <summary>
/// How much two accounts say the same: how many of the two-character words of the shorter one stand in the longer one too. The shorter one counts,
/// since a note from the telephone and a letter about the same matter differ in length. Cut like the search index cuts (<see cref="SearchWords"/>).
/// </summary>
/// <param name="Shared">Words that stand in both.</param>
/// <param name="Of">Words of the shorter one.</param>
/// <param name="Passage">The longest piece that stands in both, so that a person sees at once what is alike.</param>
internal sealed record TextLikeness(int Shared, int Of, string Passage)
{
    // Polite phrases and the usual words of a wage complaint reach a good half; two accounts of one matter go well beyond.
    private const double Least = 0.6;
    private const int Fewest = 6;
    private const int LongestRead = 1200;

    /// <summary>0–1.</summary>
    public double Share => (double)Shared / Of;

    /// <summary>The words of a text as they are compared.</summary>
    public static IReadOnlySet<string> WordsOf(string? text) => SearchWords.Of([text]).Where(word => word.Length > 1).ToHashSet(StringComparer.Ordinal);

    /// <summary>What two texts have in common, or null when that is no sign of anything.</summary>
    public static TextLikeness? Between(string mine, IReadOnlySet<string> words, string other)
    {
        var (shorter, longer) = (words, WordsOf(other));
        if (shorter.Count > longer.Count) (shorter, longer) = (longer, shorter);
        var shared = shorter.Count(longer.Contains);
        return shared >= Fewest && shared >= Least * shorter.Count ? new(shared, shorter.Count, LongestPassage(Read(mine), Read(other))) : null;
    }

    // Row by row: the length of the common run that ends at each pair of characters.
    private static string LongestPassage(string a, string b)
    {
        var (above, row, best, end) = (new int[b.Length + 1], new int[b.Length + 1], 0, 0);
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = a[i - 1] == b[j - 1] ? above[j - 1] + 1 : 0;
                if (row[j] > best) (best, end) = (row[j], i);
            }
            (above, row) = (row, above);
        }
        return a[(end - best)..end].Trim(' ', '，', '。', '、', ',', '.', '\uFFFD');
    }

    private static string Read(string text) => (text.Length > LongestRead ? text[..LongestRead] : text).ReplaceLineEndings(" ");
}
