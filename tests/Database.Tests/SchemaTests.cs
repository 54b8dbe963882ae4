using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;

namespace Niangjia.Database.Tests;

/// <summary>Both migration streams are complete: what they build from nothing is what the model says.</summary>
public sealed class SchemaTests
{
    [EachDatabase]
    public async Task The_migrations_hold_every_change_of_the_model(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.InDatabaseAsync(context => Task.FromResult(context.Database.HasPendingModelChanges())))
            .ShouldBeFalse("Run tools/AddMigration NAME.");
    }

    [EachDatabase]
    public async Task The_migrations_build_the_same_tables_as_the_model(Db db)
    {
        await using var migrated = await TestDatabase.EmptyAsync(db);
        await using (TestApp.StartMigrating(migrated)) { }
        await using var modelled = await TestDatabase.CloneAsync(db);
        var expected = Plain(await Schema.ReadAsync(db, modelled.ConnectionString));
        var actual = Plain(await Schema.ReadAsync(db, migrated.ConnectionString));
        expected.Count.ShouldBeGreaterThan(20);
        actual.Except(expected).ShouldBeEmpty("only in the migrated database");
        expected.Except(actual).ShouldBeEmpty("only in the model");
    }

    // A column that came with a later migration has a default for the rows that were there; the program always writes the value itself.
    private static List<string> Plain(IEnumerable<string> schema) => [.. schema.Select(line => System.Text.RegularExpressions.Regex.Replace(line, " default .*$", ""))];

    [EachDatabase]
    public async Task A_second_start_changes_nothing(Db db)
    {
        await using var database = await TestDatabase.EmptyAsync(db);
        await using (TestApp.StartMigrating(database)) { }
        var before = await Schema.CountRowsAsync(db, database.ConnectionString);
        await using (TestApp.StartMigrating(database)) { }
        (await Schema.CountRowsAsync(db, database.ConnectionString)).ShouldBe(before);
    }

    [Fact]
    public async Task Several_nodes_may_start_together_on_one_empty_PostgreSQL_database()
    {
        await using var database = await TestDatabase.EmptyAsync(Db.Postgres);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => TestApp.StartMigrating(database))));
        foreach (var node in nodes)
        {
            (await node.InDatabaseAsync(context => context.Database.GetPendingMigrationsAsync())).ShouldBeEmpty();
            await node.DisposeAsync();
        }
    }

    [EachDatabase]
    public async Task Every_table_says_whose_it_is(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var owners = Directory.GetDirectories(Repository.Path("src", "Modules")).Select(folder => Path.GetFileName(folder).ToLowerInvariant() + "_").Append("kernel_").ToList();
        var tables = app.Services.CreateScope().ServiceProvider.GetRequiredService<AppDbContext>().Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct();
        tables.Where(table => !owners.Any(owner => table.StartsWith(owner, StringComparison.Ordinal))).ShouldBeEmpty("Tables are <module>_<noun>.");
    }
}
