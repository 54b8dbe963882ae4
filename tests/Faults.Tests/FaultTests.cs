using Niangjia.Faults;

namespace Niangjia.Faults.Tests;

/// <summary>What was acknowledged is there once, whatever befalls the program, its database or its disk. <c>./bench faults</c> plays many more rounds of the same.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int EachDatabase = 5;

    [EachDatabase]
    public async Task Nothing_that_was_acknowledged_is_lost_or_done_twice(Db db)
    {
        var rounds = await Rounds.PlayAsync([db], EachDatabase, Random.Shared.Next(100_000), output.WriteLine);
        rounds.SelectMany(round => round.Findings).ShouldBeEmpty();
        rounds.Sum(round => round.Done).ShouldBeGreaterThan(EachDatabase * 20);
    }
}
