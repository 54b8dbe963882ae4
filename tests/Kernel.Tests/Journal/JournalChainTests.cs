using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Kernel.Tests.Journal;

/// <summary>R-SEC-08: whoever alters, removes or inserts one row behind the back of the program is found, and the very row is named.</summary>
public sealed class JournalChainTests
{
    private const int Rows = 60;
    private const int Attacks = 40;
    private static readonly CancellationToken Never = CancellationToken.None;

    private static readonly string[] Texts = ["Kind", "SubjectKind", "UnitPath", "ActorName", "Reason", "Body", "Changes", "TraceId"];

    [EachDatabase]
    public async Task Any_one_row_that_was_altered_removed_or_inserted_is_named(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var numbers = await SealedRowsAsync(app);
        var dice = new Random(20260302);
        for (var attack = 0; attack < Attacks; attack++)
        {
            var victim = numbers[dice.Next(numbers.Count - 1)];
            var (sql, expected) = dice.Next(4) switch
            {
                0 => ($"""delete from kernel_journal where "Number" = {victim}""", JournalFault.Removed),
                1 => ($"""update kernel_journal set "SubjectId" = (select "SubjectId" from kernel_journal where "Number" <> {victim} limit 1) where "Number" = {victim}""", JournalFault.Altered),
                2 => (Insert(victim), JournalFault.Inserted),
                _ => (Alter(Texts[dice.Next(Texts.Length)], victim), JournalFault.Altered),
            };
            await TryAsync(app, sql, expected, expected == JournalFault.Inserted ? null : victim);
        }
        (await VerifyAsync(app)).ShouldBeEmpty("every attack was taken back");
    }

    [EachDatabase]
    public async Task A_character_moved_from_one_field_to_the_next_is_found(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var victim = (await SealedRowsAsync(app))[7];
        await TryAsync(app, $"""update kernel_journal set "ActorName" = "ActorName" || substr("Reason", 1, 1), "Reason" = substr("Reason", 2) where "Number" = {victim}""", JournalFault.Altered, victim);
    }

    [EachDatabase]
    public async Task A_seal_that_was_changed_is_found(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await SealedRowsAsync(app);
        await TryAsync(app, """delete from kernel_journal_seal where "Batch" = 1""", JournalFault.SealBroken, 2);
        await TryAsync(app, """update kernel_journal_seal set "Hash" = (select "Hash" from kernel_journal_seal where "Batch" = 2) where "Batch" = 1""", JournalFault.SealBroken, 1);
    }

    /// <summary>Whoever holds the database can rewrite rows and all seals; a seal kept outside gives it away.</summary>
    [EachDatabase]
    public async Task A_chain_rewritten_as_a_whole_is_found_by_a_seal_kept_elsewhere(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await SealedRowsAsync(app);
        var kept = await app.InDatabaseAsync(data => data.Set<JournalSeal>().OrderByDescending(seal => seal.Batch).Select(seal => seal.Hash).FirstAsync());
        (await VerifyAsync(app, kept)).ShouldBeEmpty();

        await app.InDatabaseAsync(data => data.Database.ExecuteSqlRawAsync("""update kernel_journal set "Reason" = 'nothing'; delete from kernel_journal_seal"""));
        await SealAsync(app);
        (await VerifyAsync(app)).ShouldBeEmpty("the new chain fits the new rows");
        (await VerifyAsync(app, kept)).ShouldHaveSingleItem().Fault.ShouldBe(JournalFault.SealMissing);
    }

    [EachDatabase]
    public async Task Every_row_is_sealed_once_in_the_order_of_reading(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await SealedRowsAsync(app);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => SealAsync(app))));
        var seals = await app.InDatabaseAsync(data => data.Set<JournalSeal>().AsNoTracking().OrderBy(seal => seal.Batch).ToListAsync());
        seals.Select(seal => seal.Batch).ShouldBe(Enumerable.Range(1, seals.Count).Select(batch => (long)batch));
        seals.Sum(seal => seal.Count).ShouldBe(await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync()));
    }

    /// <summary>Rows in several batches; their numbers.</summary>
    private static async Task<List<long>> SealedRowsAsync(TestApp app)
    {
        for (var batch = 0; batch < 3; batch++)
        {
            await app.InDatabaseAsync(async data =>
            {
                for (var i = 0; i < Rows / 3; i++) data.Add(Row($"第{batch}批第{i}件", app.Clock.GetUtcNow()));
                return await data.SaveChangesAsync();
            });
            await SealAsync(app);
        }
        (await VerifyAsync(app)).ShouldBeEmpty();
        return await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(row => row.Kind == "Test.Happened").OrderBy(row => row.Number).Select(row => row.Number).ToListAsync());
    }

    internal static JournalEntry Row(string reason, DateTimeOffset at, string kind = "Test.Happened") => new()
    {
        At = at,
        Kind = kind,
        SubjectKind = "Test.Thing",
        SubjectId = Guid.CreateVersion7(at),
        UnitPath = "/qu/",
        ActorName = "测试",
        Reason = reason,
        Body = "{\"Text\":\"发生了\"}",
        Changes = "{\"State\":[\"a\",\"b\"]}",
        TraceId = "trace",
    };

    private static string Alter(string column, long number) => $"""update kernel_journal set "{column}" = "{column}" || '改' where "Number" = {number}""";

    // A row of the same transaction between others: the copy takes a number of its own, below zero where that lies before all.
    private static string Insert(long beside) => $"""
        insert into kernel_journal ("Number", "Transaction", "At", "Kind", "SubjectKind", "SubjectId", "UnitPath", "ActorName", "Body")
        select -1, "Transaction", "At", "Kind", "SubjectKind", "SubjectId", "UnitPath", "ActorName", "Body" from kernel_journal where "Number" = {beside}
        """;

    /// <summary>Does something to the tables, looks what the verifier says of it, and takes it back.</summary>
    private static Task TryAsync(TestApp app, string sql, JournalFault fault, long? number) => app.AsSystemAsync(async services =>
    {
        var data = services.GetRequiredService<AppDbContext>();
        await using var attack = await data.Database.BeginTransactionAsync();
        (await data.Database.ExecuteSqlRawAsync(sql.Replace("{\"", "{{\"", StringComparison.Ordinal))).ShouldBe(1, sql);
        var found = await services.GetRequiredService<JournalVerifier>().VerifyAsync(null, Never);
        found.ShouldContain(new JournalFinding(fault, number ?? -1), sql);
        if (fault is not JournalFault.SealBroken) found.ShouldHaveSingleItem(sql);
    });

    private static Task<IReadOnlyList<JournalFinding>> VerifyAsync(TestApp app, byte[]? kept = null) =>
        app.AsSystemAsync(services => services.GetRequiredService<JournalVerifier>().VerifyAsync(kept, Never));

    private static async Task SealAsync(TestApp app)
    {
        // On PostgreSQL a transaction of another test's database holds the horizon back for a moment.
        for (var tries = 0; tries < 2000; tries++)
        {
            await app.AsSystemAsync(services => services.GetRequiredService<JournalSealer>().SealAsync(Never));
            var (rows, inSeals) = await app.InDatabaseAsync(async data => (await data.Set<JournalEntry>().CountAsync(), await data.Set<JournalSeal>().SumAsync(seal => seal.Count)));
            if (rows == inSeals) return;
        }
        throw new ShouldAssertException("The journal was not sealed.");
    }
}
