using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>
/// Learns a model from examples: multinomial logistic regression by stochastic gradient, all heads in one pass. The same examples in the same order always
/// make the same model.
/// </summary>
internal sealed class TriageTrainer
{
    // A run that stands in one text only teaches that text and nothing else.
    private const int FewestTexts = 2;
    private const int Rounds = 20;
    private const float Step = 2;
    private const float Decay = 0.3f;

    private readonly IReadOnlyList<TrainingExample> _examples;
    private readonly List<Gram>[] _grams;

    /// <summary>Cuts the examples once; they can then be learned in several folds.</summary>
    public TriageTrainer(IReadOnlyList<TrainingExample> examples) => (_examples, _grams) = (examples, [.. examples.Select(example => Grams.Of(PlainForm.Of(example.Text)))]);

    /// <summary>Learns the examples with these places.</summary>
    public TriageModel Learn(IReadOnlyList<int> places, CancellationToken cancellationToken = default)
    {
        var rows = Rows(places);
        var texts = places.Select(place => Grams.Weigh(_grams[place], rows)).ToList();
        var (weights, bias, sums) = (new float[rows.Count * Labels.Count], new float[Labels.Count], new float[Labels.Count]);
        var order = Enumerable.Range(0, places.Count).ToArray();
        // Any fixed number serves: a model must not depend on luck.
        var random = new Random(20261128);
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            random.Shuffle(order);
            var step = Step / (1 + Decay * round);
            foreach (var at in order) Learn(texts[at], _examples[places[at]], weights, bias, sums, step);
        }
        return new(rows, bias, weights, [Calibration.None, Calibration.None, Calibration.None]);
    }

    /// <summary>The sums of a model for the example at a place.</summary>
    public float[] Sums(TriageModel model, int place) => model.Sums(Grams.Weigh(_grams[place], model.Rows));

    private static void Learn(Weighed text, TrainingExample example, float[] weights, float[] bias, float[] sums, float step)
    {
        bias.CopyTo(sums, 0);
        var rows = text.Rows.Span;
        for (var i = 0; i < rows.Length; i++)
            TensorPrimitives.MultiplyAdd(weights.AsSpan(rows[i] * Labels.Count, Labels.Count), text.Values[i], sums, sums);
        foreach (var head in Labels.Heads)
        {
            var part = head.Slice(sums);
            if (example[head] is not { } right)
            {
                part.Clear();
                continue;
            }
            TensorPrimitives.SoftMax(part, part);
            part[right] -= 1;
        }
        for (var i = 0; i < rows.Length; i++)
        {
            var row = weights.AsSpan(rows[i] * Labels.Count, Labels.Count);
            TensorPrimitives.MultiplyAdd(sums, -step * text.Values[i], row, row);
        }
        TensorPrimitives.MultiplyAdd(sums, -step * 0.1f, bias, bias);
    }

    private Dictionary<int, int> Rows(IReadOnlyList<int> places)
    {
        var texts = new Dictionary<int, int>();
        var seen = new HashSet<int>();
        foreach (var place in places)
        {
            seen.Clear();
            foreach (var gram in _grams[place])
                if (seen.Add(gram.Bucket)) CollectionsMarshal.GetValueRefOrAddDefault(texts, gram.Bucket, out _)++;
        }
        var rows = new Dictionary<int, int>();
        foreach (var (bucket, count) in texts)
            if (count >= FewestTexts) rows.Add(bucket, rows.Count);
        return rows;
    }
}
