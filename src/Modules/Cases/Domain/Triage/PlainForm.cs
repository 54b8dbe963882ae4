using System.Buffers;
using System.Globalization;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Domain.Triage;

/// <summary>
/// A text as the scorer reads it (R-TRI-02): half width, lower case, without spaces, invisible characters and emoji. Every character remembers where it
/// stood, so that what was found can be shown in the text as it was written.
/// </summary>
internal sealed class PlainForm
{
    private readonly int[] _origin;

    private PlainForm(string source, string text, int[] origin) => (Source, Text, _origin) = (source, text, origin);

    /// <summary>As written.</summary>
    public string Source { get; }

    /// <summary>As compared.</summary>
    public string Text { get; }

    public static PlainForm Of(string? source)
    {
        source ??= "";
        var (text, origin, length) = (ArrayPool<char>.Shared.Rent(source.Length), new int[source.Length], 0);
        for (var i = 0; i < source.Length; i++)
        {
            var c = TypedText.HalfWidth(source[i]);
            if (char.IsWhiteSpace(c) || IsDecoration(c)) continue;
            text[length] = char.ToLowerInvariant(c);
            origin[length++] = i;
        }
        var plain = new string(text, 0, length);
        ArrayPool<char>.Shared.Return(text);
        return new(source, plain, origin);
    }

    /// <summary>Where a stretch of the compared text stands in the written one.</summary>
    public (int Start, int Length) InSource(int start, int length)
    {
        var first = _origin[start];
        return (first, _origin[start + length - 1] - first + 1);
    }

    /// <summary>A stretch as it was written.</summary>
    public string Written(int start, int length)
    {
        var (first, count) = InSource(start, length);
        return Source.Substring(first, count);
    }

    // Angry people write 还!我!血!汗!钱! and 工*资: marks between the characters must not hide the word.
    private static bool IsDecoration(char c) => c is '*' or '~' or '_' or '^' or '·' or '-' or '\'' or '"' or '“' or '”' or '!' ||
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherSymbol
            or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark;
}
