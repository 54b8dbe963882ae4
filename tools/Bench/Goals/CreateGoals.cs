using Niangjia.Bench.Anchors;
using Niangjia.Bench.Load;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary>The cells in which requests are taken in, shared by the goals that look at them.</summary>
internal sealed class CreateCells(Pgbench? pgbench, PlainEf? plain, BareSqlite? bare)
{
    public const string Function32 = "pgbench: function, 32";
    public const string Function8 = "pgbench: function, 8";
    public const string Batch8 = "pgbench: 50 a transaction, 8";
    public const string Plain32 = "plain EF Core, 32";
    public const string Bare = "bare loop, 50 a transaction";

    public static string Product(int clients) => $"request by the API, {clients}";

    public static Cell Create(Arena arena, int clients) => new(Product(clients), () => arena.LoadAsync(clients, arena.Options.Seconds, dice => Calls.Do(
        "/api/v1/requests", arena.Token, Calls.Request(arena.Communities[dice.Next(arena.Communities.Count)], dice), dice)));

    public Cell Function(Arena arena, int clients) => new($"pgbench: function, {clients}", () => pgbench!.RunAsync("take_in", clients, arena.Options.Seconds));

    public Cell Batch(Arena arena) => new(Batch8, () => pgbench!.RunAsync("take_in_50", 8, arena.Options.Seconds, each: 50));

    public Cell Plain(Arena arena) => new(Plain32, async () =>
    {
        var (database, own) = (Processor.Of(arena.Cluster!.ProcessId), Processor.Own());
        var result = await new RawLoad(plain!.Address, dice => Calls.Post("/matters", $$"""{"unit":{{dice.Next(5000)}},"title":"关于拖欠工资的求助","body":"企业拖欠工资三个月，请尽快受理并告知办理进度。","name":"李小工","phone":"16000000000"}"""))
            .RunAsync(32, arena.Options.Seconds);
        var each = 1e6 / Math.Max(1, result.Answers);
        // Server and clients are one process here.
        return new(result.Rate) { Median = result.At(0.5), P99 = result.At(0.99), Errors = result.Errors, Micros = ((Processor.Own() - own) * each, (Processor.Of(arena.Cluster.ProcessId) - database) * each, 0) };
    });

    public Cell Loop(Arena arena) => new(Bare, () => Task.Run(() => bare!.Run(arena.Options.Seconds)));
}

/// <summary>G1: a request comes in over the whole path of the product.</summary>
internal sealed class CreateGoal(CreateCells cells) : Goal
{
    public override string Name => "G1";

    public override string Sentence => "Taking a request in, PostgreSQL, 32 clients: 1.6x one function call a case at 32 and 1.1x its best at 8, 6x plain EF Core, 190 µs of CPU, p99 20 ms";

    public override IEnumerable<Cell> Cells(Arena arena) =>
        arena.Db == Db.Postgres ? [cells.Function(arena, 32), cells.Function(arena, 8), cells.Plain(arena), CreateCells.Create(arena, 32)] : [];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (arena.Db != Db.Postgres) yield break;
        var product = CreateCells.Product(32);
        var said = Of(found[product]);
        yield return Verdict.AtLeast(Name, "request, 32 clients : function at 32", said, Of(found[CreateCells.Function32]), found.Ratio(product, CreateCells.Function32), 1.6);
        yield return Verdict.AtLeast(Name, "… : function at 8", "", Of(found[CreateCells.Function8]), found.Ratio(product, CreateCells.Function8), 1.1);
        yield return Verdict.AtLeast(Name, "… : plain EF Core", "", Of(found[CreateCells.Plain32]), found.Ratio(product, CreateCells.Plain32), 6);
        yield return Verdict.AtMost(Name, "CPU a request", "", found[product].AllMicros, 190, "µs");
        yield return Verdict.AtMost(Name, "p99", "", found[product].P99, 20, "ms");
        if (found[product].Errors > 0) yield return Verdict.AtMost(Name, "errors", "", found[product].Errors, 0, "");
    }
}

/// <summary>G2: many at once, and one alone.</summary>
internal sealed class CrowdGoal(CreateCells cells) : Goal
{
    public override string Name => "G2";

    public override string Sentence => "The same with 128 clients: 0.28x of fifty cases a transaction, p99 30 ms; one client alone: p50 1 ms";

    public override IEnumerable<Cell> Cells(Arena arena) => arena.Db == Db.Postgres ? [cells.Batch(arena), CreateCells.Create(arena, 128), CreateCells.Create(arena, 1)] : [];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (arena.Db != Db.Postgres) yield break;
        var (many, one) = (CreateCells.Product(128), CreateCells.Product(1));
        yield return Verdict.AtLeast(Name, "request, 128 clients : 50 a transaction", Of(found[many]), Of(found[CreateCells.Batch8]), found.Ratio(many, CreateCells.Batch8), 0.28);
        yield return Verdict.AtMost(Name, "p99, 128 clients", "", found[many].P99, 30, "ms");
        yield return Verdict.AtMost(Name, "p50, one client", Of(found[one]), found[one].Median, 1, "ms");
    }
}

/// <summary>G4: SQLite writes durably all the same.</summary>
internal sealed class SqliteGoal(CreateCells cells) : Goal
{
    public override string Name => "G4";

    public override string Sentence => "SQLite, synchronous=FULL, 32 clients over HTTP: half of a bare loop that writes fifty cases a transaction";

    public override IEnumerable<Cell> Cells(Arena arena) => arena.Db == Db.Sqlite ? [cells.Loop(arena), CreateCells.Create(arena, 32)] : [];

    public override IEnumerable<Verdict> Judge(Arena arena, Readings found)
    {
        if (arena.Db != Db.Sqlite) yield break;
        var product = CreateCells.Product(32);
        yield return Verdict.AtLeast(Name, "request, 32 clients : bare loop", Of(found[product]), Of(found[CreateCells.Bare]), found.Ratio(product, CreateCells.Bare), 0.5);
        yield return Verdict.Unmeasured(Name, "check-in", "the product has no check-in yet");
    }
}
