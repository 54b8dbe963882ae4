using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Niangjia.Testing;

/// <summary>The database a test runs on.</summary>
public enum Db
{
    /// <summary>A file, the default of a small station.</summary>
    Sqlite,

    /// <summary>A throw-away cluster that lives as long as the test process.</summary>
    Postgres,
}

/// <summary>
/// A test that runs once on every database the product supports; its first parameter is the <see cref="Db"/>.
/// Values given here are tried one by one as the second parameter:
/// <c>[EachDatabase("😀", "&lt;script&gt;")] public async Task Any_text_is_kept(Db db, string text)</c>.
/// <c>NIANGJIA_TEST_DB=Sqlite</c> narrows a developer's run to one database.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(TheoryDiscoverer))]
public sealed class EachDatabaseAttribute(params object?[] values) : Attribute, IFactAttribute, ITheoryAttribute, IDataAttribute
{
    private static readonly Db[] Chosen = Enum.TryParse<Db>(Environment.GetEnvironmentVariable("NIANGJIA_TEST_DB"), true, out var one)
        ? [one]
        : Enum.GetValues<Db>();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Rows()]);

    /// <inheritdoc/>
    public bool SupportsDiscoveryEnumeration() => true;

    private IEnumerable<ITheoryDataRow> Rows() => values.Length == 0
        ? Chosen.Select(db => new TheoryDataRow(db))
        : Chosen.SelectMany(db => values.Select(value => new TheoryDataRow(db, value)));

    string? IFactAttribute.DisplayName => null;
    bool IFactAttribute.Explicit => false;
    string? IFactAttribute.Skip => null;
    Type[]? IFactAttribute.SkipExceptions => null;
    Type? IFactAttribute.SkipType => null;
    string? IFactAttribute.SkipUnless => null;
    string? IFactAttribute.SkipWhen => null;
    string? IFactAttribute.SourceFilePath => null;
    int? IFactAttribute.SourceLineNumber => null;
    int IFactAttribute.Timeout => 0;

    bool ITheoryAttribute.DisableDiscoveryEnumeration => false;
    bool ITheoryAttribute.SkipTestWithoutData => false;

    bool? IDataAttribute.Explicit => null;
    string? IDataAttribute.Label => null;
    string? IDataAttribute.Skip => null;
    Type? IDataAttribute.SkipType => null;
    string? IDataAttribute.SkipUnless => null;
    string? IDataAttribute.SkipWhen => null;
    string? IDataAttribute.TestDisplayName => null;
    int? IDataAttribute.Timeout => null;
    string[]? IDataAttribute.Traits => null;
}
