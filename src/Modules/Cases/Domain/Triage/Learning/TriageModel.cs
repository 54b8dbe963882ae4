using System.Numerics.Tensors;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>
/// A linear model: each run of characters has a weight for each answer, the weights of a text are summed up, and a soft maximum makes probabilities of the
/// sums. What is then said with 80 % shall come true in 80 of 100 cases (<see cref="Calibration"/>).
/// </summary>
internal sealed class TriageModel
{
    private readonly float[] _bias;
    private readonly float[] _weights;

    /// <param name="rows">Number of a run → row of weights.</param>
    /// <param name="bias">Weight of each answer before anything is read.</param>
    /// <param name="weights">Row after row, <see cref="Labels.Count"/> each.</param>
    /// <param name="calibrations">For each head.</param>
    public TriageModel(IReadOnlyDictionary<int, int> rows, float[] bias, float[] weights, IReadOnlyList<Calibration> calibrations) =>
        (Rows, _bias, _weights, Calibrations) = (rows, bias, weights, calibrations);

    /// <summary>Number of a run → row of weights.</summary>
    public IReadOnlyDictionary<int, int> Rows { get; }

    /// <summary>For each head.</summary>
    public IReadOnlyList<Calibration> Calibrations { get; }

    /// <summary>Weight of each answer before anything is read.</summary>
    public ReadOnlySpan<float> Bias => _bias;

    /// <summary>All weights.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The same weights, calibrated otherwise.</summary>
    public TriageModel Calibrated(IReadOnlyList<Calibration> calibrations) => new(Rows, _bias, _weights, calibrations);

    /// <summary>The sums for a text, all heads one after the other.</summary>
    public float[] Sums(PlainForm text) => Sums(Grams.Weigh(Grams.Of(text), Rows));

    /// <summary>The sums for a text that is cut already.</summary>
    public float[] Sums(Weighed text)
    {
        var sums = (float[])_bias.Clone();
        for (var i = 0; i < text.Rows.Length; i++) TensorPrimitives.MultiplyAdd(Row(text.Rows[i]), text.Values[i], sums, sums);
        return sums;
    }

    /// <summary>Makes probabilities of the sums of a text, in place.</summary>
    public void ToOdds(float[] sums)
    {
        foreach (var head in Labels.Heads) Calibrations[(int)head].ToOdds(head.Slice(sums));
    }

    /// <summary>What each character of the compared text speaks for an answer, against the average of the others.</summary>
    public float[] Contributions(PlainForm text, Head head, int answer)
    {
        var grams = Grams.Of(text);
        var counted = Grams.Weigh(grams, Rows);
        var value = counted.Rows.Zip(counted.Values).ToDictionary(pair => pair.First, pair => pair.Second);
        var times = grams.Where(gram => Rows.ContainsKey(gram.Bucket)).CountBy(gram => Rows[gram.Bucket]).ToDictionary();
        var result = new float[text.Text.Length];
        foreach (var gram in grams)
        {
            if (!Rows.TryGetValue(gram.Bucket, out var row)) continue;
            var part = Row(row).Slice(Labels.Start(head), Labels.Of(head).Count);
            var share = (part[answer] - TensorPrimitives.Sum(part) / part.Length) * value[row] / times[row] / gram.Length;
            for (var i = gram.Start; i < gram.Start + gram.Length; i++) result[i] += share;
        }
        return result;
    }

    private ReadOnlySpan<float> Row(int row) => _weights.AsSpan(row * Labels.Count, Labels.Count);
}
