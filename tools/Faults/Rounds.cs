using System.Diagnostics;
using System.Globalization;
using Niangjia.Testing;

namespace Niangjia.Faults;

/// <summary>What befalls an installation.</summary>
public enum Fault
{
    /// <summary>The program is killed, and now and then once more while it starts.</summary>
    Kill,
    /// <summary>PostgreSQL loses power and comes back, and now and then the program with it.</summary>
    Database,
    /// <summary>Nothing more can be written for a while, and now and then the program is killed meanwhile.</summary>
    Disk,
}

/// <summary>One round and what was found after it.</summary>
/// <param name="Number">Of the round.</param>
/// <param name="Db">The database.</param>
/// <param name="Fault">What befell it.</param>
/// <param name="Done">How often a client was told that something is done.</param>
/// <param name="Lost">How often it heard nothing.</param>
/// <param name="Rows">Rows of the journal afterwards.</param>
/// <param name="Rest">From the end of the fault until the background had caught up.</param>
/// <param name="Findings">What was not as it must be.</param>
public sealed record Round(int Number, Db Db, Fault Fault, int Done, int Lost, long Rows, TimeSpan Rest, IReadOnlyList<string> Findings);

/// <summary>Rounds of load and fault on real installations, each followed by a look at everything. The same seed plans the same rounds.</summary>
public static class Rounds
{
    // Enough for a database to have a past, few enough that a round stays quick.
    private const int OfOneInstallation = 25;

    /// <summary>Plays rounds, half of them on each database.</summary>
    /// <param name="databases">Where.</param>
    /// <param name="count">How many in all.</param>
    /// <param name="seed">Decides what happens when.</param>
    /// <param name="say">Is told what happens.</param>
    public static async Task<IReadOnlyList<Round>> PlayAsync(IReadOnlyList<Db> databases, int count, int seed, Action<string> say)
    {
        say($"seed {seed}");
        say($"{"round",5} {"database",-8} {"fault",-8} {"done",5} {"lost",5} {"journal",8} {"at rest after",14}  found");
        var rounds = new List<Round>();
        var blocks = Math.Max(1, (int)Math.Ceiling(count / (double)databases.Count / OfOneInstallation)) * databases.Count;
        for (var block = 0; block < blocks; block++)
        {
            var size = (count * (block + 1) / blocks) - (count * block / blocks);
            if (size > 0) await PlayAsync(databases[block % databases.Count], size, rounds, seed, say);
        }
        return rounds;
    }

    private static async Task PlayAsync(Db db, int size, List<Round> rounds, int seed, Action<string> say)
    {
        await using var place = await Installation.MakeAsync(db);
        await using var scene = await Scene.MakeAsync(place);
        await place.StartAsync();
        var checks = new Checks(place);
        var kinds = Enum.GetValues<Fault>().Where(fault => fault != Fault.Database || db == Db.Postgres).ToArray();
        var first = rounds.Count;
        if (first < 2) say($"{db}: a full disk is {place.Disk.Means}");
        for (var i = 0; i < size; i++)
        {
            var number = rounds.Count + 1;
            var round = await new OneRound(place, scene, checks, number, new Random(HashCode.Combine(seed, number))).PlayAsync(kinds[(i + seed) % kinds.Length]);
            rounds.Add(round);
            say(string.Create(CultureInfo.InvariantCulture,
                $"{number,5} {db,-8} {round.Fault,-8} {round.Done,5} {round.Lost,5} {round.Rows,8} {round.Rest.TotalSeconds,12:0.0} s  {(round.Findings.Count == 0 ? "nothing" : $"{round.Findings.Count}: {string.Join("; ", round.Findings.Take(6))}")}"));
        }
        // And what the operator would do to be sure.
        foreach (var command in new[] { "verify-journal", "verify-files" })
            if (await place.RunAsync(command) is var (code, said) && code != 0) rounds[^1] = rounds[^1] with { Findings = [.. rounds[^1].Findings, $"{command}: {said}"] };
        if (rounds.Skip(first).Any(round => round.Findings.Count > 0))
        {
            var kept = Path.Combine(Path.GetTempPath(), $"niangjia-faults-{seed}-{db}.log");
            File.Copy(place.Log, kept, overwrite: true);
            say($"What the program said: {kept}");
        }
    }

