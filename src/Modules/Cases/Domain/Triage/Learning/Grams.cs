using System.Runtime.InteropServices;

namespace Niangjia.Cases.Domain.Triage.Learning;

/// <summary>A run of one to three characters of a text, by number, with its place in the compared text.</summary>
internal readonly record struct Gram(int Bucket, int Start, int Length);

/// <summary>
/// Cuts a text into all runs of one to three characters. Chinese has no spaces between words, and people make typing errors: runs need no dictionary, find
/// 工资 in any company and half of it in 工姿. They are numbered by a hash, so that a model keeps no text of anybody.
/// </summary>
internal static class Grams
{
    /// <summary>Longest run.</summary>
    public const int Longest = 3;

    /// <summary>Numbers there are.</summary>
    public const int Buckets = 1 << 20;

    // A text of a few characters must not speak as loud as a letter: the square of the length it is made up to.
    internal const float Short = 12;

    /// <summary>All runs; digits are alike, and no run of several characters crosses a mark.</summary>
    public static List<Gram> Of(PlainForm text)
    {
        var plain = text.Text;
        var grams = new List<Gram>(plain.Length * Longest);
        for (var start = 0; start < plain.Length; start++)
        {
            var hash = 2166136261u;
            for (var length = 1; length <= Longest && start + length <= plain.Length; length++)
            {
                var c = plain[start + length - 1];
                if (char.IsPunctuation(c)) break;
                hash = (hash ^ (char.IsDigit(c) ? '0' : c)) * 16777619u;
                grams.Add(new(Bucket(hash + (uint)length), start, length));
            }
        }
        return grams;
    }

    /// <summary>How often each known run occurs, as the row numbers of a model: 1 + ln(times), the whole of a length below 1 that a longer text comes closer to.</summary>
    public static Weighed Weigh(List<Gram> grams, Dictionary<int, int> rows) => Count(grams, rows).Weigh();

    /// <summary>The known runs of a text, each with its place among the different ones.</summary>
    public static Counted Count(List<Gram> grams, Dictionary<int, int> rows)
    {
        var (places, known, times, slots) = (new int[grams.Count], new int[grams.Count], new int[grams.Count], new Dictionary<int, int>(grams.Count));
        for (var i = 0; i < grams.Count; i++)
        {
            places[i] = -1;
            if (!rows.TryGetValue(grams[i].Bucket, out var row)) continue;
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(slots, row, out var seen);
            if (!seen) (place, known[slots.Count - 1]) = (slots.Count - 1, row);
            times[places[i] = place]++;
        }
        return new(places, known.AsMemory(0, slots.Count), times);
    }

    // The last steps of MurmurHash3: neighbouring characters must not fall into neighbouring numbers.
    private static int Bucket(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >> 13;
        hash *= 0xc2b2ae35;
        hash ^= hash >> 16;
        return (int)(hash & (Buckets - 1));
    }
}

/// <summary>The different runs of a text that a model knows.</summary>
/// <param name="Places">For each run of the text its place in <paramref name="Rows"/>; −1 when the model does not know it.</param>
/// <param name="Rows">Rows of weights, in the order of the text.</param>
/// <param name="Times">How often each occurs.</param>
internal readonly record struct Counted(int[] Places, ReadOnlyMemory<int> Rows, int[] Times)
{
    /// <summary>How much each counts.</summary>
    public Weighed Weigh()
    {
        var (values, square) = (new float[Rows.Length], 0f);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = 1 + MathF.Log(Times[i]);
            square += values[i] * values[i];
        }
        var norm = 1 / MathF.Sqrt(square + Grams.Short);
        for (var i = 0; i < values.Length; i++) values[i] *= norm;
        return new(Rows, values);
    }
}

/// <summary>A text as the model counts it: rows of weights and how much each counts.</summary>
internal readonly record struct Weighed(ReadOnlyMemory<int> Rows, float[] Values);
