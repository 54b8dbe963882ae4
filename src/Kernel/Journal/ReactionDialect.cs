using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Npgsql;

namespace Niangjia.Kernel.Journal;

/// <summary>Marks many deliveries as done in one statement, which says which of them were not before.</summary>
internal abstract class ReactionDialect
{
    private static readonly ReactionDialect Sqlite = new SqliteReactions();
    private static readonly ReactionDialect Postgres = new PostgresReactions();

    public static ReactionDialect Of(AppDbContext db) => db.Dialect.IsPostgres ? Postgres : Sqlite;

    /// <summary>
    /// Marks them in the current transaction, always in the same order: a second node that tries the same waits here until the first has committed, and then gets none of them.
    /// </summary>
    public async Task<IReadOnlyList<Delivery>> ClaimAsync(AppDbContext db, IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inOrder = deliveries.OrderBy(one => one.Row.Number).ThenBy(one => one.Reaction.Name, StringComparer.Ordinal).ToList();
        var claimed = (await InsertAsync(db, inOrder, now, cancellationToken)).Select(one => (one.EntryNumber, one.Reaction)).ToHashSet();
        return [.. deliveries.Where(one => claimed.Contains((one.Row.Number, one.Reaction.Name)))];
    }

    protected abstract Task<List<Claim>> InsertAsync(AppDbContext db, IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken);

    protected sealed record Claim(long EntryNumber, string Reaction);

    private sealed class SqliteReactions : ReactionDialect
    {
        protected override Task<List<Claim>> InsertAsync(AppDbContext db, IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (keys, at) = (JsonSerializer.Serialize(deliveries.Select(one => new object[] { one.Row.Number, one.Reaction.Name })), now.UtcTicks);
            return db.Database.SqlQuery<Claim>($"""
                INSERT INTO kernel_reaction_done ("EntryNumber", "Reaction", "At") SELECT value ->> 0, value ->> 1, {at} FROM json_each({keys}) WHERE true
                ON CONFLICT DO NOTHING RETURNING "EntryNumber", "Reaction"
                """).ToListAsync(cancellationToken);
        }
    }

    private sealed class PostgresReactions : ReactionDialect
    {
        protected override Task<List<Claim>> InsertAsync(AppDbContext db, IReadOnlyList<Delivery> deliveries, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Database.SqlQueryRaw<Claim>(
                """
                INSERT INTO kernel_reaction_done ("EntryNumber", "Reaction", "At") SELECT n, r, @at FROM unnest(@numbers, @reactions) AS k(n, r)
                ON CONFLICT DO NOTHING RETURNING "EntryNumber", "Reaction"
                """,
                new NpgsqlParameter("at", now.ToUniversalTime()), new NpgsqlParameter("numbers", deliveries.Select(one => one.Row.Number).ToArray()),
                new NpgsqlParameter("reactions", deliveries.Select(one => one.Reaction.Name).ToArray())).ToListAsync(cancellationToken);
    }
}