    /// <summary>The table below the rounds.</summary>
    public static string Sum(IReadOnlyList<Round> rounds) => string.Join(Environment.NewLine,
        from round in rounds
        group round by (round.Db, round.Fault) into kind
        orderby kind.Key
        select string.Create(CultureInfo.InvariantCulture,
            $"{kind.Key.Db,-8} {kind.Key.Fault,-8} {kind.Count(),4} rounds {kind.Sum(round => round.Done),7} done {kind.Sum(round => round.Lost),5} lost, at rest after {kind.Average(round => round.Rest.TotalSeconds),5:0.0} s on average, {kind.Max(round => round.Rest.TotalSeconds),5:0.0} s at most, {kind.Sum(round => round.Findings.Count)} findings"));
}

/// <summary>Load, fault, restart, rest, a second request for what was not answered, rest, and a look at everything.</summary>
internal sealed class OneRound(Installation place, Scene scene, Checks checks, int number, Random dice)
{
    public async Task<Round> PlayAsync(Fault fault)
    {
        var ledger = new Ledger($"F{number}");
        var since = Stopwatch.StartNew();
        var rest = TimeSpan.Zero;
        var findings = new List<string>();
        try
        {
            if (!place.IsRunning) await place.StartAsync();
            using (var load = Load.Begin(place, scene, ledger, dice.Next()))
            {
                await WorkAsync(ledger, dice.Next(5, 40));
                await BefallAsync(fault);
                // What did not die must go on by itself.
                if (place.IsRunning) await WorkAsync(ledger, ledger.Done + dice.Next(2, 10));
                since.Restart();
                Scene.Reconnect();
                if (!place.IsRunning) await RestartAsync();
                await load.EndAsync();
            }
            await checks.RestAsync(scene.App);
            rest = since.Elapsed;
            findings.AddRange(await ledger.AskAgainAsync(dice));
            await checks.RestAsync(scene.App);
            findings.AddRange(await checks.FindAsync(scene.App, ledger.Deeds));
        }
        catch (Exception e)
        {
            findings.Add($"the round broke: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Niangjia", StringComparison.Ordinal))?.Trim()}");
            if (place.Cluster is { } cluster) await cluster.BeUpAsync();
        }
        var rows = await new SqlWords(place.Db, place.ConnectionString).CountAsync("kernel_journal");
        return new(number, place.Db, fault, ledger.Done, ledger.Deeds.Count(deed => deed.First is null), rows, rest, findings);
    }

    /// <summary>Until so much is done, and a moment longer.</summary>
    private async Task WorkAsync(Ledger ledger, int done)
    {
        for (var tries = 0; ledger.Done < done; tries++)
        {
            if (tries > 2400) throw new InvalidOperationException($"Nothing goes on: {ledger.Done} of {done} things were done in two minutes.");
            await Task.Delay(50);
        }
        await Task.Delay(dice.Next(150));
    }

    private async Task BefallAsync(Fault fault)
    {
        switch (fault)
        {
            case Fault.Kill:
                place.Kill();
                break;
            case Fault.Database:
                await place.Cluster!.StopAtOnceAsync();
                await Task.Delay(dice.Next(100, 1200));
                if (dice.Next(3) == 0) place.Kill();
                await place.Cluster.StartAsync();
                break;
            case Fault.Disk:
                await place.FillDiskAsync();
                await Task.Delay(dice.Next(400, 1500));
                if (dice.Next(3) == 0) place.Kill();
                await place.FreeDiskAsync();
                if (place.Cluster is { } cluster) await cluster.BeUpAsync();
                break;
        }
    }

    /// <summary>Meanwhile requests have lain for days: the start has clocks to sweep, and now and then is not left to do so in peace.</summary>
    private async Task RestartAsync()
    {
        for (var i = 0; i < 2; i++) await scene.ForgetAsync(dice, $"old{number}n{i}");
        if (dice.Next(3) == 0)
        {
            place.BeginStart();
            await Task.Delay(dice.Next(200, 5000));
            place.Kill();
        }
        await place.StartAsync();
    }
}
