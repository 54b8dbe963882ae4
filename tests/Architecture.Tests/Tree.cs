using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Niangjia.Web;

namespace Niangjia.Architecture.Tests;

/// <summary>What is in the repository, found by looking: nothing here is a list somebody has to keep.</summary>
internal static partial class Tree
{
    /// <summary>Names of the folders below <c>src/Modules</c>.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Directory.GetDirectories(Repository.Path("src", "Modules")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>Paths of the projects in the solution, relative to the root.</summary>
    public static IReadOnlyList<string> Solution { get; } =
        [.. XDocument.Load(Repository.Path("Niangjia.slnx")).Descendants("Project").Select(project => project.Attribute("Path")!.Value)];

    /// <summary>Our assemblies that are shipped.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "Niangjia.*.dll").Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith(".Tests", StringComparison.Ordinal) && name is not ("Niangjia.Testing" or "Niangjia.Migrations.Sqlite" or "Niangjia.Migrations.Postgres"))
            .Order(StringComparer.Ordinal).Select(name => Assembly.Load(name!))];

    /// <summary>The assemblies of the modules.</summary>
    public static IReadOnlyList<Assembly> ModuleAssemblies { get; } = [.. InstalledModules.All.Select(module => module.Assembly)];

    /// <summary>Types that people wrote, nested ones included.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.Name.Contains('<') && type.Name != "_Imports" && type.FullName?.StartsWith("Niangjia", StringComparison.Ordinal) == true && type.DeclaringType?.Name.Contains('<') != true);

    /// <summary>Files below a folder that people wrote: no build output, packages or generated code.</summary>
    public static IEnumerable<string> Files(string below, params string[] extensions) =>
        Directory.EnumerateFiles(Repository.Path(below), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
            .Where(file => !Ignored().IsMatch(Short(file)) && (extensions.Length == 0 || extensions.Contains(Path.GetExtension(file))))
            .Order(StringComparer.Ordinal);

    /// <summary>C# and Razor files of the product.</summary>
    public static IEnumerable<string> Sources => Files("src", ".cs", ".razor").Where(file => !Short(file).StartsWith("src/Migrations.", StringComparison.Ordinal));

    /// <summary>A path as people write it.</summary>
    public static string Short(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    /// <summary>C# without comments and the contents of strings, lines kept.</summary>
    public static string Code(string file) => CommentsAndStrings().Replace(File.ReadAllText(file), match => new string('\n', match.Value.Count(c => c == '\n')));

    /// <summary>«file:line what» for each match in the code of the given files.</summary>
    public static IEnumerable<string> Matches(IEnumerable<string> files, Regex forbidden, Func<string, string>? read = null) =>
        from file in files
        let text = (read ?? Code)(file)
        from Match match in forbidden.Matches(text)
        select $"{Short(file)}:{text.AsSpan(0, match.Index).Count('\n') + 1} {match.Value.Trim()}";

    [GeneratedRegex(@"(^|/)(artifacts|node_modules|data|wwwroot|\.git|\.vs|\.idea|TestResults)(/|$)")]
    private static partial Regex Ignored();

    [GeneratedRegex(""""@\*.*?\*@|/\*.*?\*/|(?<![:"'/])//[^\n]*|"""+.*?"""+|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"""", RegexOptions.Singleline)]
    private static partial Regex CommentsAndStrings();
}
