using System.Diagnostics;
using System.IO.Compression;
using Npgsql;

namespace Niangjia.Database.Tests;

/// <summary>An installation as an old release left it, database and keys; Releases/README.md tells how they were made.</summary>
internal sealed class OldRelease : IAsyncDisposable
{
    private readonly TestDatabase _database;

    private OldRelease(TestDatabase database, string folder) => (_database, Place) = (database, (database.ConnectionString, folder));

    public (string ConnectionString, string DataFolder) Place { get; }

    public static async Task<OldRelease> RestoreAsync(Db db, string migration)
    {
        string Kept(string file) => Repository.Path("tests", "Database.Tests", "Releases", migration, file);
        var (database, folder) = (await TestDatabase.EmptyAsync(db), TestFolder.New());
        File.Copy(Kept("sealing.json"), Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName, "sealing.json"));
        var file = db == Db.Sqlite ? new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource : Path.Combine(folder, "niangjia.sql");
        await using (var packed = new GZipStream(File.OpenRead(Kept(db == Db.Sqlite ? "niangjia.db.gz" : "niangjia.sql.gz")), CompressionMode.Decompress))
        await using (var plain = File.Create(file)) await packed.CopyToAsync(plain);
        if (db == Db.Postgres)
        {
            var server = new NpgsqlConnectionStringBuilder(database.ConnectionString);
            var (code, said) = await Shell.RunAsync(new ProcessStartInfo(
                Path.Combine(PostgresCluster.Binaries, "psql"), ["-q", "-v", "ON_ERROR_STOP=1", "-h", server.Host!, "-U", server.Username!, "-d", server.Database!, "-f", file]));
            code.ShouldBe(0, said);
        }
        return new(database, folder);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
