using Microsoft.Extensions.DependencyInjection;
using Niangjia.DemoData;
using Niangjia.Kernel.Journal;

namespace Niangjia.LargeSet;

/// <summary>The district and some weeks of its work, done through the product's own commands: what is copied was all written by the product itself.</summary>
internal sealed class Play(Stage stage, LargeSize size)
{
    /// <summary>Long enough for most stories to come to their end.</summary>
    public const int Days = 45;

    /// <summary>Plays; what is told of at the end is the house with everybody in it, and who can sign in.</summary>
    public async Task<(Town Town, IReadOnlyList<DemoAccount> SignIns)> RunAsync(DateTimeOffset end)
    {
        var dice = Plan.DiceOf(-3);
        var town = await Town.BuildAsync(stage, size.Town);
        var staff = new Staff(stage, town, dice);
        await staff.MoveInAsync();
        await town.EnterFirmsAsync(dice);
        await staff.PlanDutyAsync();
        var requests = new RequestSteps(stage, town);
        var cast = new Cast(stage, town, requests, new DisputeSteps(stage, town, requests), end, new());
        var stories = Stories(size.Models).Select<PlannedStory, Story>(plan => plan.Course >= Course.NowRegistered ? new NowStory(cast, plan) : new RequestStory(cast, plan)).ToList();
        await new Year(stage, requests, stories, TextWriter.Null).PlayAsync(end);
        await staff.SetPasswordsAsync(District.Password);
        await stage.RunAsync<SealJournalJob>();
        return (town, staff.SignIns);
    }

    /// <summary>Stories of one request each: what goes to mediation or comes by telephone has papers and partners that a copy would share with others.</summary>
    internal static IReadOnlyList<PlannedStory> Stories(int count)
    {
        var all = Plan.Of(PlanSize.Small with { Days = Days, Requests = Math.Max(40, count) }).Where(story =>
            story is { Mediation: null, Course: not (Course.Called or Course.Split or Course.Merged or Course.NowSplit) }).ToList();
        return count >= all.Count ? all : [.. Enumerable.Range(0, count).Select(at => all[(int)((long)at * all.Count / count)])];
    }
}
