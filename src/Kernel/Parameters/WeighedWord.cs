using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Parameters;

/// <summary>
/// A word to look for and what it weighs. A value reads <c>欠薪, 拖欠~工资 3; 工资, 奖金 2</c>: words between commas, groups between semicolons, the weight
/// behind the last word of each group; <c>~</c> stands for a gap in the word. A parameter without limits has words without weights.
/// </summary>
public sealed record WeighedWord(string Word, double Weight)
{
    /// <summary>Longest word, in characters.</summary>
    public const int Longest = 30;

    /// <summary>Most gaps of a word; each makes the search in a long text slower.</summary>
    public const int MostGaps = 3;

    /// <summary>The words of a value that was checked, in its order.</summary>
    public static IReadOnlyList<WeighedWord> Read(ParameterDefinition definition, string value)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(value);
        return [.. Groups(value).SelectMany(group => Of(definition, group))];
    }

    /// <summary>A sentence that says why the text is no list of words, or null when it is one.</summary>
    internal static string? Refusal(ParameterDefinition definition, string text)
    {
        var words = Groups(text).SelectMany(group => Of(definition, group)).ToList();
        if (words.Count == 0) return Sentence.In(null, nameof(TimeText.ValueNeeded));
        if (words.Exists(word => !(word.Weight >= (double)(definition.Min ?? 0) && word.Weight <= (double)(definition.Max ?? 1))))
            return Sentence.In(null, nameof(TimeText.WordsNeedWeight), definition.Min ?? 0, definition.Max);
        return words.Find(word => !IsWord(word.Word)) is { } bad ? Sentence.In(null, nameof(TimeText.ValueIsNoWord), bad.Word, Longest, MostGaps) : null;
    }

    private static string[] Groups(string text) => text.Split([';', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<WeighedWord> Of(ParameterDefinition definition, string group)
    {
        var words = ParameterText.Texts(group);
        if (definition.Max is null) return words.Select(word => new WeighedWord(word, 1));
        var space = words.Count == 0 ? -1 : words[^1].LastIndexOfAny([' ', '\u3000']);
        var weight = space > 0 && double.TryParse(words[^1][(space + 1)..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) ? read : double.NaN;
        return words.Select((word, at) => new WeighedWord(at == words.Count - 1 && space > 0 ? word[..space].TrimEnd() : word, weight));
    }

    private static bool IsWord(string word) =>
        word.Length <= Longest && !word.Any(char.IsWhiteSpace) && word.Split('~') is { Length: <= MostGaps + 1 } parts && parts.All(part => part.Length > 0);
}
