using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Database.Tests;

/// <summary>The newest program on databases that others have made.</summary>
public sealed class UpgradeTests
{
    // What the program itself makes anew at a start: its own migrations, parameters it ships, and the lock of a migration.
    private static readonly string[] Ours = ["__EFMigrationsHistory", "__EFMigrationsLock", "kernel_parameter", "kernel_journal", "sqlite_stat1"];

    [EachDatabase]
    public async Task A_database_of_the_first_release_is_brought_up_to_date_and_everything_in_it_is_readable(Db db)
    {
        await using var old = await OldRelease.RestoreAsync(db, "Initial");
        var before = await Schema.CountRowsAsync(db, old.Place.ConnectionString);
        (await Operator.RunAsync(old.Place, "update-database")).ShouldBe((0, "The database is up to date."));
        var after = await Schema.CountRowsAsync(db, old.Place.ConnectionString);
        before.Where(table => !Ours.Contains(table.Key) && after.GetValueOrDefault(table.Key) != table.Value).ShouldBeEmpty();
        (await Operator.RunAsync(old.Place, "verify-journal")).ShouldBe((0, "The journal is as it was sealed."));
        // What was sealed opens with the keys of then.
        (await Operator.RunAsync(old.Place, "rotate-keys")).Code.ShouldBe(0);

        await using var app = TestApp.StartOn(old.Place.ConnectionString, old.Place.DataFolder, ("Niangjia:Demo", "true"));
        app.Clock.Set(TimeProvider.System.GetUtcNow());
        var leader = await app.SignInAsAsync(Role.DistrictLeader, "/");
        var (requests, disputes) = (await Schema.IdsAsync(db, old.Place.ConnectionString, "cases_request"), await Schema.IdsAsync(db, old.Place.ConnectionString, "cases_dispute"));
        requests.Count.ShouldBeGreaterThan(10);
        disputes.Count.ShouldBeGreaterThan(5);
        foreach (var id in requests) (await leader.OpenAsync($"/requests/{id}")).ShouldShow("QS-");
        foreach (var id in disputes) (await leader.OpenAsync($"/disputes/{id}")).ShouldShow("TJ-");
        await app.RunJobsAsync();
    }

    [Fact]
    public async Task A_file_is_copied_beside_itself_before_it_is_brought_up_to_date()
    {
        await using var old = await OldRelease.RestoreAsync(Db.Sqlite, "Initial");
        var before = await Schema.CountRowsAsync(Db.Sqlite, old.Place.ConnectionString);
        (await Operator.RunAsync(old.Place, "update-database", "--Logging:LogLevel:Niangjia=Information")).Said.ShouldContain("was copied to");
        var file = new SqliteConnectionStringBuilder(old.Place.ConnectionString).DataSource;
        var copy = Directory.GetFiles(Path.GetDirectoryName(file)!, Path.GetFileName(file) + ".before-*").ShouldHaveSingleItem();
        (await Schema.CountRowsAsync(Db.Sqlite, $"Data Source={copy};Pooling=False")).ShouldBe(before);
        // Nothing is missing now, and nothing is copied again.
        File.Delete(copy);
        (await Operator.RunAsync(old.Place, "update-database")).Code.ShouldBe(0);
        File.Exists(copy).ShouldBeFalse();
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_keep_the_next_one_waiting()
    {
        await using var old = await OldRelease.RestoreAsync(Db.Sqlite, "Initial");
        await using var app = TestApp.StartOn(old.Place.ConnectionString, old.Place.DataFolder);
        app.KeepsMessages = true; // There is no table for them yet.
        // With something to migrate, and with nothing.
        for (var start = 0; start < 2; start++)
        {
            await app.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync(
                """
                create table if not exists "__EFMigrationsLock" ("Id" integer not null primary key, "Timestamp" text not null);
                insert or ignore into "__EFMigrationsLock" values (1, '2026-03-02 09:00:00');
                """));
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await app.Services.UpdateDatabaseAsync(cancellationToken: patience.Token);
        }
        (await app.InDatabaseAsync(context => context.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_database_of_a_newer_release_is_refused_with_a_sentence_and_left_alone(Db db)
    {
        await using var database = await TestDatabase.EmptyAsync(db);
        await using var app = TestApp.StartMigrating(database);
        await app.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync("""insert into "__EFMigrationsHistory" ("MigrationId", "ProductVersion") values ('29991231235959_Later', '99.0')"""));
        var before = await Schema.CountRowsAsync(db, database.ConnectionString);
        foreach (var word in new[] { "update-database", "verify-journal", "--Database:UpdateAtStart=false" })
        {
            var (code, said) = await Operator.RunAsync((database.ConnectionString, app.Place.DataFolder), word);
            code.ShouldBe(3, said);
            said.ShouldContain("29991231235959_Later");
            said.ShouldNotContain("   at ");
        }
        (await Schema.CountRowsAsync(db, database.ConnectionString)).ShouldBe(before);
        (await Operator.RunAsync((database.ConnectionString, app.Place.DataFolder), "backup", TestFolder.New())).Code.ShouldBe(0);
    }
}
