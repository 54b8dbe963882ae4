using System.Diagnostics;
using System.Diagnostics.Metrics;
using Niangjia.Kernel.Data.Writing;

namespace Niangjia.Kernel;

/// <summary>Traces and figures of the work that no request waits for. Names and outcomes only; nothing of what it is about.</summary>
public static class Telemetry
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "Niangjia";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Reactions = Meter.CreateCounter<long>("niangjia.reactions", "{reaction}", "Reactions to the journal, by name and outcome");
    private static readonly Histogram<double> Jobs = Meter.CreateHistogram<double>("niangjia.job.duration", "s", "Runs of recurring jobs, by name and outcome");

    private static readonly Histogram<int> Batches = Meter.CreateHistogram<int>("niangjia.writer.batch", "{row}", "Rows that were committed together; the count is that of the batches");
    private static readonly Histogram<int> Callers = Meter.CreateHistogram<int>("niangjia.writer.callers", "{caller}", "Callers of one batch");
    private static readonly Histogram<double> Waits = Meter.CreateHistogram<double>("niangjia.writer.wait", "s", "From the call to the commit");
    private static readonly Counter<long> Away = Meter.CreateCounter<long>("niangjia.writer.busy", "{caller}", "Callers that were told to come again");

    internal static void Wrote(IReadOnlyList<TogetherRows> batch)
    {
        Batches.Record(batch.Sum(rows => rows.Count));
        Callers.Record(batch.Count);
        if (Waits.Enabled) foreach (var rows in batch) Waits.Record(Stopwatch.GetElapsedTime(rows.Since).TotalSeconds);
    }

    internal static void TurnedAway() => Away.Add(1);

    internal static void Reacted(string reaction, bool succeeded) => Reactions.Add(1, Tags("reaction", reaction, succeeded));

    internal static void JobRan(string job, TimeSpan took, bool succeeded) => Jobs.Record(took.TotalSeconds, Tags("job", job, succeeded));

    private static TagList Tags(string what, string name, bool succeeded) => new() { { what, name }, { "outcome", succeeded ? "done" : "failed" } };
}
