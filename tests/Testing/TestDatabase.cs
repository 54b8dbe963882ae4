using Microsoft.Data.Sqlite;
using Npgsql;

namespace Niangjia.Testing;

/// <summary>A database of one test: a copy of a template that was migrated once in this process.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Dictionary<Db, Lazy<Task<TestDatabase>>> Templates = Enum.GetValues<Db>().ToDictionary(db => db, db => new Lazy<Task<TestDatabase>>(() => MakeTemplateAsync(db)));
    private static int _count;

    private readonly Db _db;
    private readonly string _name;

    private TestDatabase(Db db, string name, string connectionString) => (_db, _name, ConnectionString) = (db, name, connectionString);

    /// <summary>What <c>ConnectionStrings:Niangjia</c> is set to.</summary>
    public string ConnectionString { get; }

    /// <summary>An up-to-date database with only what the product itself seeds.</summary>
    public static async Task<TestDatabase> CloneAsync(Db db)
    {
        var template = await Templates[db].Value;
        if (db == Db.Sqlite)
        {
            var clone = await EmptyAsync(db);
            File.Copy(template._name, clone._name);
            return clone;
        }
        var name = NextName();
        await PostgresCluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template._name}");
        return new(db, name, await PostgresCluster.ForAsync(name));
    }

    /// <summary>A database without any table.</summary>
    public static async Task<TestDatabase> EmptyAsync(Db db)
    {
        var name = NextName();
        if (db == Db.Sqlite)
        {
            var file = Path.Combine(TestFolder.Path, name + ".db");
            return new(db, file, $"Data Source={file}");
        }
        await PostgresCluster.ExecuteAsync($"CREATE DATABASE {name}");
        return new(db, name, await PostgresCluster.ForAsync(name));
    }

    /// <summary>Drops the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_db == Db.Sqlite)
        {
            await using (var connection = new SqliteConnection(ConnectionString)) SqliteConnection.ClearPool(connection);
            foreach (var rest in new[] { "", "-wal", "-shm" }) File.Delete(_name + rest);
            return;
        }
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await PostgresCluster.ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task<TestDatabase> MakeTemplateAsync(Db db)
    {
        var template = await EmptyAsync(db);
        // The product itself makes its tables and seeds; Database.Tests proves that the migrations lead to the same tables.
        await using (TestApp.StartOnEmpty(template)) { }
        if (db == Db.Sqlite)
        {
            // Everything out of the write-ahead log, so that copying one file copies all.
            await using var connection = new SqliteConnection(template.ConnectionString + ";Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await command.ExecuteNonQueryAsync();
            return template;
        }
        await using (var connection = new NpgsqlConnection(template.ConnectionString)) NpgsqlConnection.ClearPool(connection);
        return template;
    }

    private static string NextName() => $"niangjia_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
}
