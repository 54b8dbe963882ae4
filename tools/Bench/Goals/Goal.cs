using System.Globalization;

namespace Niangjia.Bench.Goals;

/// <summary>Something to be measured, once a round, or <paramref name="Once"/> in the whole run.</summary>
internal sealed record Cell(string Name, Func<Task<Reading>> MeasureAsync, bool Once = false);

/// <summary>One line of the table.</summary>
/// <param name="Goal">Such as G1.</param>
/// <param name="What">In a few words.</param>
/// <param name="Measured">What the product did.</param>
/// <param name="Anchor">What it is held against.</param>
/// <param name="Ratio">The figure that is judged.</param>
/// <param name="Wanted">What it should be.</param>
/// <param name="Met">Null when there was nothing to judge.</param>
/// <param name="Why">Of what was missed, by how much; or why there was nothing to judge.</param>
internal sealed record Verdict(string Goal, string What, string Measured, string Anchor, string Ratio, string Wanted, bool? Met, string Why)
{
    public static Verdict AtLeast(string goal, string what, string measured, string anchor, double ratio, double wanted) => new(
        goal, what, measured, anchor, Number(ratio) + "x", $"≥ {Number(wanted)}x", ratio >= wanted, ratio >= wanted ? "" : $"missed by {Number(wanted / ratio)}x");

    public static Verdict AtMost(string goal, string what, string measured, double value, double wanted, string unit) => new(
        goal, what, measured, "", $"{Number(value)} {unit}".Trim(), $"≤ {Number(wanted)} {unit}".Trim(), value <= wanted, value <= wanted ? "" : $"missed by {Number(value / wanted)}x");

    public static Verdict Unmeasured(string goal, string what, string why) => new(goal, what, "", "", "", "", null, why);

    public static string Number(double value) => double.IsNaN(value) ? "–" : value switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("N1", CultureInfo.InvariantCulture),
        >= 0.1 => value.ToString("N2", CultureInfo.InvariantCulture),
        _ => value.ToString("N4", CultureInfo.InvariantCulture),
    };
}

/// <summary>A goal: what is measured for it in an arena, and how it is judged.</summary>
internal abstract class Goal
{
    /// <summary>Such as G1.</summary>
    public abstract string Name { get; }

    /// <summary>What it wants, in a sentence.</summary>
    public abstract string Sentence { get; }

    /// <summary>What has to be measured; nothing where the goal does not concern the database.</summary>
    public abstract IEnumerable<Cell> Cells(Arena arena);

    /// <summary>What came of it.</summary>
    public abstract IEnumerable<Verdict> Judge(Arena arena, Readings found);

    protected static string Of(Reading reading) => string.Create(
        CultureInfo.InvariantCulture, $"{Verdict.Number(reading.Rate)}/s, p50 {Verdict.Number(reading.Median)} ms, p99 {Verdict.Number(reading.P99)} ms, CPU {reading.Micros.Server:N0}+{reading.Micros.Database:N0}+{reading.Micros.Client:N0} µs{(reading.Errors > 0 ? $", {reading.Errors} errors" : "")}");
}
