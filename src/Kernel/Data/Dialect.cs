using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Niangjia.Kernel.Data;

/// <summary>Every difference between SQLite and PostgreSQL that the platform has to know stands here or in a sibling *Dialect.</summary>
public abstract class Dialect
{
    private static readonly Dialect Sqlite = new SqliteDialect();
    private static readonly Dialect Postgres = new PostgresDialect();

    /// <summary>The dialect of a context.</summary>
    public static Dialect Of(DatabaseFacade database) => database.IsNpgsql() ? Postgres : Sqlite;

    /// <summary>Whether it is PostgreSQL.</summary>
    public abstract bool IsPostgres { get; }

    /// <summary>How instants are stored.</summary>
    public abstract Type InstantConverter { get; }

    /// <summary>Collation that compares text byte by byte.</summary>
    public abstract string BinaryCollation { get; }

    /// <summary>
    /// SQL expression for the transaction that wrote a row, as a number that grows with the order of beginning, or null
    /// where writers never overlap.
    /// </summary>
    public abstract string? CurrentTransactionSql { get; }

    /// <summary>Whether a save failed because a unique key was already taken.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>
    /// The number below which every transaction has ended, so that rows below it can be read in order without ever missing
    /// one that commits late; <see cref="long.MaxValue"/> where there is a single writer.
    /// </summary>
    public abstract Task<long> OldestRunningTransactionAsync(AppDbContext db, CancellationToken cancellationToken);

    /// <summary>Takes a lock that only one process holds at a time until the current transaction ends; false if another holds it.</summary>
    public abstract Task<bool> TryLockAsync(AppDbContext db, long key, CancellationToken cancellationToken);

    /// <summary>Raises a number series by one; both databases know this form of upsert.</summary>
    internal static async Task<int> NextNumberAsync(AppDbContext db, string series, CancellationToken cancellationToken) =>
        (await db.Database.SqlQuery<int>($"""
            INSERT INTO kernel_number ("Series", "Last") VALUES ({series}, 1)
            ON CONFLICT ("Series") DO UPDATE SET "Last" = kernel_number."Last" + 1 RETURNING "Last" AS "Value"
            """).ToListAsync(cancellationToken))[0];

    private sealed class SqliteDialect : Dialect
    {
        public override bool IsPostgres => false;
        public override Type InstantConverter => typeof(UtcTicksConverter);
        public override string BinaryCollation => "BINARY";
        public override string? CurrentTransactionSql => null;

        public override bool IsUniqueViolation(DbUpdateException exception) =>
            exception.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };

        public override Task<long> OldestRunningTransactionAsync(AppDbContext db, CancellationToken cancellationToken) =>
            Task.FromResult(long.MaxValue);

        public override Task<bool> TryLockAsync(AppDbContext db, long key, CancellationToken cancellationToken) => Task.FromResult(true);
    }

    private sealed class PostgresDialect : Dialect
    {
        public override bool IsPostgres => true;
        public override Type InstantConverter => typeof(UtcConverter);
        public override string BinaryCollation => "C";
        public override string? CurrentTransactionSql => "(pg_current_xact_id()::text::bigint)";

        public override bool IsUniqueViolation(DbUpdateException exception) =>
            exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

        public override async Task<long> OldestRunningTransactionAsync(AppDbContext db, CancellationToken cancellationToken) =>
            (await db.Database.SqlQueryRaw<long>("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"")
                .ToListAsync(cancellationToken))[0];

        public override async Task<bool> TryLockAsync(AppDbContext db, long key, CancellationToken cancellationToken) =>
            (await db.Database.SqlQueryRaw<bool>(
                string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_xact_lock({key}) AS \"Value\""))
                .ToListAsync(cancellationToken))[0];
    }
}
