using System.Globalization;
using System.Text;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Files;

/// <summary>Names of files as they come from phones and go out again.</summary>
public static class FileNames
{
    /// <summary>Most characters of a name, with its ending.</summary>
    public const int MaxLength = 120;

    // What Windows refuses in a name, and what turns the reading direction so that "gpj.exe" looks like a picture.
    private const string Forbidden = "<>:\"/\\|?*";

    /// <summary>
    /// The last part of a path without anything a file system, a header or a reader could be tricked with; never empty, at most <see cref="MaxLength"/>
    /// characters with the ending kept.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = TypedText.OneLine(name).Split('/', '\\')[^1];
        last = string.Concat(last.Select(c => Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : c)).Trim(' ', '.');
        last = DropLoneSurrogates(last);
        if (last.Length == 0) return "file";
        if (last.Length <= MaxLength) return last;
        var ending = Path.GetExtension(last);
        if (ending.Length > 10) ending = "";
        return TypedText.Cut(last, MaxLength - ending.Length) + ending;
    }

    private static string DropLoneSurrogates(string text) =>
        text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) != UnicodeCategory.PrivateUse)) : text;
}
