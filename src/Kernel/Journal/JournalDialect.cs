using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Niangjia.Kernel.Data;
using Npgsql;
using NpgsqlTypes;

namespace Niangjia.Kernel.Journal;

/// <summary>Writes many journal rows within the current transaction, in their order, as fast as the database takes them.</summary>
internal static class JournalDialect
{
    private const string Columns = """ "At", "Kind", "SubjectKind", "SubjectId", "PersonId", "UnitPath", "ActorId", "ActorName", "Reason", "Body", "Changes", "TraceId" """;

    public static Task AddAsync(AppDbContext db, IReadOnlyList<JournalEntry> rows, CancellationToken cancellationToken) =>
        db.Dialect.IsPostgres ? CopyAsync(db, rows, cancellationToken) : InsertAsync(db, rows, cancellationToken);

    private static async Task CopyAsync(AppDbContext db, IReadOnlyList<JournalEntry> rows, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY kernel_journal ({Columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(row.At.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(row.Kind, cancellationToken);
            await copy.WriteAsync(row.SubjectKind, cancellationToken);
            await copy.WriteAsync(row.SubjectId, cancellationToken);
            await WriteAsync(copy, row.PersonId, cancellationToken);
            await copy.WriteAsync(row.UnitPath, cancellationToken);
            await WriteAsync(copy, row.ActorId, cancellationToken);
            await copy.WriteAsync(row.ActorName, cancellationToken);
            await WriteAsync(copy, row.Reason, cancellationToken);
            await copy.WriteAsync(row.Body, cancellationToken);
            await WriteAsync(copy, row.Changes, cancellationToken);
            await WriteAsync(copy, row.TraceId, cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, Guid? value, CancellationToken cancellationToken) =>
        value is { } id ? copy.WriteAsync(id, cancellationToken) : copy.WriteNullAsync(cancellationToken);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? value, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, cancellationToken);

    private static async Task InsertAsync(AppDbContext db, IReadOnlyList<JournalEntry> rows, CancellationToken cancellationToken)
    {
        await using var insert = Prepared(db, $"INSERT INTO kernel_journal ({Columns}, \"Transaction\") VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0)", 12);
        foreach (var row in rows)
            await insert.RunAsync(
                [row.At.UtcTicks, row.Kind, row.SubjectKind, row.SubjectId, row.PersonId, row.UnitPath, row.ActorId, row.ActorName, row.Reason, row.Body, row.Changes, row.TraceId],
                cancellationToken);
    }

    /// <summary>A statement of SQLite that is compiled once and run for each row, with parameters $0, $1 …</summary>
    internal static DbCommand Prepared(AppDbContext db, string sql, int parameters)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction?.GetDbTransaction());
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"${i}";
            command.Parameters.Add(parameter);
        }
        return command;
    }

    /// <summary>Runs a prepared statement with these values.</summary>
    internal static Task<int> RunAsync(this DbCommand command, ReadOnlySpan<object?> values, CancellationToken cancellationToken)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQueryAsync(cancellationToken);
    }
}
