using Niangjia.Contracts.Cases;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>An answer and how probable it is, 0–1.</summary>
internal sealed record Likely(string Name, double Share);

/// <summary>A passage that decided: where it stands in the text as written, and what share of all that spoke for the answer it had.</summary>
internal sealed record Passage(string Text, int Start, int Length, double Share);

/// <summary>What the model makes of a text; kept with the proposal, so that whoever confirms sees why.</summary>
/// <param name="Types">The most probable case types, first the best; "None" says that it belongs to another authority.</param>
/// <param name="Streams">All streams, first the best.</param>
/// <param name="Departments">The most probable departments, first the best.</param>
/// <param name="Passages">What decided for the best type, or for the best department when it is no matter of ours.</param>
internal sealed record TriageReading(IReadOnlyList<Likely> Types, IReadOnlyList<Likely> Streams, IReadOnlyList<Likely> Departments, IReadOnlyList<Passage> Passages)
{
    // What a point of the table weighs beside the sums of the model; tried on the corpus by cross-validation.
    private const float TypePoint = 0.5f;
    private const float StreamPoint = 0.2f;

    private const int MostAnswers = 4;
    private const int MostPassages = 6;

    /// <summary>
    /// Reads a text. The words of the table count as evidence beside what was learned (R-TRI-02): a word that the administrator adds today counts today, and need
    /// not wait for the next lesson.
    /// </summary>
    public static TriageReading Of(TriageModel model, PlainForm text, IReadOnlyList<FoundWord> words, int most = MostAnswers)
    {
        var grams = Grams.Of(text);
        var counted = Grams.Count(grams, model.Rows);
        var weighed = counted.Weigh();
        var sums = model.Sums(weighed);
        foreach (var word in words)
        {
            sums[Labels.Start(Head.Type) + (int)word.Type] += TypePoint * (float)word.Points;
            sums[Labels.Start(Head.Stream) + (int)word.Stream] += StreamPoint * (float)word.Points;
        }
        model.ToOdds(sums);
        var (types, streams, departments) = (Ranked(sums, Head.Type, most), Ranked(sums, Head.Stream, int.MaxValue), Ranked(sums, Head.Department, most));
        var (head, answer) = types.Best == Labels.NoType ? (Head.Department, departments.Best) : (Head.Type, types.Best);
        return new(types.Answers, streams.Answers, departments.Answers, PassagesFor(model.Contributions(text.Text.Length, grams, counted, weighed, head, answer), text));
    }

    /// <summary>The best type of a stream with its share among the types of that stream; null type when another authority is the best answer.</summary>
    public (CaseType? Type, double Share) TypeWithin(Func<CaseType, bool> fits)
    {
        var left = Types.Where(type => Parse(type.Name) is not { } known || fits(known)).ToList();
        if (left.Count == 0) return (null, 0);
        var others = 1 - Types.Sum(type => type.Share);
        return (Parse(left[0].Name), left[0].Share / (left.Sum(type => type.Share) + others));
    }

    private static CaseType? Parse(string name) => Enum.TryParse<CaseType>(name, out var type) ? type : null;

    private static (List<Likely> Answers, int Best) Ranked(float[] odds, Head head, int most)
    {
        var part = head.Slice(odds);
        var names = Labels.Of(head);
        var (shares, order) = (new double[part.Length], new int[part.Length]);
        for (var i = 0; i < part.Length; i++) (shares[i], order[i]) = (Math.Round(part[i], 3), i);
        Array.Sort(order, (a, b) => shares[a] != shares[b] ? shares[b].CompareTo(shares[a]) : a.CompareTo(b));
        var answers = new List<Likely>(Math.Min(most, order.Length));
        for (var i = 0; i < order.Length && i < most; i++) answers.Add(new(names[order[i]], shares[order[i]]));
        return (answers, order[0]);
    }

    // Neighbouring characters that speak for the answer make a passage; single ones would explain nothing.
    private static List<Passage> PassagesFor(float[] speaks, PlainForm text)
    {
        var all = speaks.Where(value => value > 0).Sum();
        if (all <= 0) return [];
        var least = all / speaks.Length;
        List<(int Start, int Length, float Sum)> found = [];
        for (var start = 0; start < speaks.Length;)
        {
            var end = start;
            var sum = 0f;
            while (end < speaks.Length && speaks[end] > least) sum += speaks[end++];
            if (end - start > 1) found.Add((start, end - start, sum));
            start = Math.Max(end, start + 1);
        }
        return
        [
            .. found.OrderByDescending(passage => passage.Sum).Take(MostPassages).Select(passage =>
            {
                var (start, length) = text.InSource(passage.Start, passage.Length);
                return new Passage(text.Written(passage.Start, passage.Length), start, length, Math.Round(passage.Sum / all, 3));
            }),
        ];
    }
}
