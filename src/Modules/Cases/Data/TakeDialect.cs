using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Data;

/// <summary>How two who press the same button at one moment get two different requests.</summary>
internal abstract class TakeDialect
{
    private static readonly TakeDialect Sqlite = new SqliteTake();
    private static readonly TakeDialect Postgres = new PostgresTake();

    /// <summary>The dialect of a context.</summary>
    public static TakeDialect Of(AppDbContext db) => db.Dialect.IsPostgres ? Postgres : Sqlite;

    /// <summary>The first of these requests that nobody has and nobody else is taking, locked until the current transaction ends; null when there is none.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="ids">Read in this transaction, the most urgent first.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public abstract Task<Guid?> LockFirstAsync(AppDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    private sealed class SqliteTake : TakeDialect
    {
        // A transaction is the only writer from its beginning: what it has read as free is free until it ends.
        public override Task<Guid?> LockFirstAsync(AppDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => Task.FromResult(ids is [var first, ..] ? first : (Guid?)null);
    }

    private sealed class PostgresTake : TakeDialect
    {
        public override async Task<Guid?> LockFirstAsync(AppDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
        {
            // What somebody took since the ids were read is no longer free when its row is locked.
            var found = await db.Database.SqlQuery<Guid>($"""
                SELECT "Id" AS "Value" FROM cases_request WHERE "Id" = ANY ({ids.ToArray()}) AND "HandlerId" IS NULL AND "State" IN ('Assigned', 'Escalated')
                ORDER BY "DueOrder", "Id" LIMIT 1 FOR UPDATE SKIP LOCKED
                """).ToListAsync(cancellationToken);
            return found is [var first, ..] ? first : null;
        }
    }
}
