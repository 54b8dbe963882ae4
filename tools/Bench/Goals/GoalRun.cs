using System.Globalization;
using System.Text.Json;
using Niangjia.Bench.Anchors;
using Niangjia.Faults;
using Niangjia.Testing;

namespace Niangjia.Bench.Goals;

/// <summary><c>./bench goals [G1 G5 …] [--database sqlite|postgres] [--seconds S] [--rounds N] [--size N]</c>: measures the goals round by round and prints one table.</summary>
internal static class GoalRun
{
    private const double Seconds = 5;
    private const int Rounds = 3;
    private const int Size = 1_000_000;

    private static readonly string[] WithLarge = ["G6", "G8", "Size"];

    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, IncludeFields = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Ends with 0 whatever was missed: a table is no test.</summary>
    public static async Task<int> RunAsync(string[] words)
    {
        var options = Read(words);
        var verdicts = new List<(Db Db, Verdict Verdict)>();
        var readings = new Dictionary<string, IReadOnlyDictionary<string, List<Reading>>>();
        foreach (var db in options.Databases)
        {
            var (said, found) = await MeasureAsync(db, options);
            verdicts.AddRange(said.Select(verdict => (db, verdict)));
            readings[db.ToString()] = found.All;
        }
        Print(verdicts);
        await KeepAsync(options, verdicts, readings);
        return 0;
    }

    private static async Task<(IReadOnlyList<Verdict> Said, Readings Found)> MeasureAsync(Db db, GoalOptions options)
    {
        Console.Error.WriteLine($"{db} …");
        await using var cluster = db == Db.Postgres ? await Cluster.MakeAsync(Place.NewFolder(), small: false) : null;
        var pgbench = cluster is null ? null : new Pgbench(cluster);
        if (pgbench is not null) await pgbench.MakeAsync();
        await using var plain = cluster is null ? null : await PlainEf.StartAsync(cluster.ConnectionStringOf("anchors"));
        using var bare = db == Db.Sqlite ? new BareSqlite(Place.NewFolder()) : null;
        var goals = GoalsOf(pgbench, plain, bare).Where(goal => options.Names.Count == 0 || options.Names.Contains(goal.Name, StringComparer.OrdinalIgnoreCase)).ToList();
        await using var arena = await Arena.OpenAsync(options, await Place.MakeAsync(db, Arena.Usual, cluster), cluster);
        if (options.Size > Arena.Usual && goals.Exists(goal => WithLarge.Contains(goal.Name)))
            arena.Large = await Arena.OpenAsync(options, await Place.MakeAsync(db, options.Size, cluster), cluster);
        var found = new Readings();
        // Cells that several goals look at are measured once a round.
        var cells = goals.SelectMany(goal => goal.Cells(arena)).DistinctBy(cell => cell.Name).ToList();
        for (var round = 0; round <= options.Rounds; round++)
            foreach (var cell in cells)
                if (cell.Once ? round == options.Rounds : found.WhyMissing(cell.Name) is null) await MeasureAsync(cell, round, found);
        return ([.. goals.SelectMany(goal => JudgeSafely(goal, arena, found))], found);
    }

    private static Goal[] GoalsOf(Pgbench? pgbench, PlainEf? plain, BareSqlite? bare)
    {
        var cells = new CreateCells(pgbench, plain, bare);
        return
        [
            new CreateGoal(cells), new CrowdGoal(cells), new SqliteGoal(cells), new ListGoal(pgbench), new DepthGoal(), new StartGoal(), new BoardGoal(), new SweepGoal(pgbench), new TakeGoal(pgbench),
            new MixGoal(), new SizeGoal(),
        ];
    }

    /// <summary>Round 0 warms up and is not counted.</summary>
    private static async Task MeasureAsync(Cell cell, int round, Readings found)
    {
        try
        {
            var reading = await cell.MeasureAsync();
            if (round == 0) return;
            found.Add(cell.Name, reading);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {round} {cell.Name,-48} {Verdict.Number(reading.Rate),12} {Verdict.Number(reading.Median),10} ms {Verdict.Number(reading.P99),10} ms {reading.AllMicros,10:N0} µs {(reading.Errors > 0 ? $"{reading.Errors} errors" : "")}"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            found.Miss(cell.Name, e.Message);
            Console.Error.WriteLine($"  {round} {cell.Name}: {e.Message}");
        }
    }

    private static IEnumerable<Verdict> JudgeSafely(Goal goal, Arena arena, Readings found)
    {
        try
        {
            return [.. goal.Judge(arena, found)];
        }
        catch (KeyNotFoundException)
        {
            return [Verdict.Unmeasured(goal.Name, goal.Sentence, string.Join("; ", goal.Cells(arena).Select(cell => found.WhyMissing(cell.Name)).OfType<string>().Distinct()))];
        }
    }

    private static void Print(IReadOnlyList<(Db Db, Verdict Verdict)> verdicts)
    {
        Console.WriteLine("| goal | database | what | measured | anchor | ratio or figure | goal | met |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var (db, one) in verdicts)
            Console.WriteLine($"| {one.Goal} | {db} | {one.What} | {one.Measured} | {one.Anchor} | {one.Ratio} | {one.Wanted} | {(one.Met is { } met ? met ? "met" : one.Why : $"not measured: {one.Why}")} |");
    }

    private static Task KeepAsync(GoalOptions options, IReadOnlyList<(Db Db, Verdict Verdict)> verdicts, object readings) => File.WriteAllTextAsync(
        Path.Combine(Directory.CreateDirectory(Repository.Path("artifacts", "bench")).FullName, "goals.json"),
        JsonSerializer.Serialize(
            new { At = TimeProvider.System.GetUtcNow(), options.Seconds, options.Rounds, options.Size, Lines = verdicts.Select(one => new { Database = one.Db.ToString(), one.Verdict }), Readings = readings },
            Readable));

    private static GoalOptions Read(string[] words)
    {
        string? Named(string name) => Array.IndexOf(words, "--" + name) is >= 0 and var at && at + 1 < words.Length ? words[at + 1] : null;
        double Number(string name, double usual) => Named(name) is { } said ? double.Parse(said, CultureInfo.InvariantCulture) : usual;
        var given = Named("database");
        return new(
            [.. words.Where((word, at) => !word.StartsWith('-') && (at == 0 || !words[at - 1].StartsWith("--", StringComparison.Ordinal)))],
            [.. Enum.GetValues<Db>().Where(db => given is null || db.ToString().Equals(given, StringComparison.OrdinalIgnoreCase))],
            Number("seconds", Seconds), (int)Number("rounds", Rounds), (int)Number("size", Size));
    }
}
