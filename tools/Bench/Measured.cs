using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Niangjia.Bench;

/// <summary>What a benchmark found. Only the part handed to <c>Of</c> counts, not the preparation; it runs a little first, to be compiled.</summary>
/// <param name="Times">How often the thing was done.</param>
/// <param name="Time">How long all of it took.</param>
/// <param name="Bytes">Memory allocated by all of it.</param>
/// <param name="Commands">SQL commands sent by all of it.</param>
internal sealed record Measured(int Times, TimeSpan Time, long Bytes, long Commands)
{
    public static async Task<Measured> OfAsync(int times, Func<int, Task> act, int warm = 3)
    {
        for (var i = 0; i < warm; i++) await act(-1 - i);
        return await OnceAsync(times, async () =>
        {
            for (var i = 0; i < times; i++) await act(i);
        });
    }

    /// <summary>Something that cannot be done twice, such as a sweep over all that is due.</summary>
    public static async Task<Measured> OnceAsync(int times, Func<Task> act)
    {
        using var commands = new CommandCount();
        GC.Collect();
        var (bytes, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        await act();
        return new(times, watch.Elapsed, GC.GetTotalAllocatedBytes() - bytes, commands.Count);
    }

    public static Measured Of(int times, Action<int> act)
    {
        for (var i = 0; i < times / 10; i++) act(i);
        GC.Collect();
        var (bytes, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        for (var i = 0; i < times; i++) act(i);
        return new(times, watch.Elapsed, GC.GetTotalAllocatedBytes() - bytes, 0);
    }

    private sealed class CommandCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private long _count;

        public CommandCount() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public long Count => Interlocked.Read(ref _count);

        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == DbLoggerCategory) _subscriptions.Add(listener.Subscribe(this, (name, _, _) => name == RelationalEventId.CommandExecuted.Name));
        }

        public void OnNext(KeyValuePair<string, object?> happened)
        {
            if (happened.Key == RelationalEventId.CommandExecuted.Name) Interlocked.Increment(ref _count);
        }

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

        private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";
    }
}
