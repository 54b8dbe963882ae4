using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Database.Tests;

/// <summary>The operator's commands of docs/operations.md, run as the operator runs them: the program with a word behind it.</summary>
public sealed class OperationsTests
{
    [EachDatabase]
    public async Task The_journal_is_sound_until_somebody_alters_a_row_behind_the_back_of_the_program(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddUnitsAsync();
        await app.RunJobsAsync();
        (await Operator.RunAsync(app.Place, "verify-journal")).ShouldBe((0, "The journal is as it was sealed."));

        await app.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync("update kernel_journal set \"Body\" = replace(\"Body\", '河东', '河西')"));
        var (code, said) = await Operator.RunAsync(app.Place, "verify-journal");
        code.ShouldBe(1);
        said.ShouldStartWith("Altered ");
    }

    [EachDatabase]
    public async Task A_backup_becomes_a_platform_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddUnitsAsync();
        await app.RunJobsAsync();
        var folder = TestFolder.New();
        var (code, said) = await Operator.RunAsync(app.Place, "backup", folder);
        code.ShouldBe(0, said);

        await using var restored = await TestDatabase.EmptyAsync(db);
        await RestoreAsync(db, folder, restored.ConnectionString);
        (await Operator.RunAsync((restored.ConnectionString, app.Place.DataFolder), "verify-journal")).Code.ShouldBe(0);
        (await Operator.RunAsync((restored.ConnectionString, app.Place.DataFolder), "verify-files")).Code.ShouldBe(0);
        await using var again = TestApp.StartOn(restored);
        (await again.AsSystemAsync(async services => (await services.GetRequiredService<IUnitDirectory>().TreeAsync(CancellationToken.None)).All.Count)).ShouldBe(7);
    }

    [Fact]
    public async Task A_backup_or_an_export_that_was_cut_off_among_its_files_is_none()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var unreadable = Path.Combine(Directory.CreateDirectory(Path.Combine(app.Place.DataFolder, "files", "aa")).FullName, "aa");
        foreach (var (word, sign) in new[] { ("backup", "niangjia.db"), ("export", "manifest.json") })
        {
            var folder = TestFolder.New();
            File.CreateSymbolicLink(unreadable, "/nowhere");
            (await Operator.RunAsync(app.Place, word, folder)).Code.ShouldNotBe(0);
            File.Exists(Path.Combine(folder, sign)).ShouldBeFalse(word);
            File.Delete(unreadable);
            var (code, said) = await Operator.RunAsync(app.Place, word, folder);
            code.ShouldBe(0, said);
            File.Exists(Path.Combine(folder, sign)).ShouldBeTrue(word);
            Directory.GetFiles(folder, "*.part").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_journal_restored_into_a_younger_PostgreSQL_goes_on()
    {
        await using var app = await TestApp.StartAsync(Db.Postgres);
        await app.AddUnitsAsync();
        await app.RunJournalAsync();
        await app.RunJobsAsync();
        await app.AddAccountAsync(Role.Mediator, "/"); // written, but neither read nor sealed yet
        // Numbers of a server that has lived for years.
        await app.InDatabaseAsync(context => context.Database.ExecuteSqlRawAsync(
            """
            update kernel_journal set "Transaction" = "Transaction" + 1000000000;
            update kernel_journal_place set "Transaction" = "Transaction" + 1000000000;
            update kernel_journal_seal set "LastTransaction" = "LastTransaction" + 1000000000;
            """));

        await app.Services.UpdateDatabaseAsync(fromModel: true);
        await app.AddAccountAsync(Role.Mediator, "/");
        await app.WaitForJournalAsync();
        (await app.AsSystemAsync(services => services.GetRequiredService<JournalReader>().CatchUpAsync(CancellationToken.None))).ShouldBeGreaterThan(1);
        await app.RunJobsAsync();
        var (rows, inSeals) = await app.InDatabaseAsync(async context =>
            (await context.Set<JournalEntry>().CountAsync(), await context.Set<JournalSeal>().SumAsync(seal => seal.Count)));
        inSeals.ShouldBe(rows);
        (await app.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(null, CancellationToken.None))).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task Keys_are_rotated_and_everything_still_opens(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddWorkerAccountAsync(mobile: "13900000001");
        var (code, said) = await Operator.RunAsync(app.Place, "rotate-keys");
        (code, said).ShouldBe((0, "1 values are sealed with the newest key. Back up the keys now."));
        (await Operator.RunAsync(app.Place, "rotate-keys")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task An_unknown_command_is_explained()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        var (code, said) = await Operator.RunAsync(app.Place, "verify");
        code.ShouldBe(2);
        said.ShouldContain("verify-journal");
    }

    /// <summary>What docs/operations.md tells the operator to do.</summary>
    private static async Task RestoreAsync(Db db, string folder, string connectionString)
    {
        if (db == Db.Sqlite)
        {
            File.Copy(Path.Combine(folder, "niangjia.db"), new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource);
            return;
        }
        var server = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        using var restore = Process.Start("pg_restore", ["--no-owner", "--host", server.Host!, "--username", server.Username!, "--dbname", server.Database!, Path.Combine(folder, "niangjia.dump")]);
        await restore.WaitForExitAsync();
        restore.ExitCode.ShouldBe(0);
    }
}
