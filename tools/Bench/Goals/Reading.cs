namespace Niangjia.Bench.Goals;

/// <summary>What one cell said in one round.</summary>
/// <param name="Rate">Operations a second; of a cell that measures something else, that.</param>
internal sealed record Reading(double Rate)
{
    /// <summary>Milliseconds.</summary>
    public double Median { get; init; } = double.NaN;

    /// <summary>Milliseconds.</summary>
    public double P99 { get; init; } = double.NaN;

    /// <summary>Microseconds of the processor an operation in server, database and client.</summary>
    public (double Server, double Database, double Client) Micros { get; init; }

    public long Errors { get; init; }

    /// <summary>Seconds.</summary>
    public double Silence { get; init; }

    public double AllMicros => Micros.Server + Micros.Database + Micros.Client;
}

/// <summary>All readings of a run.</summary>
internal sealed class Readings
{
    private readonly Dictionary<string, List<Reading>> _cells = [];
    private readonly Dictionary<string, string> _missing = [];

    public void Add(string cell, Reading reading)
    {
        if (!_cells.TryGetValue(cell, out var list)) _cells.Add(cell, list = []);
        list.Add(reading);
    }

    /// <summary>A cell that could not be measured, and why.</summary>
    public void Miss(string cell, string why) => _missing[cell] = why;

    public string? WhyMissing(string cell) => _missing.GetValueOrDefault(cell);

    public bool Has(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            if (!_cells.ContainsKey(cell)) return false;
        return true;
    }

    /// <summary>Medians over the rounds; errors and silence are the worst of them.</summary>
    public Reading this[string cell] => _cells[cell] is { } all ? new(MedianOf(all, one => one.Rate))
    {
        Median = MedianOf(all, one => one.Median),
        P99 = MedianOf(all, one => one.P99),
        Micros = (MedianOf(all, one => one.Micros.Server), MedianOf(all, one => one.Micros.Database), MedianOf(all, one => one.Micros.Client)),
        Errors = all.Max(one => one.Errors),
        Silence = all.Max(one => one.Silence),
    } : throw new KeyNotFoundException(cell);

    /// <summary>The ratio of two rates, each time within one round.</summary>
    public double Ratio(string cell, string anchor) => Median([.. _cells[cell].Zip(_cells[anchor], (a, b) => a.Rate / b.Rate)]);

    public IReadOnlyDictionary<string, List<Reading>> All => _cells;

    private static double MedianOf(List<Reading> all, Func<Reading, double> of) => Median([.. all.Select(of)]);

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? double.NaN : values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
