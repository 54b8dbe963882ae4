using Niangjia.Faults;

namespace Niangjia.Faults.Tests;

/// <summary>docs/operations.md, «Back-up and restore», is played and not only read.</summary>
public sealed class RestoreTests(ITestOutputHelper output)
{
    [EachDatabase]
    public async Task A_backup_made_while_people_work_becomes_the_platform_of_the_moment_it_began(Db db) =>
        (await Drill.HoldAsync(db, Random.Shared.Next(100_000), output.WriteLine)).ShouldBeEmpty();
}
