using Niangjia.Kernel.Journal;

namespace Niangjia.DemoData;

/// <summary>Makes a district: the house, the year, the card for visitors; then puts all of it in its place.</summary>
internal sealed class District(Destination destination, string folder, TownSize townSize, PlanSize planSize, TextWriter progress)
{
    /// <summary>The password of every account that a visitor can sign in with.</summary>
    public const string Password = "Demo-District-539";

    /// <summary>Says that the demo in the database is finished, and how to enter; <c>run</c> looks for it.</summary>
    public string CardFile { get; } = Path.Combine(folder, destination.IsPostgres ? "demo-accounts-postgres.txt" : "demo-accounts.txt");

    public async Task MakeAsync(DateTimeOffset end)
    {
        Directory.CreateDirectory(folder);
        // Two at the same time would take the floor from under each other; the lock ends with the process, however that ends.
        await using var alone = new FileStream(Path.Combine(folder, "demo.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        await destination.BeginAsync();
        var seals = Path.Combine(folder, "seals.log.building");
        File.Delete(seals);
        // The house stood before the first of these requests came.
        await using (var stage = await Stage.OpenAsync(destination.ConnectionString, folder, seals, end.AddDays(-planSize.Days - 15)))
        {
            await File.WriteAllTextAsync(CardFile + ".building", await PlayAsync(stage, end));
        }
        File.Move(seals, Path.Combine(folder, "seals.log"), overwrite: true);
        // The card first and the database last: a card without a database is no finished demo, a database without a card would be somebody's own.
        File.Move(CardFile + ".building", CardFile, overwrite: true);
        await destination.FinishAsync();
    }

    private async Task<string> PlayAsync(Stage stage, DateTimeOffset end)
    {
        await progress.WriteLineAsync("望川区演示数据：镇街、社区、网格、工会、企业 …");
        var dice = Plan.DiceOf(-3);
        var town = await Town.BuildAsync(stage, townSize);
        var staff = new Staff(stage, town, dice);
        await staff.MoveInAsync();
        await town.EnterFirmsAsync(dice);
        await staff.PlanDutyAsync();
        await progress.WriteLineAsync(
            $"  {town.Streets.Count} 个镇街，{town.Communities.Count} 个社区，{town.Grids.Count} 个网格，{town.Unions.Count} 家工会，{town.Enterprises.Count} 家企业。一年的诉求 …");

        var requests = new RequestSteps(stage, town);
        var cast = new Cast(stage, town, requests, new DisputeSteps(stage, town, requests), end, new());
        var stories = Plan.Of(planSize).Select(plan => StoryOf(cast, plan)).ToList();
        var beforeLeave = end.AddDays(-2);
        var year = new Year(stage, requests, stories, progress);
        await year.PlayAsync(beforeLeave);
        await staff.GoAwayAsync(stage.Clock.Today);
        await year.PlayAsync(end);
        await new Rounds(stage, town).EnterAsync();
        await new Doors(stage, town).OpenAsync();
        await staff.KeepFiltersAsync();
        await staff.SetPasswordsAsync(Password);
        var faults = await stage.InDatabaseAsync(db => new DistrictCheck(db, townSize, planSize).FaultsAsync());
        if (faults.Count > 0) throw new InvalidOperationException(string.Join('\n', faults));
        await progress.WriteLineAsync($"  {planSize.Agreements} 件调解协议，合计 {planSize.Agreed}");
        await stage.RunAsync<SealJournalJob>();
        return Card.Write(staff.SignIns, Password, cast.Keepsakes);
    }

    private static Story StoryOf(Cast cast, PlannedStory plan) => plan switch
    {
        { Course: Course.Mediated } => new MediationStory(cast, plan),
        { Course: Course.Called } => new HotlineStory(cast, plan),
        { Course: >= Course.NowRegistered } => new NowStory(cast, plan),
        _ => new RequestStory(cast, plan),
    };
}
