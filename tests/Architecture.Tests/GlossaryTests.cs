using System.Text.RegularExpressions;

namespace Niangjia.Architecture.Tests;

/// <summary>The glossary promises that names in code follow it.</summary>
public sealed partial class GlossaryTests
{
    [Fact]
    public void Every_name_of_the_glossary_is_a_name_in_the_code()
    {
        var names = Tree.Sources.SelectMany(file => Word().Matches(Tree.Code(file)).Select(match => match.Value)).ToHashSet();
        var rows = File.ReadLines(Repository.Path("docs", "glossary.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).ToList();
        rows.Count.ShouldBeGreaterThan(40);
        rows.SelectMany(row => Name().Matches(row).SelectMany(match => match.Groups[1].Value.Split('.'))).Where(name => !names.Contains(name)).ShouldBeEmpty("A name that is not in src is a dash in docs/glossary.md.");
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();
}
