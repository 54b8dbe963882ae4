using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Niangjia.Architecture.Tests;

/// <summary>Design §2: the build itself refuses a reference against the star Kernel ← Contracts, Ui ← Module ← Web.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string[] All = ["Kernel", "Contracts", "Ui", "People", "Migrations.Sqlite", "Web"];

    // A project of each kind, and whom of all it may refer to.
    private static readonly (string Project, string[] MayReferTo)[] Kinds =
    [
        ("src/Kernel/Kernel.csproj", []),
        ("src/Contracts/Contracts.csproj", ["Kernel"]),
        ("src/Ui/Ui.csproj", ["Kernel", "Contracts"]),
        ("src/Modules/Cases/Cases.csproj", ["Kernel", "Contracts", "Ui"]),
        ("src/Migrations.Postgres/Migrations.Postgres.csproj", ["Kernel"]),
        ("src/Web/Web.csproj", All),
        ("tools/Bench/Bench.csproj", All),
        ("tests/Testing/Testing.csproj", All),
    ];

    [Fact]
    public async Task The_build_lets_through_only_the_references_of_the_star()
    {
        var refused = await RefusedAsync(Kinds.Select(kind => kind.Project));
        foreach (var (project, mayReferTo) in Kinds)
            refused.GetValueOrDefault(Path.GetDirectoryName(project)!, []).ShouldBe(All.Except(mayReferTo), ignoreOrder: true, customMessage: project);
    }

    /// <summary>Asks the build of each project, in one run and without building anything, what it says to references to all.</summary>
    private static async Task<Dictionary<string, string[]>> RefusedAsync(IEnumerable<string> projects)
    {
        var folder = TestFolder.New();
        var (references, run) = (Path.Combine(folder, "References.targets"), Path.Combine(folder, "Run.proj"));
        new XElement("Project", new XElement("ItemGroup", All.Select(name => Repository.Path(Directory.Exists(Repository.Path("src", name)) ? "src" : "src/Modules", name, name + ".csproj"))
            .Select(path => new XElement("ProjectReference", new XAttribute("Include", path))))).Save(references);
        new XElement("Project", new XElement("Target", new XAttribute("Name", "Run"), projects.Select(project => new XElement("MSBuild",
            new XAttribute("Projects", Repository.Path(project)), new XAttribute("Targets", "RefuseReferences"), new XAttribute("ContinueOnError", "WarnAndContinue"),
            new XAttribute("Properties", $"CustomBeforeMicrosoftCommonTargets={references}"))))).Save(run);
        using var msbuild = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", run, "-nologo", "-nodeReuse:false", "-verbosity:minimal"]) { RedirectStandardOutput = true })!;
        var said = await msbuild.StandardOutput.ReadToEndAsync();
        await msbuild.WaitForExitAsync();
        return Refusal().Matches(said).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Split(", "));
    }

    [GeneratedRegex(@"error NJ0001: (\S+) refers to (.+?) but may")]
    private static partial Regex Refusal();
}
