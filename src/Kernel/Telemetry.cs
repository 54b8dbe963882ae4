using System.Diagnostics;
using System.Diagnostics.Metrics;

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

    internal static void Reacted(string reaction, bool succeeded) => Reactions.Add(1, Tags("reaction", reaction, succeeded));

    internal static void JobRan(string job, TimeSpan took, bool succeeded) => Jobs.Record(took.TotalSeconds, Tags("job", job, succeeded));

    private static TagList Tags(string what, string name, bool succeeded) => new() { { what, name }, { "outcome", succeeded ? "done" : "failed" } };
}
