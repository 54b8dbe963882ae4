using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Niangjia.Kernel.Clocks;

/// <summary>Takes clocks that are due, and writes down what became of them, many at once.</summary>
internal abstract class ClockDialect
{
    private static readonly ClockDialect Sqlite = new SqliteClocks();
    private static readonly ClockDialect Postgres = new PostgresClocks();

    public static ClockDialect Of(AppDbContext db) => db.Dialect.IsPostgres ? Postgres : Sqlite;

    /// <summary>Those that are still due, locked until the transaction ends; what another sweep or a command holds is left to it.</summary>
    public abstract Task<List<Clock>> TakeAsync(AppDbContext db, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes what <see cref="Clock.CatchUp"/> has changed.</summary>
    public abstract Task SaveAsync(AppDbContext db, IReadOnlyList<Clock> clocks, CancellationToken cancellationToken);

    private static string Written(IReadOnlyList<ClockReminder> reminders) => JsonSerializer.Serialize(reminders, JournalJson.Options);

    // The transaction is the only one that writes: nothing need be locked.
    private sealed class SqliteClocks : ClockDialect
    {
        public override Task<List<Clock>> TakeAsync(AppDbContext db, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.Set<Clock>().AsNoTracking().Where(clock => ids.Contains(clock.Id) && clock.NextActionAt <= now).ToListAsync(cancellationToken);

        public override async Task SaveAsync(AppDbContext db, IReadOnlyList<Clock> clocks, CancellationToken cancellationToken)
        {
            await using var update = JournalDialect.Prepared(
                db, """UPDATE kernel_clock SET "Status" = $0, "OverdueAt" = $1, "NextActionAt" = $2, "Reminders" = $3, "Version" = "Version" + 1 WHERE "Id" = $4""", 5);
            foreach (var clock in clocks)
                await update.RunAsync([clock.Status.ToString(), clock.OverdueAt?.UtcTicks, clock.NextActionAt?.UtcTicks, Written(clock.Reminders), clock.Id], cancellationToken);
        }
    }

    private sealed class PostgresClocks : ClockDialect
    {
        public override Task<List<Clock>> TakeAsync(AppDbContext db, IReadOnlyList<Guid> ids, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var (wanted, until) = (ids.ToArray(), now.ToUniversalTime());
            return db.Set<Clock>().FromSql($"""SELECT * FROM kernel_clock WHERE "Id" = ANY ({wanted}) AND "NextActionAt" <= {until} FOR UPDATE SKIP LOCKED""")
                .AsNoTracking().ToListAsync(cancellationToken);
        }

        public override Task SaveAsync(AppDbContext db, IReadOnlyList<Clock> clocks, CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync(
            """
            UPDATE kernel_clock AS c SET "Status" = v.status, "OverdueAt" = v.overdue, "NextActionAt" = v.next, "Reminders" = v.reminders, "Version" = c."Version" + 1
            FROM unnest(@ids, @statuses, @overdue, @next, @reminders) AS v(id, status, overdue, next, reminders) WHERE c."Id" = v.id
            """,
            [
                new NpgsqlParameter("ids", clocks.Select(clock => clock.Id).ToArray()), new NpgsqlParameter("statuses", clocks.Select(clock => clock.Status.ToString()).ToArray()),
                Instants("overdue", clocks.Select(clock => clock.OverdueAt)), Instants("next", clocks.Select(clock => clock.NextActionAt)),
                new NpgsqlParameter("reminders", clocks.Select(clock => Written(clock.Reminders)).ToArray()),
            ],
            cancellationToken);

        private static NpgsqlParameter Instants(string name, IEnumerable<DateTimeOffset?> values) =>
            new(name, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz) { Value = values.Select(value => value?.UtcDateTime).ToArray() };
    }
}
