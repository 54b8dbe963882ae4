using System.Collections.Frozen;
using System.Text;

namespace Niangjia.Accounts;

/// <summary>
/// Passwords that are tried first (R-SEC-01): the 10,000 most common ones and words of our own, and what people make of them with capitals, digits and signs
/// around and letters swapped for signs. The words are read on the first question.
/// </summary>
internal static class GuessedPasswords
{
    private const int Run = 6;
    private static readonly FrozenSet<string> Words = new[] { "common", "own" }.SelectMany(Read).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many words are known.</summary>
    public static int Count => Words.Count;

    public static bool Contains(string password)
    {
        var plain = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return HasWord(plain, plain) || HasWord(plain, Swapped(plain)) || HasRun(plain);
    }

    /// <summary>
    /// Whether the letters are a known word, with more or less of the digits and signs around them: of 1loveyou26! the beginning may belong to the word, as in
    /// iloveyou, or not. What is cut off must have been typed as a digit or sign: spring is known, and springwater is another word.
    /// </summary>
    private static bool HasWord(string plain, ReadOnlySpan<char> letters)
    {
        for (var start = 0; start < plain.Length; start++)
        {
            for (var end = plain.Length; end > start; end--)
            {
                if (Known.Contains(letters[start..end])) return true;
                if (char.IsLetter(plain[end - 1])) break;
            }
            if (char.IsLetter(plain[start])) return false;
        }
        return false;
    }

    private static string Swapped(string plain) => string.Create(plain.Length, plain, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = from[i] switch { '@' or '4' => 'a', '0' => 'o', '1' or '!' => 'i', '3' => 'e', '$' or '5' => 's', '7' => 't', var c => c };
    });

    // 123456, 987654, 111111, abcdef.
    private static bool HasRun(string plain)
    {
        var (up, down, same) = (1, 1, 1);
        for (var i = 1; i < plain.Length; i++)
        {
            var step = plain[i] - plain[i - 1];
            (up, down, same) = (step == 1 ? up + 1 : 1, step == -1 ? down + 1 : 1, step == 0 ? same + 1 : 1);
            if (up >= Run || down >= Run || same >= Run) return true;
        }
        return false;
    }

    private static string[] Read(string list)
    {
        using var stream = typeof(GuessedPasswords).Assembly.GetManifestResourceStream($"passwords/{list}.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
