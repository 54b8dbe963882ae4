using Niangjia.Cases.Mediation;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.DemoData;

/// <summary>
/// Plays the stories of a year in the order in which things happened. In between the background jobs run as they would have, only not every minute: the
/// sweep three times a day if a clock is due, the instalments and the seals once.
/// </summary>
internal sealed class Year(Stage stage, RequestSteps requests, IReadOnlyList<Story> stories, TextWriter progress)
{
    private static readonly TimeSpan[] Rounds = [new(0, 5, 0), new(8, 0, 0), new(13, 0, 0)];

    private readonly PriorityQueue<IAsyncEnumerator<DateTimeOffset>, (DateTimeOffset At, int Order)> _queue = new();
    private int _round;
    private DateOnly _day;
    private int _submitted;

    private int _order;

    /// <summary>Plays until a moment; called again, it goes on from there.</summary>
    public async Task PlayAsync(DateTimeOffset end)
    {
        if (_order == 0)
        {
            _day = stage.Clock.Today;
            foreach (var story in stories) _queue.Enqueue(story.PlayAsync().GetAsyncEnumerator(), (story.BeginsAt, _order++));
        }
        while (_queue.TryPeek(out var story, out var key) && key.At <= end)
        {
            _queue.Dequeue();
            await GoToAsync(key.At);
            if (await story.MoveNextAsync()) _queue.Enqueue(story, (story.Current > key.At ? story.Current : key.At, _order++));
            else _submitted++;
            await stage.ReactAsync();
        }
        await GoToAsync(end);
        await stage.RunAsync<ClockSweep>();
        await stage.RunAsync<CheckInstalmentsJob>();
        await stage.ReactAsync();
    }

    private async Task GoToAsync(DateTimeOffset at)
    {
        while (RoundAt() is var round && round <= at)
        {
            stage.Clock.MoveTo(round);
            if (await stage.NextClockAsync() <= round) await stage.RunAsync<ClockSweep>();
            if (_round == 1)
            {
                await stage.RunAsync<CheckInstalmentsJob>();
                await requests.ExplainOwedAsync();
            }
            await stage.ReactAsync();
            if (_round == 0) await stage.RunAsync<SealJournalJob>();
            _round++;
            if (_round < Rounds.Length) continue;
            (_round, _day) = (0, _day.AddDays(1));
            if (_day.Day == 1) await progress.WriteLineAsync($"  {_day:yyyy-MM}  {_submitted} 件已办");
        }
        stage.Clock.MoveTo(at);
    }

    private DateTimeOffset RoundAt() => ChinaTime.StartOfDay(_day) + Rounds[_round];
}
