using Microsoft.Data.Sqlite;
using Niangjia.Kernel.Data;
using Npgsql;

namespace Niangjia.DemoData;

/// <summary>
/// Where the district is built: beside its place, and put there as a whole when it is finished. Whatever is interrupted leaves nothing behind that could be
/// served; the next run begins again.
/// </summary>
internal abstract class Destination
{
    /// <summary>The database that is being filled.</summary>
    public abstract string ConnectionString { get; }

    public abstract bool IsPostgres { get; }

    /// <summary>Whether there is something in the place already, which is never touched.</summary>
    public abstract Task<bool> IsTakenAsync();

    /// <summary>Forgets what an interrupted run left.</summary>
    public abstract Task BeginAsync();

    /// <summary>Puts the finished database in its place.</summary>
    public abstract Task FinishAsync();

    public static Destination Of(string connectionString) =>
        DatabaseSetup.ProviderOf(connectionString) == DatabaseProvider.Postgres ? new PostgresDatabase(connectionString) : new SqliteFile(connectionString);

    private sealed class SqliteFile(string connectionString) : Destination
    {
        private readonly string _file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);

        private string Building => _file + ".building";

        public override string ConnectionString => $"Data Source={Building}";

        public override bool IsPostgres => false;

        public override Task<bool> IsTakenAsync() => Task.FromResult(File.Exists(_file));

        public override Task BeginAsync()
        {
            foreach (var rest in new[] { "", "-wal", "-shm", "-journal" }) File.Delete(Building + rest);
            return Task.CompletedTask;
        }

        public override async Task FinishAsync()
        {
            SqliteConnection.ClearAllPools();
            await using (var connection = new SqliteConnection(ConnectionString + ";Pooling=False"))
            {
                await connection.OpenAsync();
                await using var command = connection.CreateCommand();
                // Statistics let the first pages choose the right index; then everything goes out of the write-ahead log into the one file.
                command.CommandText = "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);";
                await command.ExecuteNonQueryAsync();
            }
            await using (var file = new FileStream(Building, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            File.Move(Building, _file);
        }
    }

    private sealed class PostgresDatabase(string connectionString) : Destination
    {
        private readonly string _name = new NpgsqlConnectionStringBuilder(connectionString).Database ?? "niangjia";

        private string Building => _name + "_building";

        public override string ConnectionString => new NpgsqlConnectionStringBuilder(connectionString) { Database = Building, Options = "-c synchronous_commit=off" }.ConnectionString;

        public override bool IsPostgres => true;

        public override async Task<bool> IsTakenAsync()
        {
            if (await AskAsync($"SELECT count(*) FROM pg_database WHERE datname = '{_name}'", "postgres") == 0) return false;
            return await AskAsync("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'", _name) > 0;
        }

        public override async Task BeginAsync()
        {
            await DoAsync($"DROP DATABASE IF EXISTS \"{Building}\" WITH (FORCE)");
            await DoAsync($"CREATE DATABASE \"{Building}\"");
        }

        public override async Task FinishAsync()
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync("ANALYZE", Building);
            await DoAsync($"DROP DATABASE IF EXISTS \"{_name}\""); // Empty: otherwise it would be taken.
            await DoAsync("CHECKPOINT");
            await DoAsync($"ALTER DATABASE \"{Building}\" RENAME TO \"{_name}\"");
        }

        private Task DoAsync(string sql) => ExecuteAsync(sql, "postgres");

        private async Task ExecuteAsync(string sql, string database)
        {
            await using var connection = await OpenAsync(database);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }

        private async Task<long> AskAsync(string sql, string database)
        {
            await using var connection = await OpenAsync(database);
            await using var command = new NpgsqlCommand(sql, connection);
            return (long)(await command.ExecuteScalarAsync())!;
        }

        private async Task<NpgsqlConnection> OpenAsync(string database)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return connection;
        }
    }
}
