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
    public TriageModel(Dictionary<int, int> rows, float[] bias, float[] weights, IReadOnlyList<Calibration> calibrations) =>
        (Rows, _bias, _weights, Calibrations) = (rows, bias, weights, calibrations);

    /// <summary>Number of a run → row of weights.</summary>
    public Dictionary<int, int> Rows { get; }

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
        var rows = text.Rows.Span;
        for (var i = 0; i < rows.Length; i++) TensorPrimitives.MultiplyAdd(Row(rows[i]), text.Values[i], sums, sums);
        return sums;
    }

    /// <summary>Makes probabilities of the sums of a text, in place.</summary>
    public void ToOdds(float[] sums)
    {
        foreach (var head in Labels.Heads) Calibrations[(int)head].ToOdds(head.Slice(sums));
    }

    /// <summary>What each character of a text speaks for an answer, against the average of the others.</summary>
    /// <param name="length">Characters of the compared text.</param>
    /// <param name="grams">Its runs.</param>
    /// <param name="counted">The runs as they were counted.</param>
    /// <param name="weighed">The same as they were weighed.</param>
    /// <param name="head">The question.</param>
    /// <param name="answer">Place of the answer.</param>
    public float[] Contributions(int length, List<Gram> grams, Counted counted, Weighed weighed, Head head, int answer)
    {
        var (result, start, count) = (new float[length], Labels.Start(head), Labels.Of(head).Count);
        var rows = counted.Rows.Span;
        for (var at = 0; at < grams.Count; at++)
        {
            if (counted.Places[at] is not (>= 0 and var place)) continue;
            var gram = grams[at];
            var part = Row(rows[place]).Slice(start, count);
            var share = (part[answer] - TensorPrimitives.Sum(part) / part.Length) * weighed.Values[place] / counted.Times[place] / gram.Length;
            for (var i = gram.Start; i < gram.Start + gram.Length; i++) result[i] += share;
        }
        return result;
    }

    private ReadOnlySpan<float> Row(int row) => _weights.AsSpan(row * Labels.Count, Labels.Count);
}
