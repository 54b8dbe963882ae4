using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Niangjia.Kernel.Data;

/// <summary>
/// Brings a database forward and never back. A file of SQLite is copied beside itself before that and the copy is kept; whoever runs PostgreSQL takes a backup.
/// </summary>
internal sealed partial class SchemaUpdate
{
    public static async Task RunAsync(AppDbContext db, string connectionString, ILogger log, CancellationToken cancellationToken)
    {
        if (await FindNewerAsync(db, cancellationToken) is { } sentence) throw new InvalidOperationException(sentence);
        var applied = await AppliedAsync(db, cancellationToken);
        var missing = db.Database.GetMigrations().Except(applied).ToList();
        if (applied.Count > 0 && missing.Count > 0 && !db.Dialect.IsPostgres)
        {
            var copy = $"{new SqliteConnectionStringBuilder(connectionString).DataSource}.before-{missing[0]}";
            await DatabaseBackup.CopyAsync(connectionString, copy, cancellationToken);
            Copied(log, copy, missing[^1]);
        }
        if (missing.Count > 0) await MigrateAsync(db, cancellationToken);
    }

    /// <summary>
    /// Applies the migrations. On SQLite the framework notes in a row that somebody is at it and never doubts the note, even of a program that was killed; a file belongs to one node,
    /// which is this one.
    /// </summary>
    public static async Task MigrateAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (!db.Dialect.IsPostgres) await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public static async Task<string?> FindNewerAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var unknown = (await AppliedAsync(db, cancellationToken)).Except(db.Database.GetMigrations()).Order(StringComparer.Ordinal).LastOrDefault();
            return unknown is null ? null
                : $"The database was changed by a newer release of Niangjia ({unknown}) and is left alone. Start that release or a newer one, or restore a backup made before it.";
        }
        catch (DbException)
        {
            // Whether a database that does not answer hinders the start is not for us to say.
            return null;
        }
    }

    // Asked first, since looking into a history that is not there is logged as a failure.
    private static async Task<IReadOnlyList<string>> AppliedAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken)) return [];
        var there = await db.Database.SqlQueryRaw<bool>(db.Dialect.IsPostgres
            ? """select to_regclass('"__EFMigrationsHistory"') is not null as "Value" """
            : """select exists(select * from sqlite_schema where name = '__EFMigrationsHistory') as "Value" """).ToListAsync(cancellationToken);
        return there[0] ? [.. await db.Database.GetAppliedMigrationsAsync(cancellationToken)] : [];
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was copied to {Copy} before it is brought up to {Migration}")]
    private static partial void Copied(ILogger log, string copy, string migration);
}
