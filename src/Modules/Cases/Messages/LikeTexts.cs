namespace Niangjia.Cases.Messages;

/// <summary>
/// Finds, among thousands of texts, the few that may say the same as one: those that share its rarest words. Without it every text would have to be compared with every
/// other; with it ten thousand take seconds.
/// </summary>
internal sealed class LikeTexts
{
    private const int Rarest = 12;
    private const int LeastShared = 2;
    private const int MostCandidates = 12;

    // A word that stands in more texts than this says nothing about which one is meant.
    private const int Usual = 60;

    private readonly Dictionary<string, List<int>> _texts = new(StringComparer.Ordinal);

    /// <summary>Adds a text under its number.</summary>
    public void Add(int number, IReadOnlySet<string> words)
    {
        foreach (var word in words)
        {
            if (!_texts.TryGetValue(word, out var list)) _texts[word] = list = new(2);
            // One more than usual is kept, so that it is known to be usual.
            if (list.Count <= Usual) list.Add(number);
        }
    }

    /// <summary>Numbers of texts that share at least two rare words with these, best first.</summary>
    public IReadOnlyList<int> Near(IReadOnlySet<string> words, Func<int, bool> counts)
    {
        var shared = new Dictionary<int, int>();
        foreach (var list in words.Select(word => _texts.GetValueOrDefault(word)).Where(list => list is { Count: > 0 and <= Usual } && list.Any(counts)).OrderBy(list => list!.Count).Take(Rarest))
            foreach (var number in list!.Where(counts)) shared[number] = shared.GetValueOrDefault(number) + 1;
        return [.. shared.Where(pair => pair.Value >= LeastShared).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(MostCandidates).Select(pair => pair.Key)];
    }
}
