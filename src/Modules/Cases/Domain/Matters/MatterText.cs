using System.Numerics.Tensors;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Domain.Triage.Learning;

namespace Niangjia.Cases.Domain.Matters;

/// <summary>How alike two accounts are, 0–1, and the rarest passage that stands in both, as it is written in the first.</summary>
internal sealed record MatterLikeness(double Share, string Passage);

/// <summary>
/// An account made ready to be compared with others. Two accounts are about the same matter when they name the same — a plant, a quarry, a housing estate — and
/// say the same of it: what they name is found by its rarity in what people usually write (工资 says nothing about which plant is meant, 鑫茂 does), and what
/// they say of it by the model of the triage.
/// </summary>
internal sealed class MatterText
{
    // Logistic regression over pairs of invented accounts of one street, most of them of the same kind of matter (MatterTextTests).
    private const double Bias = -5.5, PerName = 3.3, PerType = 2.1, PerDepartment = 1.6, PerWords = 1, SameFirm = 3, OtherFirm = -4;

    // What stands in one message of four hundred is no name, and a long name is no surer than a short one.
    private const float NameUsual = 6.5f, NameSure = 3;

    // What a usual pair of characters adds to a passage.
    private const float LeastRare = 0.001f;

    // From so many messages on a pair of characters is a usual word.
    private const int UsualFrom = 4;

    private static readonly Lazy<(Dictionary<int, int> Texts, int Count)> Usual = new(Read);

    private readonly PlainForm _text;
    private readonly string _employer;
    private readonly List<Gram> _pairs;
    private readonly HashSet<int> _buckets;
    private readonly HashSet<int> _rare;
    private readonly Dictionary<int, float> _words;
    private readonly float[] _odds;

    private MatterText(string text, string employer, Guid? firm)
    {
        (_text, _employer, Firm) = (PlainForm.Of(text), employer, firm);
        _pairs = Pairs(_text);
        _buckets = [.. _pairs.Select(pair => pair.Bucket)];
        _rare = [.. _buckets.Where(bucket => Rarity(bucket) - NameUsual > LeastRare)];
        _words = _buckets.Where(bucket => Usual.Value.Texts.GetValueOrDefault(bucket) >= UsualFrom).ToDictionary(bucket => bucket, Rarity);
        _odds = ShippedLessons.Model.Sums(_text);
        ShippedLessons.Model.ToOdds(_odds);
    }

    /// <summary>The enterprise of the register it is about, or null.</summary>
    public Guid? Firm { get; }

    /// <summary>Reads an account; whom and which place it is about may be said beside it.</summary>
    public static MatterText Of(string text, string? respondent = null, string? place = null, Guid? firm = null) =>
        new(string.Join('。', new[] { text, respondent, place }.Where(part => !string.IsNullOrWhiteSpace(part))), PlainForm.Of(respondent).Text, firm);

    /// <summary>How alike the accounts are.</summary>
    public MatterLikeness To(MatterText other)
    {
        var (name, passage) = SharedName(other);
        return new(ShareOf(other, name, SharedWords(other)), passage);
    }

    /// <summary>Whether they can be that alike at all: a quick no for most, which name nothing rare in common.</summary>
    public bool MayReach(double share, MatterText other) => ShareOf(other, _rare.Overlaps(other._rare) ? NameSure : LeastRare * _text.Text.Length, 1) >= share;

    private double ShareOf(MatterText other, float name, double words)
    {
        var sum = Bias + PerName * Math.Min(name / NameSure, 1) + PerType * Cosine(other, Head.Type) + PerDepartment * Cosine(other, Head.Department) + PerWords * words
            + (IsSameFirm(other) switch { true => SameFirm, false => OtherFirm, null => 0 });
        return 1 / (1 + Math.Exp(-sum));
    }

    // The register knows best; else a short name may stand for the full one, and two that do not fit are two firms however alike they sound.
    private bool? IsSameFirm(MatterText other)
    {
        if (Firm is not null && other.Firm is not null) return Firm == other.Firm;
        if (_employer.Length == 0 || other._employer.Length == 0) return null;
        return _employer.Contains(other._employer, StringComparison.Ordinal) || other._employer.Contains(_employer, StringComparison.Ordinal);
    }

    private float Cosine(MatterText other, Head head) => TensorPrimitives.CosineSimilarity(head.Slice(_odds), head.Slice(other._odds));

    // What is said in usual words: the cosine, each weighing as much as it is rare.
    private double SharedWords(MatterText other)
    {
        var shared = _words.Where(word => other._words.ContainsKey(word.Key)).Sum(word => word.Value * word.Value);
        return shared == 0 ? 0 : shared / Math.Sqrt(Square(_words) * Square(other._words));
    }

    private static float Square(Dictionary<int, float> words) => words.Values.Sum(value => value * value);

    // The run of shared pairs of characters that is rarest as a whole.
    private (float Rarity, string Passage) SharedName(MatterText other)
    {
        var rare = new float[_text.Text.Length];
        foreach (var pair in _pairs)
        {
            if (!other._buckets.Contains(pair.Bucket)) continue;
            var rarity = Math.Max(Rarity(pair.Bucket) - NameUsual, LeastRare);
            for (var i = pair.Start; i < pair.Start + pair.Length; i++) rare[i] = Math.Max(rare[i], rarity);
        }
        var (best, at, length) = (0f, 0, 0);
        for (var start = 0; start < rare.Length;)
        {
            var (end, sum) = (start, 0f);
            while (end < rare.Length && rare[end] > 0) sum += rare[end++];
            if (sum > best) (best, at, length) = (sum, start, end - start);
            start = Math.Max(end, start + 1);
        }
        return (best, length == 0 ? "" : _text.Written(at, length));
    }

    private static float Rarity(int bucket) => MathF.Log((1f + Usual.Value.Count) / (1f + Usual.Value.Texts.GetValueOrDefault(bucket)));

    private static List<Gram> Pairs(PlainForm text) => [.. Grams.Of(text).Where(gram => gram.Length == 2)];

    private static (Dictionary<int, int>, int) Read()
    {
        var texts = new Dictionary<int, int>();
        foreach (var message in ShippedLessons.Messages)
            foreach (var bucket in Pairs(PlainForm.Of(message.Text)).Select(pair => pair.Bucket).Distinct())
                texts[bucket] = texts.GetValueOrDefault(bucket) + 1;
        return (texts, ShippedLessons.Messages.Count);
    }
}
