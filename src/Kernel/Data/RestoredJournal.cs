using Microsoft.EntityFrameworkCore;

namespace Niangjia.Kernel.Data;

/// <summary>
/// Journal rows are read in the order of PostgreSQL's transaction numbers, and those start anew in another cluster. After a restore or a
/// move the rows written before would lie in the future: they would never be read or sealed, and new rows would seem to have been read. So
/// all old numbers are moved down below the present one; their order, which the seals rely on, stays.
/// </summary>
internal sealed class RestoredJournal : ISchemaPart
{
    public int Order => -100;

    public async Task EnsureAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (!db.Dialect.IsPostgres) return;
        var ahead = (await db.Database.SqlQueryRaw<long>(
            """
            select greatest(
                (select coalesce(max("Transaction"), 0) from kernel_journal),
                (select coalesce(max("Transaction"), 0) from kernel_journal_place),
                (select coalesce(max("LastTransaction"), 0) from kernel_journal_seal))
                - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 1 as "Value"
            """).ToListAsync(cancellationToken))[0];
        if (ahead <= 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"""update kernel_journal set "Transaction" = "Transaction" - {ahead}""", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""update kernel_journal_place set "Transaction" = "Transaction" - {ahead}""", cancellationToken);
        await db.Database.ExecuteSqlAsync($"""update kernel_journal_seal set "LastTransaction" = "LastTransaction" - {ahead}""", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
