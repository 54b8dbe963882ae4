using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Niangjia.Bench.Goals;
using Niangjia.Bench.Load;
using Niangjia.Faults;
using Niangjia.Testing;

namespace Niangjia.Bench.Anchors;

/// <summary>What PostgreSQL does alone: our own statements, sent by its own load generator to the cluster the product is on.</summary>
internal sealed partial class Pgbench(Cluster cluster)
{
    private const int Prepared = 20_000;

    /// <summary>Makes the tables, with something in them for lists and takers.</summary>
    public async Task MakeAsync()
    {
        await Guard.DoAsync($"{PostgresCluster.Binaries}/createdb {cluster.Client} anchors && {PostgresCluster.Binaries}/psql {cluster.Client} -q -v ON_ERROR_STOP=1 -d anchors -f {Script("schema")} 2>&1");
        await RunAsync("take_in_50", 8, transactions: Prepared / 50 / 8);
    }

    /// <summary>Runs a script; <paramref name="each"/> operations lie in one transaction.</summary>
    public async Task<Reading> RunAsync(string script, int clients, double seconds = 0, int transactions = 0, int each = 1, string? given = null)
    {
        string[] words =
        [
            .. cluster.Client.Split(' '), "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", .. transactions > 0 ? ["-t", $"{transactions}"] : new[] { "-T", $"{Math.Max(1, Math.Round(seconds))}" },
            .. given is null ? Array.Empty<string>() : ["-D", given], "-f", Script(script), "anchors",
        ];
        var (database, ended) = (Processor.Of(cluster.ProcessId), Processor.Ended());
        using var bench = Process.Start(new ProcessStartInfo($"{PostgresCluster.Binaries}/pgbench", words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = bench.StandardError.ReadToEndAsync();
        var said = await bench.StandardOutput.ReadToEndAsync();
        await bench.WaitForExitAsync();
        if (Rate().Match(said) is not { Success: true } rate) throw new InvalidOperationException($"pgbench {script}: {said}{await errors}");
        var count = long.Parse(Done().Match(said).Groups[1].ValueSpan, CultureInfo.InvariantCulture) * each;
        var micros = 1e6 / Math.Max(1, count);
        return new(double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * each)
        {
            Median = double.Parse(Latency().Match(said).Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            Micros = (0, (Processor.Of(cluster.ProcessId) - database) * micros, (Processor.Ended() - ended) * micros),
        };
    }

    private static string Script(string name) => Repository.Path("tools", "Bench", "Anchors", name + ".sql");

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"transactions actually processed: (\d+)")]
    private static partial Regex Done();

    [GeneratedRegex(@"latency average = ([0-9.]+)")]
    private static partial Regex Latency();
}
