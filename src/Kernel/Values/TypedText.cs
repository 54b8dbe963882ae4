using System.Globalization;
using System.Text;

namespace Niangjia.Kernel.Values;

/// <summary>
/// Text as people really type it on Chinese phones: full-width digits, ideographic spaces, invisible characters pasted from chats and PDF files.
/// </summary>
public static class TypedText
{
    /// <summary>Turns full-width letters, digits and punctuation (U+FF01–U+FF5E, U+3000, ￥) into their half-width form; all else stays.</summary>
    public static string HalfWidth(string text) =>
        text.AsSpan().ContainsAnyInRange('\u3000', '\uFFE5') ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++) to[i] = HalfWidth(from[i]);
        }) : text;

    /// <summary>The half-width form of one character.</summary>
    public static char HalfWidth(char c) => c switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        '\u3000' => ' ',
        '\uFFE5' => '¥',
        _ => c,
    };

    /// <summary>Half-width text without any white space, control or invisible format character: the form in which codes and numbers are compared.</summary>
    public static string Compact(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var c in HalfWidth(text))
            if (!char.IsWhiteSpace(c) && !IsInvisible(c)) result.Append(c);
        return result.ToString();
    }

    /// <summary>One line for names and titles: control and invisible characters removed, runs of white space become one space, trimmed.</summary>
    public static string OneLine(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c == '\u3000')
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else if (!IsInvisible(c)) result.Append(c);
        }
        return result.ToString().TrimEnd();
    }

    /// <summary>The first characters, at most so many; never half of an emoji or of a rare ideograph, which no database takes.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    // The zero-width joiner holds emoji together, but none of the values here may contain emoji, so it goes with the rest.
    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
