using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Niangjia.Kernel.Data.Moving;

/// <summary>One table of an export.</summary>
/// <param name="Name">Its name; the rows stand in <c>tables/{name}.jsonl</c>.</param>
/// <param name="Columns">What the values of a row are, in order.</param>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">Of the file, lower-case hex.</param>
public sealed record ExportedTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);

/// <summary>What an export holds; <c>manifest.json</c>.</summary>
/// <param name="Format">1.</param>
/// <param name="Schema">Names of the migrations, oldest first: an export is read by a program of the same schema.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Tables">All tables, those that others refer to first.</param>
public sealed record ExportManifest(int Format, IReadOnlyList<string> Schema, DateTimeOffset At, IReadOnlyList<ExportedTable> Tables)
{
    internal const string File = "manifest.json";
    internal const int Current = 1;

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The two databases name the same step at different seconds.
    internal static IReadOnlyList<string> SchemaOf(AppDbContext db) => [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}

/// <summary>Writes everything the database holds as of one moment, while people work, in a form that belongs to no database: a line of JSON a row.</summary>
public static class DatabaseExport
{
    private static readonly JsonSerializerOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes <c>manifest.json</c> and <c>tables/</c> into a folder. Sealed values stay sealed: whoever is to read them needs the keys, which are not in it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="now">The moment it bears.</param>
    /// <param name="cancellationToken">Ends the export.</param>
    /// <param name="filesAsync">Brings what belongs to it besides, before it counts as whole.</param>
    /// <exception cref="InvalidOperationException">There is an export already.</exception>
    public static async Task<ExportManifest> WriteAsync(AppDbContext db, string folder, DateTimeOffset now, CancellationToken cancellationToken, Func<Task>? filesAsync = null)
    {
        var manifest = Path.Combine(folder, ExportManifest.File);
        if (File.Exists(manifest)) throw new InvalidOperationException($"{manifest} is there already.");
        Directory.CreateDirectory(Path.Combine(folder, "tables"));
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        await using var moment = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var shift = await NewestTransactionAsync(moment, cancellationToken) + 1;
        var tables = new List<ExportedTable>();
        foreach (var table in MovedTable.Of(db)) tables.Add(await WriteAsync(table, moment, shift, folder, cancellationToken));
        var written = new ExportManifest(ExportManifest.Current, ExportManifest.SchemaOf(db), now.ToUniversalTime(), tables);
        await moment.DisposeAsync();
        if (filesAsync is not null) await filesAsync();
        // Last: an export that was interrupted has none and is not read.
        await DatabaseBackup.WholeAsync(manifest, part => File.WriteAllTextAsync(part, JsonSerializer.Serialize(written, ExportManifest.Json), cancellationToken));
        return written;
    }

    private static async Task<ExportedTable> WriteAsync(MovedTable table, DbTransaction moment, long shift, string folder, CancellationToken cancellationToken)
    {
        await using var command = moment.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (moment, table.SelectSql, 0);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.Create(Path.Combine(folder, "tables", table.Name + ".jsonl"));
        var rows = 0L;
        for (; await reader.ReadAsync(cancellationToken); rows++)
        {
            var line = Encoding.UTF8.GetBytes(table.Read(reader, shift).ToJsonString(Line) + "\n");
            hash.AppendData(line);
            await file.WriteAsync(line, cancellationToken);
        }
        return new(table.Name, [.. table.Columns.Select(column => column.Name)], rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<long> NewestTransactionAsync(DbTransaction moment, CancellationToken cancellationToken)
    {
        await using var command = moment.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (moment,
            """
            SELECT max(newest) FROM (
              SELECT coalesce(max("Transaction"), 0) AS newest FROM kernel_journal
              UNION ALL SELECT coalesce(max("Transaction"), 0) FROM kernel_journal_place
              UNION ALL SELECT coalesce(max("LastTransaction"), 0) FROM kernel_journal_seal) AS all_of_them
            """);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null);
    }
}
