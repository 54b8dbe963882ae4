using System.Text.Json;

namespace Niangjia.Architecture.Tests;

/// <summary>A parameter that nobody reads is a promise that nobody keeps: whoever changes it in the administration changes nothing.</summary>
public sealed class ParameterTests
{
    // Law of the clock table (R §1.7): it stands there whether or not a module already counts by it.
    private const string Law = "CLK-";

    [Fact]
    public void Every_parameter_that_is_not_law_is_read_somewhere()
    {
        var sources = string.Join('\n', Tree.Files("src", ".cs", ".razor", ".json").Where(file => !file.EndsWith("/parameters.json", StringComparison.Ordinal)).Select(File.ReadAllText));
        using var catalogue = JsonDocument.Parse(File.ReadAllText(Repository.Path("src", "Kernel", "Parameters", "Data", "parameters.json")));
        catalogue.RootElement.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("key").GetString()!)
            .Where(key => !key.StartsWith(Law, StringComparison.Ordinal) && !IsRead(key, sources)).ShouldBeEmpty();
    }

    // By its name, or by a beginning that code completes: «sla.level.» and a level.
    private static bool IsRead(string key, string sources) =>
        sources.Contains($"\"{key}\"", StringComparison.Ordinal)
        || Enumerable.Range(0, key.Length).Where(at => key[at] == '.' && key.AsSpan(0, at).Contains('.')).Any(at => sources.Contains($"\"{key[..(at + 1)]}\"", StringComparison.Ordinal));
}
