using Niangjia.Cases.Features;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Niangjia.DemoData;

/// <summary>
/// Plays the year: every story is a list of moments at which somebody does the next thing; in between, the background jobs run
/// each morning as they would have.
/// </summary>
internal sealed class Year
{
    private readonly Stage _stage;
    private readonly PriorityQueue<IAsyncEnumerator<DateTimeOffset>, DateTimeOffset> _stories = new();
    private int _refusals;

    private Year(Stage stage) => _stage = stage;

    public static async Task PlayAsync(Stage stage, Town town)
    {
        var year = new Year(stage);
        var end = TimeProvider.System.GetUtcNow();
        foreach (var (at, story) in Stories.All(stage, town, end)) year._stories.Enqueue(story.GetAsyncEnumerator(), at);
        await year.RunAsync(end);
        foreach (var (role, userName, unit) in town.SignIns) Console.WriteLine($"{role,-22} {userName,-22} {Town.Password}   {unit}");
        if (year._refusals > 0) Console.WriteLine($"{year._refusals} steps were refused by a rule and left out.");
    }

    private async Task RunAsync(DateTimeOffset end)
    {
        var morning = DateOnly.MinValue;
        while (_stories.TryPeek(out _, out var at) && at <= end)
        {
            var story = _stories.Dequeue();
            for (var day = ChinaTime.DateOf(at); morning < day; morning = morning == DateOnly.MinValue ? day : morning.AddDays(1))
                await MorningAsync(morning == DateOnly.MinValue ? day : morning.AddDays(1));
            _stage.Clock.MoveTo(at);
            if (await NextAsync(story)) _stories.Enqueue(story, story.Current < at ? at : story.Current);
        }
        await MorningAsync(ChinaTime.DateOf(end));
        _stage.Clock.MoveTo(end);
        await ReactAsync();
        await _stage.AsSystemAsync(services => services.GetRequiredService<JournalSealer>().SealAsync(CancellationToken.None));
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<DateTimeOffset> story)
    {
        try
        {
            var more = await story.MoveNextAsync();
            await ReactAsync();
            return more;
        }
        catch (RefusedException e)
        {
            // Life differs from the plan: a level was passed over, somebody was faster. The story ends there.
            _refusals++;
            if (Environment.GetEnvironmentVariable("DEMO_VERBOSE") is not null) Console.WriteLine($"{_stage.Clock.Today} {e.RuleId} {e.Message}");
            return false;
        }
    }

    private async Task MorningAsync(DateOnly day)
    {
        _stage.Clock.MoveTo(ChinaTime.StartOfDay(day).AddMinutes(5));
        await RunAsync<ClockSweep>();
        await RunAsync<CheckInstalmentsJob>();
        await ReactAsync();
        if (day.Day == 1) Console.WriteLine($"… {day:yyyy-MM}");
    }

    private Task ReactAsync() => _stage.AsSystemAsync(services => services.GetRequiredService<JournalReader>().CatchUpAsync(CancellationToken.None));

    private Task<bool> RunAsync<TJob>() where TJob : Kernel.Jobs.IRecurringJob => _stage.AsSystemAsync(async services =>
    {
        await services.GetRequiredService<TJob>().RunAsync(CancellationToken.None);
        return true;
    });
}
