using System.Globalization;
using Niangjia.Faults;
using Niangjia.Testing;

namespace Niangjia.Bench;

/// <summary><c>./bench faults [N] [--seed S]</c>: the rounds of Faults.Tests, many of them.</summary>
internal static class FaultBench
{
    private const int Many = 200;

    /// <summary>Plays the rounds; ends with 0 when nothing was found.</summary>
    public static async Task<int> RunAsync(string[] words)
    {
        var named = Array.IndexOf(words, "--seed");
        var seed = named >= 0 && named + 1 < words.Length ? int.Parse(words[named + 1], CultureInfo.InvariantCulture) : Random.Shared.Next(100_000);
        var count = words.Length > 0 && int.TryParse(words[0], CultureInfo.InvariantCulture, out var given) ? given : Many;
        var played = await Faults.Rounds.PlayAsync(Enum.GetValues<Db>(), count, seed, Console.WriteLine);
        Console.WriteLine(Faults.Rounds.Sum(played));
        return played.Any(round => round.Findings.Count > 0) ? 1 : 0;
    }
}
