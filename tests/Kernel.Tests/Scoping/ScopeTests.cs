using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Tests.Journal;

namespace Niangjia.Kernel.Tests.Scoping;

/// <summary>A scope is a set of subtrees; what the database finds within it is what lies within it.</summary>
public sealed class ScopeTests
{
    // Neighbours whose names begin alike, and the root: where prefixes go wrong.
    private static readonly string[] Units =
        ["/", "/qu/", "/qu2/", "/qu/s1/", "/qu/s10/", "/qu/s1/c1/", "/qu/s10/c1/", "/qu/s1/c1/g1/", "/qu/s1/c1/g10/", "/qu/s1z/", "/q/", "/z/"];

    private static readonly Gen<string[]> SomePaths = Gen.Elements(Units).ArrayOf().Where(paths => paths.Length < 6);

    [Fact]
    public void A_scope_covers_what_lies_below_one_of_its_units() => Prop.ForAll(SomePaths.ToArbitrary(), paths =>
        Units.All(unit => Scope.Of(paths).Covers(unit) == paths.Any(path => UnitPath.SelfAndAncestors(unit).Append(UnitPath.Root).Contains(path)))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_unit_of_a_scope_lies_in_another_of_it() => Prop.ForAll(SomePaths.ToArbitrary(), paths =>
    {
        var roots = Scope.Of(paths).Paths;
        return roots.All(root => !roots.Any(other => other != root && UnitPath.IsWithin(root, other)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_narrowed_scope_covers_what_both_cover() => Prop.ForAll(SomePaths.ToArbitrary(), Gen.Elements(Units).ToArbitrary(), (paths, to) =>
        Units.All(unit => Scope.Of(paths).NarrowedTo(to).Covers(unit) == (Scope.Of(paths).Covers(unit) && UnitPath.IsWithin(unit, to)))).QuickCheckThrowOnFailure();

    [EachDatabase]
    public async Task The_database_finds_exactly_what_the_scope_covers(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.InDatabaseAsync(async data =>
        {
            foreach (var unit in Units) data.Add(new JournalEntry { At = app.Clock.GetUtcNow(), Kind = "Test.Placed", SubjectKind = "x", SubjectId = Guid.CreateVersion7(app.Clock.GetUtcNow()), UnitPath = unit, ActorName = "", Body = "{}" });
            return await data.SaveChangesAsync();
        });
        foreach (var paths in SomePaths.Sample(60, 60))
        {
            var scope = Scope.Of(paths);
            var found = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.Kind == "Test.Placed").Within(scope).Select(row => row.UnitPath).ToListAsync());
            found.Order(StringComparer.Ordinal).ShouldBe(Units.Where(scope.Covers).Order(StringComparer.Ordinal), string.Join(' ', paths));
        }
    }
}
