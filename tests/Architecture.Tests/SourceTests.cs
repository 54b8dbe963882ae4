using System.Text.RegularExpressions;

namespace Niangjia.Architecture.Tests;

/// <summary>What must not be written, found in the sources.</summary>
public sealed partial class SourceTests
{
    [Fact]
    public void Time_comes_from_the_clock_and_ids_from_their_instant() =>
        Tree.Matches(Tree.Sources, SystemTime()).ShouldBeEmpty("TimeProvider, and Guid.CreateVersion7(clock.GetUtcNow())");

    [Fact]
    public void Modules_count_by_the_calendar_in_force() =>
        Tree.Matches(Tree.Sources.Where(file => Tree.Short(file).StartsWith("src/Modules/", StringComparison.Ordinal)), ShippedCalendar()).ShouldBeEmpty("WorkCalendars.CurrentAsync knows the notices that were imported.");

    [Fact]
    public void Nothing_waits_for_a_task_by_blocking() => Tree.Matches(Tree.Sources, Blocking()).ShouldBeEmpty();

    [Fact]
    public void Sql_is_written_only_in_data_folders_and_dialects() =>
        Tree.Matches(Tree.Sources.Where(file => !file.Contains("/Data/", StringComparison.Ordinal) && !file.EndsWith("Dialect.cs", StringComparison.Ordinal)), Sql()).ShouldBeEmpty();

    [Fact]
    public void Pages_do_not_catch() =>
        Tree.Matches(Tree.Sources.Where(file => file.EndsWith("Page.razor", StringComparison.Ordinal)), Catching()).ShouldBeEmpty("ActionForm catches refusals, once.");

    [Fact]
    public void Pages_take_no_database_context() =>
        Tree.Matches(Tree.Sources.Where(file => file.EndsWith("Page.razor", StringComparison.Ordinal)), Context()).ShouldBeEmpty("A page asks a handler.");

    [Fact]
    public void Nothing_is_left_for_later() =>
        Tree.Matches(Tree.Files(".", ".cs", ".razor", ".ts", ".css", ".md", ".sh", ".resx", ".json"), Later(), File.ReadAllText)
            .Where(match => !match.StartsWith("tests/Architecture.Tests/", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Tests_are_not_skipped() => Tree.Matches(Tree.Files("tests", ".cs").Where(file => !file.EndsWith("/Testing/Db.cs", StringComparison.Ordinal)), Skipped()).ShouldBeEmpty();

    [Fact]
    public void Tests_do_not_sleep() => Tree.Matches(Tree.Files("tests", ".cs"), Sleeping()).ShouldBeEmpty("Wait for what you expect, not for time.");

    [Fact]
    public void No_file_names_a_package_registry()
    {
        // Lock files that carry a host bind every reader to one mirror. The names are put together here so that this file is none.
        string[] hosts = ["registry" + ".npmjs", "api" + ".nuget.org", "npmmirror" + ".com", "registry" + ".yarnpkg"];
        Tree.Matches(Tree.Files(".").Where(file => new FileInfo(file).Length < 5_000_000), new Regex(string.Join('|', hosts.Select(Regex.Escape))), File.ReadAllText).ShouldBeEmpty();
    }

    [Fact]
    public void Packages_have_their_version_in_one_place() =>
        Tree.Matches(Tree.Files(".", ".csproj", ".props"), Versions(), File.ReadAllText).Where(match => !match.StartsWith("Directory.Packages.props", StringComparison.Ordinal)).ShouldBeEmpty();

    [GeneratedRegex(@"\bDateTime\.(Now|UtcNow|Today)\b|\bDateTimeOffset\.(Now|UtcNow)\b|\bGuid\.NewGuid\b|\bGuid\.CreateVersion7\(\)|\bEnvironment\.TickCount")]
    private static partial Regex SystemTime();

    [GeneratedRegex(@"\b(WorkCalendar|HolidayYear)\.BuiltIn\b")]
    private static partial Regex ShippedCalendar();

    [GeneratedRegex(@"Async\([^;\n]*\)\.Result\b|\bTask\.\w+\([^;\n]*\)\.Result\b|\.GetAwaiter\(\)\.GetResult\(\)|\bTask\.WaitAll\b|\.Wait\(\)|\bThread\.Sleep\b|\basync void\b")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\b(FromSql\w*|ExecuteSql\w*|SqlQuery\w*|CommandText|CreateDbCommand|NpgsqlCommand|SqliteCommand|BeginBinaryImport\w*)\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bcatch\b")]
    private static partial Regex Catching();

    [GeneratedRegex(@"\bAppDbContext\b")]
    private static partial Regex Context();

    [GeneratedRegex(@"\b(TODO|FIXME|XXX|HACK)\b|\bNotImplementedException\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\bSkip(Unless|When|Type)?\s*=|Assert\.Skip")]
    private static partial Regex Skipped();

    [GeneratedRegex(@"\bThread\.Sleep\b|\bTask\.Delay\b|WaitForTimeoutAsync")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"<PackageReference[^>]*\bVersion=")]
    private static partial Regex Versions();
}
