using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Data.Moving;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Search;

namespace Niangjia.Database.Tests;

/// <summary>A whole county is taken out of one database and set up in another, of either kind.</summary>
public sealed class MovingTests
{
    [EachDatabase]
    public async Task A_county_moves_into_the_other_database_and_back_and_nothing_is_lost(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await World.MakeAsync(app);
        await app.RunJournalAsync();
        await app.RunJobsAsync();
        await app.AddPersonAsync("/qu/", "迟到的人"); // written, but neither read nor sealed yet
        var first = await ExportAsync(app);

        await using var other = await TestDatabase.EmptyAsync(db == Db.Sqlite ? Db.Postgres : Db.Sqlite);
        await using var moved = await ImportAsync(other, app, first.Folder);
        Differences(first, await ExportAsync(moved)).ShouldBeEmpty();
        await GoesOnAsync(moved);

        // What happened there comes back.
        var second = await ExportAsync(moved);
        await using var home = await TestDatabase.EmptyAsync(db);
        await using var again = await ImportAsync(home, app, second.Folder);
        Differences(second, await ExportAsync(again)).ShouldBeEmpty();
        await GoesOnAsync(again);
    }

    [Fact]
    public async Task An_export_that_was_altered_or_does_not_fit_changes_nothing()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        await app.AddUnitsAsync();
        var (folder, manifest) = await ExportAsync(app);
        var empty = await TestDatabase.EmptyAsync(Db.Sqlite);
        async Task<string> RefusedAsync(TestDatabase at)
        {
            await using var target = TestApp.StartOn(at);
            return (await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(target, folder))).Message;
        }

        var table = Path.Combine(folder, "tables", "organisation_unit.jsonl");
        var sound = await File.ReadAllTextAsync(table);
        await File.WriteAllTextAsync(table, sound.Replace("河东", "河西", StringComparison.Ordinal));
        (await RefusedAsync(empty)).ShouldContain("altered");
        await File.WriteAllTextAsync(table, sound);
        await using (var full = await TestDatabase.EmptyAsync(Db.Sqlite))
        {
            await TestApp.StartMigrating(full).DisposeAsync();
            (await RefusedAsync(full)).ShouldContain("empty database");
        }
        var file = Path.Combine(folder, "manifest.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace($"\"{manifest.Schema[^1]}\"", "\"Later\"", StringComparison.Ordinal));
        (await RefusedAsync(empty)).ShouldContain("Later");
        File.Delete(file);
        (await RefusedAsync(empty)).ShouldContain("interrupted");
        await empty.DisposeAsync();
    }

    private static async Task<(string Folder, ExportManifest Manifest)> ExportAsync(TestApp app)
    {
        var folder = TestFolder.New();
        return (folder, await app.InDatabaseAsync(db => DatabaseExport.WriteAsync(db, folder, app.Clock.GetUtcNow(), CancellationToken.None)));
    }

    private static async Task<TestApp> ImportAsync(TestDatabase database, TestApp from, string folder)
    {
        var target = TestApp.StartOn(database.ConnectionString, from.Place.DataFolder);
        target.Clock.Advance(from.Clock.GetUtcNow() - target.Clock.GetUtcNow());
        await ReadAsync(target, folder);
        return target;
    }

    private static Task ReadAsync(TestApp target, string folder) => target.AsSystemAsync(services =>
        DatabaseImport.ReadAsync(services.GetRequiredService<AppDbContext>(), folder, services.GetServices<ISchemaPart>(), CancellationToken.None));

    private static IEnumerable<string> Differences((string Folder, ExportManifest Manifest) one, (string Folder, ExportManifest Manifest) other)
    {
        one.Manifest.Tables.Sum(table => table.Rows).ShouldBeGreaterThan(500);
        return one.Manifest.Tables.Zip(other.Manifest.Tables).Where(pair => pair.First.Name != pair.Second.Name || pair.First.Rows != pair.Second.Rows || pair.First.Sha256 != pair.Second.Sha256)
            .Select(pair => $"{pair.First.Name}: {pair.First.Rows} rows, {pair.Second.Name}: {pair.Second.Rows} rows");
    }

    // The journal verifies, is read and sealed on from where it stood, and the search finds what was there before.
    private static async Task GoesOnAsync(TestApp app)
    {
        await app.Services.UpdateDatabaseAsync();
        await app.AddPersonAsync("/qu/", "新来的人");
        await app.WaitForJournalAsync();
        await app.RunJournalAsync();
        await app.RunJobsAsync();
        (await app.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(null, CancellationToken.None))).ShouldBeEmpty();
        var (rows, inSeals) = await app.InDatabaseAsync(async db => (await db.Set<JournalEntry>().CountAsync(), await db.Set<JournalSeal>().SumAsync(seal => seal.Count)));
        inSeals.ShouldBe(rows);
        foreach (var name in new[] { "春晖制鞋厂" })
            (await app.AsSystemAsync(services => services.GetRequiredService<SearchIndex>().FindAsync("Enterprises.Enterprise", name, Kernel.Scoping.Scope.Of([Kernel.Scoping.UnitPath.Root]), null, 5, CancellationToken.None))).Items.Count.ShouldBe(1);
    }
}
