namespace Niangjia.Reporting.Domain;

/// <summary>
/// What somebody knows who has kept everything that was ever published of a year: sums of cells, and all that follows from them by adding and subtracting. Kept as a
/// solved system of equations: a cell is known when one of them has nothing else in it.
/// </summary>
internal sealed class Knowledge(int cells)
{
    private const double Nothing = 1e-9;
    private readonly HashSet<int> _secrets = [];
    private List<(int Pivot, double[] Row)> _known = [];

    /// <summary>This cell must not become known.</summary>
    public void Keep(int cell) => _secrets.Add(cell);

    /// <summary>The sum of these cells is published.</summary>
    public void Learn(IEnumerable<int> sum) => _known = With(sum);

    /// <summary>Publishes the sum of these cells unless it gave a secret away.</summary>
    public bool LearnUnlessTold(IEnumerable<int> sum)
    {
        var after = With(sum);
        if (after.Any(equation => _secrets.Contains(equation.Pivot) && equation.Row.Count(value => Math.Abs(value) > Nothing) == 1)) return false;
        _known = after;
        return true;
    }

    private List<(int Pivot, double[] Row)> With(IEnumerable<int> sum)
    {
        var fact = new double[cells];
        foreach (var cell in sum) fact[cell] = 1;
        foreach (var (pivot, row) in _known) Subtract(fact, row, fact[pivot]);
        var at = Enumerable.Range(0, cells).MaxBy(cell => Math.Abs(fact[cell]));
        if (Math.Abs(fact[at]) < Nothing) return _known;
        var factor = fact[at];
        for (var cell = 0; cell < cells; cell++) fact[cell] /= factor;
        var all = _known.ConvertAll(equation => (equation.Pivot, Row: equation.Row.ToArray()));
        foreach (var (_, row) in all) Subtract(row, fact, row[at]);
        all.Add((at, fact));
        return all;
    }

    private static void Subtract(double[] from, double[] row, double times)
    {
        if (Math.Abs(times) < Nothing) return;
        for (var cell = 0; cell < from.Length; cell++) from[cell] -= times * row[cell];
    }
}
