namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>How well one head answers texts that it has not learned.</summary>
/// <param name="Texts">Texts whose answer is known.</param>
/// <param name="Right">Texts answered right when it has to answer.</param>
/// <param name="MacroF1">Mean over the answers of the harmonic mean of precision and recall, 0–1: rare answers count as much as frequent ones.</param>
/// <param name="LogLoss">Mean of −ln of the probability given to the right answer: smaller is better, and false certainty costs most.</param>
/// <param name="Answered">Texts answered with at least the threshold.</param>
/// <param name="AnsweredRight">Of these, right.</param>
internal sealed record HeadScore(int Texts, int Right, double MacroF1, double LogLoss, int Answered, int AnsweredRight)
{
    /// <summary>Share of right answers.</summary>
    public double Accuracy => Texts == 0 ? 0 : (double)Right / Texts;
}

/// <summary>Tries models on texts that they have not seen.</summary>
internal static class Trial
{
    /// <summary>Parts into which examples are divided to be tried.</summary>
    public const int Folds = 5;

    /// <summary>
    /// Sums for every example from a model that has learned the other folds. Every fifth example is a fold; what stands for <paramref name="always"/> is
    /// learned in each and never tried.
    /// </summary>
    public static float[][] CrossValidate(IReadOnlyList<TrainingExample> examples, IReadOnlyList<TrainingExample> always, CancellationToken cancellationToken = default)
    {
        var trainer = new TriageTrainer([.. examples, .. always]);
        var shared = Enumerable.Range(examples.Count, always.Count).ToList();
        var sums = new float[examples.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = trainer.Learn([.. Enumerable.Range(0, examples.Count).Where(place => place % Folds != fold), .. shared], cancellationToken);
            for (var place = fold; place < examples.Count; place += Folds) sums[place] = trainer.Sums(model, place);
        }
        return sums;
    }

    /// <summary>How a model answers examples it has not learned, head by head.</summary>
    public static IReadOnlyList<HeadScore> Score(TriageModel model, IReadOnlyList<TrainingExample> examples, double threshold)
    {
        float[][] sums = [.. examples.Select(example => model.Sums(PlainForm.Of(example.Text)))];
        return [.. Labels.Heads.Select(head => Score(examples, sums, head, threshold, model.Calibrations[(int)head]))];
    }

    /// <summary>For each head the calibration that fits these sums.</summary>
    public static IReadOnlyList<Calibration> Calibrate(IReadOnlyList<TrainingExample> examples, float[][] sums) => [.. Labels.Heads.Select(head => Calibration.Fit(
        [.. Enumerable.Range(0, examples.Count).Where(i => examples[i][head] is not null).Select(i =>
        {
            var odds = head.Slice(sums[i]).ToArray();
            Calibration.None.ToOdds(odds);
            var best = odds.AsSpan().IndexOf(odds.Max());
            return (odds[best], best == examples[i][head]);
        })]))];

    /// <summary>Score of a head over sums.</summary>
    public static HeadScore Score(IReadOnlyList<TrainingExample> examples, float[][] sums, Head head, double threshold, Calibration calibration)
    {
        var count = Labels.Of(head).Count;
        var (texts, right, loss, answered, answeredRight) = (0, 0, 0d, 0, 0);
        var (known, given, hit) = (new int[count], new int[count], new int[count]);
        var odds = new float[count];
        for (var i = 0; i < examples.Count; i++)
        {
            if (examples[i][head] is not { } label) continue;
            head.Slice(sums[i]).CopyTo(odds);
            calibration.ToOdds(odds);
            var best = odds.AsSpan().IndexOf(odds.Max());
            texts++;
            known[label]++;
            given[best]++;
            if (best == label) (right, hit[label]) = (right + 1, hit[label] + 1);
            if (odds[best] >= threshold) (answered, answeredRight) = (answered + 1, answeredRight + (best == label ? 1 : 0));
            loss -= Math.Log(Math.Max(odds[label], 1e-9));
        }
        var f1 = Enumerable.Range(0, count).Where(k => known[k] > 0).Select(k => 2d * hit[k] / (known[k] + given[k])).DefaultIfEmpty().Average();
        return new(texts, right, f1, texts == 0 ? 0 : loss / texts, answered, answeredRight);
    }
}
