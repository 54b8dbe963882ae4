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
    private const float Short = 12;

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
    public static Weighed Weigh(IReadOnlyList<Gram> grams, IReadOnlyDictionary<int, int> rows)
    {
        var times = new Dictionary<int, int>(grams.Count);
        foreach (var gram in grams)
            if (rows.TryGetValue(gram.Bucket, out var row)) CollectionsMarshal.GetValueRefOrAddDefault(times, row, out _)++;
        var (keys, values, square) = (new int[times.Count], new float[times.Count], 0f);
        var at = 0;
        foreach (var (row, count) in times)
        {
            (keys[at], values[at]) = (row, 1 + MathF.Log(count));
            square += values[at] * values[at++];
        }
        var norm = 1 / MathF.Sqrt(square + Short);
        for (var i = 0; i < values.Length; i++) values[i] *= norm;
        return new(keys, values);
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

/// <summary>A text as the model counts it: rows of weights and how much each counts.</summary>
internal readonly record struct Weighed(int[] Rows, float[] Values);
