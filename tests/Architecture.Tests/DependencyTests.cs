using System.Text.Json;
using System.Text.RegularExpressions;

namespace Niangjia.Architecture.Tests;

/// <summary>docs/dependencies.md lists what is delivered with the platform, and under which licence; docs/security.md names tests that exist.</summary>
public sealed partial class DependencyTests
{
    // What may be given on under Apache-2.0 without further duties than to name it.
    private static readonly string[] Licences = ["MIT", "Apache-2.0", "PostgreSQL", "BSD-2-Clause", "BSD-3-Clause", "Public domain"];

    [Fact]
    public void Every_package_that_is_delivered_is_listed_with_a_licence_that_allows_it()
    {
        var listed = Line().Matches(File.ReadAllText(Repository.Path("docs", "dependencies.md"))).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        listed.Keys.Except(Delivered()).ShouldBeEmpty("listed, but not delivered any more");
        Delivered().Except(listed.Keys).ShouldBeEmpty("delivered, but not listed");
        listed.Where(pair => !Licences.Contains(pair.Value)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_test_that_the_threat_model_names_is_there()
    {
        var named = Test().Matches(File.ReadAllText(Repository.Path("docs", "security.md"))).Select(match => match.Groups[1].Value).ToHashSet();
        var written = Directory.EnumerateFiles(Repository.Path("tests"), "*.cs", SearchOption.AllDirectories).SelectMany(file => Class().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).ToHashSet();
        named.Count.ShouldBeGreaterThan(15);
        named.Except(written).ShouldBeEmpty();
    }

    private static HashSet<string> Delivered()
    {
        var packages = from file in Directory.EnumerateFiles(Repository.Path("src"), "packages.lock.json", SearchOption.AllDirectories)
                       from framework in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject()
                       from package in framework.Value.EnumerateObject()
                       where package.Value.GetProperty("type").GetString() != "Project"
                       select package.Name;
        var scripts = from package in JsonDocument.Parse(File.ReadAllText(Repository.Path("src", "Ui", "Assets", "package.json"))).RootElement.GetProperty("dependencies").EnumerateObject()
                      select package.Name;
        return [.. packages, .. scripts];
    }

    [GeneratedRegex(@"^\| `([^`]+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*(?:Tests|Journey))`")]
    private static partial Regex Test();

    [GeneratedRegex("class ([A-Z][A-Za-z0-9]*(?:Tests|Journey))")]
    private static partial Regex Class();
}
