using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Niangjia.Kernel.Data.Moving;

/// <summary>Reads an export into a database that is empty, all of it or nothing.</summary>
public static class DatabaseImport
{
    /// <summary>Reads the export of a folder.</summary>
    /// <exception cref="InvalidDataException">It is damaged, of another version, or there is something in the database already; the sentence says which. Nothing was changed.</exception>
    public static async Task<ExportManifest> ReadAsync(AppDbContext db, string folder, IEnumerable<ISchemaPart> parts, CancellationToken cancellationToken)
    {
        var manifest = await ManifestAsync(folder, cancellationToken);
        if (!manifest.Schema.SequenceEqual(ExportManifest.SchemaOf(db)))
            throw new InvalidDataException($"The export is of the schema {manifest.Schema[^1]}, this program of {ExportManifest.SchemaOf(db)[^1]}: use the program that wrote it, then update.");
        foreach (var told in manifest.Tables) await VerifyAsync(told, folder, cancellationToken);
        await SchemaUpdate.MigrateAsync(db, cancellationToken);
        // The index of the search follows its table; nothing else may be in the database yet.
        foreach (var part in parts.OfType<SearchSchema>()) await part.EnsureAsync(db, cancellationToken);

        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancellationToken);
        if (!db.Dialect.IsPostgres) await RunAsync(transaction, "PRAGMA defer_foreign_keys = ON", cancellationToken);
        var tables = MovedTable.Of(db);
        var seeded = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(type => type.GetSeedData().Any()).Select(type => type.GetTableName()).ToHashSet();
        foreach (var table in tables)
            if (seeded.Contains(table.Name)) await RunAsync(transaction, $"DELETE FROM \"{table.Name}\"", cancellationToken); // a migration has put its first row there
            else if (await AnyAsync(transaction, table, cancellationToken)) throw new InvalidDataException($"There is something in {table.Name} already: an export is read into an empty database.");
        foreach (var table in tables) await FillAsync(table, ToldOf(manifest, table), transaction, folder, cancellationToken);
        if (db.Dialect.IsPostgres)
            foreach (var table in tables)
                foreach (var column in table.Columns.Where(column => column is { IsKey: true, Name: "Number" } && column.Type == typeof(long))) await ContinueAsync(transaction, table.Name, column.Name, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return manifest;
    }

    private static async Task<ExportManifest> ManifestAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, ExportManifest.File);
        if (!File.Exists(file)) throw new InvalidDataException($"{file} is missing: this is no export, or it was interrupted.");
        var manifest = JsonSerializer.Deserialize<ExportManifest>(await File.ReadAllTextAsync(file, cancellationToken), ExportManifest.Json);
        return manifest is { Format: ExportManifest.Current } ? manifest : throw new InvalidDataException($"{file} is of an unknown format.");
    }

    private static ExportedTable ToldOf(ExportManifest manifest, MovedTable table)
    {
        var told = manifest.Tables.FirstOrDefault(one => one.Name == table.Name) ?? throw new InvalidDataException($"The export holds no {table.Name}.");
        return told.Columns.SequenceEqual(table.Columns.Select(column => column.Name)) ? told : throw new InvalidDataException($"{table.Name} has other columns here.");
    }

    private static async Task VerifyAsync(ExportedTable told, string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "tables", Path.GetFileName(told.Name) + ".jsonl");
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing.");
        await using var file = File.OpenRead(path);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != told.Sha256) throw new InvalidDataException($"{path} was altered or cut off.");
    }

    private static async Task FillAsync(MovedTable table, ExportedTable told, DbTransaction transaction, string folder, CancellationToken cancellationToken)
    {
        var rows = 0L;
        using var lines = new StreamReader(Path.Combine(folder, "tables", table.Name + ".jsonl"));
        await using IRowWriter writer = transaction.Connection is NpgsqlConnection postgres
            ? await CopyWriter.BeginAsync(postgres, table, cancellationToken) : new InsertWriter(transaction, table);
        for (; await lines.ReadLineAsync(cancellationToken) is { } line; rows++)
        {
            using var row = JsonDocument.Parse(line);
            await writer.WriteAsync(table.Write(row.RootElement), cancellationToken);
        }
        await writer.EndAsync(cancellationToken);
        if (rows != told.Rows) throw new InvalidDataException($"{table.Name} has {rows} rows instead of {told.Rows}.");
    }

    private static async Task<bool> AnyAsync(DbTransaction transaction, MovedTable table, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, $"SELECT count(*) FROM (SELECT 1 AS one FROM \"{table.Name}\" LIMIT 1) AS first_row");
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null) > 0;
    }

    // New rows are numbered after the old ones.
    private static Task ContinueAsync(DbTransaction transaction, string table, string column, CancellationToken cancellationToken) => RunAsync(transaction,
        $"""SELECT setval(pg_get_serial_sequence('"{table}"', '{column}'), greatest((SELECT coalesce(max("{column}"), 0) FROM "{table}"), 1)) WHERE pg_get_serial_sequence('"{table}"', '{column}') IS NOT NULL""", cancellationToken);

    private static async Task RunAsync(DbTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText) = (transaction, sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>Takes the rows of one table.</summary>
internal interface IRowWriter : IAsyncDisposable
{
    Task WriteAsync(object?[] values, CancellationToken cancellationToken);

    Task EndAsync(CancellationToken cancellationToken);
}

internal sealed class InsertWriter : IRowWriter
{
    private readonly DbCommand _command;

    public InsertWriter(DbTransaction transaction, MovedTable table)
    {
        _command = transaction.Connection!.CreateCommand();
        (_command.Transaction, _command.CommandText) = (transaction, table.InsertSql);
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = "@p" + at;
            _command.Parameters.Add(parameter);
        }
    }

    public Task WriteAsync(object?[] values, CancellationToken cancellationToken)
    {
        for (var at = 0; at < values.Length; at++) _command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return _command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task EndAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}

internal sealed class CopyWriter(NpgsqlBinaryImporter importer) : IRowWriter
{
    public static async Task<CopyWriter> BeginAsync(NpgsqlConnection connection, MovedTable table, CancellationToken cancellationToken) =>
        new CopyWriter(await connection.BeginBinaryImportAsync(table.CopySql, cancellationToken));

    public Task WriteAsync(object?[] values, CancellationToken cancellationToken) => importer.WriteRowAsync(cancellationToken, values);

    public async Task EndAsync(CancellationToken cancellationToken) => await importer.CompleteAsync(cancellationToken);

    public ValueTask DisposeAsync() => importer.DisposeAsync();
}
