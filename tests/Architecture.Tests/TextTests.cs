using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §5: texts are complete in both languages.</summary>
public sealed partial class TextTests
{
    private static readonly IReadOnlyList<string> English = [.. Tree.Files("src", ".resx").Where(file => !file.EndsWith(".zh-Hans.resx", StringComparison.Ordinal))];

    [Fact]
    public void Every_text_is_there_in_both_languages() =>
        (from file in English
         let english = Read(file)
         let chinese = Read(Chinese(file))
         from key in english.Keys.Except(chinese.Keys).Union(chinese.Keys.Except(english.Keys))
         select $"{Tree.Short(file)}: {key}").ShouldBeEmpty();

    [Fact]
    public void No_text_is_empty() =>
        (from file in Tree.Files("src", ".resx") from text in Read(file) where string.IsNullOrWhiteSpace(text.Value) select $"{Tree.Short(file)}: {text.Key}").ShouldBeEmpty();

    [Fact]
    public void Both_languages_have_the_same_placeholders() =>
        (from file in English
         let chinese = Read(Chinese(file))
         from text in Read(file)
         where chinese.ContainsKey(text.Key) && !Placeholders(text.Value).SetEquals(Placeholders(chinese[text.Key]))
         select $"{Tree.Short(file)}: {text.Key}").ShouldBeEmpty();

    [Fact]
    public void The_Chinese_text_is_Chinese() =>
        (from file in English
         from text in Read(Chinese(file))
         where !Han().IsMatch(text.Value) && Letters().IsMatch(Placeholder().Replace(text.Value, ""))
         select $"{Tree.Short(file)}: {text.Key} = {text.Value}").ShouldBeEmpty();

    [Fact]
    public void Every_text_is_used()
    {
        var sources = string.Join('\n', Tree.Files("src", ".cs", ".razor").Concat(Tree.Files("tests", ".cs")).Concat(Tree.Files("tools", ".cs")).Select(File.ReadAllText));
        (from file in English
         let type = Path.GetFileNameWithoutExtension(file)
         let used = Regex.Matches(sources, $@"\b{type}\.(\w+)").Select(match => match.Groups[1].Value).ToHashSet()
         // Names of enum members and other data are looked up by key, made of a prefix and a value: «Stream_Mediation».
         let prefixes = Regex.Matches(sources, """["$](\w+_)[{"]|\$"(?=Refused)(Refused)\{""").Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).ToHashSet()
         from key in Read(file).Keys
             // «CaseType_WageArrears»: the words of an enum, looked up by its name and member.
         where !(key.Contains('_') && Regex.IsMatch(sources, $@"\benum {key.Split('_')[0]}\b"))
         where !used.Contains(key) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)) && !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
         select $"{Tree.Short(file)}: {key}").ShouldBeEmpty();
    }

    [Fact]
    public void Pages_hold_no_Chinese_of_their_own() =>
        Tree.Matches(Tree.Files("src", ".razor").Where(file => file.Contains("/Modules/", StringComparison.Ordinal)), Sentence(), file => RazorComment().Replace(File.ReadAllText(file), "")).ShouldBeEmpty("Texts stand in Text/*.resx.");

    private static string Chinese(string file) => Path.ChangeExtension(file, ".zh-Hans.resx");

    private static Dictionary<string, string> Read(string file) => !File.Exists(file) ? [] :
        XDocument.Load(file).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z]{4}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"@\*.*?\*@|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
