using Niangjia.Reporting.Domain;

namespace Niangjia.Reporting.Tests;

public sealed class RuleTests
{
    [Theory]
    [InlineData(53, 53, 0.9324, 1)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(5, 10, 0.2366, 0.7634)]
    public void The_interval_is_that_of_Wilson(long part, long whole, double low, double high)
    {
        var bounds = Wilson.Of(part, whole)!.Value;
        bounds.Low.ShouldBe(low, 0.00005);
        bounds.High.ShouldBe(high, 0.00005);
    }

    [Fact]
    public void Of_nothing_there_is_no_interval() => Wilson.Of(0, 0).ShouldBeNull();

    [Theory]
    [InlineData(new long[] { 3, 40, 12, 50 }, "-+-++")] // the smallest other part goes with the one that is small
    [InlineData(new long[] { 3, 4, 12, 50 }, "---++")] // two small ones that add up to a small one need a third
    [InlineData(new long[] { 0, 40, 12, 50 }, "+++++")] // none is no secret
    [InlineData(new long[] { 3, 0, 0 }, "-++-")] // nothing is left to hide it behind but the total
    [InlineData(new long[] { 10, 10 }, "+++")]
    public void What_is_small_is_withheld_and_what_would_tell_it(long[] sizes, string expected) =>
        string.Concat(Suppression.Shown(sizes, 10).Select(shown => shown ? '+' : '-')).ShouldBe(expected);

    [Fact]
    public void A_year_so_far_gives_no_withheld_month_away_even_to_whoever_kept_the_earlier_ones()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var dice = new Random(seed);
            var (parts, months) = (dice.Next(2, 5), dice.Next(2, 7));
            var cells = Enumerable.Range(0, months).Select(_ => (IReadOnlyList<(long, long)>)[.. Enumerable.Range(0, parts).Select(_ =>
            {
                long of = dice.Next(4) == 0 ? 0 : dice.Next(1, 40);
                return (of, of);
            })]).ToList();
            var shown = Suppression.OfYear(cells, 10, false);
            var equations = new List<double[]>();
            for (var month = 0; month < months; month++)
                for (var part = 0; part <= parts; part++)
                {
                    if (shown[month].Month[part]) equations.Add(Row((m, p) => m == month && (part == parts || p == part)));
                    if (shown[month].SoFar[part]) equations.Add(Row((m, p) => m <= month && (part == parts || p == part)));
                }
            // That a cell is empty everybody sees.
            for (var cell = 0; cell < parts * months; cell++)
                if (cells[cell / parts][cell % parts].Item2 == 0) equations.Add(Row((m, p) => m * parts + p == cell));
            var rank = Rank(equations);
            for (var month = 0; month < months; month++)
                for (var part = 0; part < parts; part++)
                    if (cells[month][part].Item2 is > 0 and < 10)
                        Rank([.. equations, Row((m, p) => m == month && p == part)]).ShouldBe(rank + 1, $"seed {seed}: month {month}, part {part} follows from what is published");

            double[] Row(Func<int, int, bool> holds) => [.. Enumerable.Range(0, parts * months).Select(cell => holds(cell / parts, cell % parts) ? 1.0 : 0.0)];
        }
    }

    [Fact]
    public void A_share_whose_numerator_is_small_is_withheld_too() =>
        Suppression.OfYear([[(3, 30), (25, 30), (20, 40)]], 10, true)[0].Month.ShouldBe([false, false, true, true]);

    [Theory]
    [InlineData("2026", "2026-01-01", "2026-12-31")]
    [InlineData("2026-Q1", "2026-01-01", "2026-03-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("12m", "2025-04-01", "2026-03-02")]
    [InlineData("2026-Q5", "2025-04-01", "2026-03-02")]
    [InlineData("2026-13", "2025-04-01", "2026-03-02")]
    [InlineData("0001", "2025-04-01", "2026-03-02")]
    [InlineData("<script>", "2025-04-01", "2026-03-02")]
    [InlineData(null, "2025-04-01", "2026-03-02")]
    public void A_period_is_read_and_nonsense_is_the_last_twelve_months(string? text, string from, string to)
    {
        var period = BoardPeriod.Read(text, new DateOnly(2026, 3, 2));
        ($"{period.From:yyyy-MM-dd}", $"{period.To:yyyy-MM-dd}").ShouldBe((from, to));
    }

    private static int Rank(List<double[]> rows)
    {
        var (matrix, rank) = (rows.Select(row => row.ToArray()).ToArray(), 0);
        for (var column = 0; matrix.Length > 0 && column < matrix[0].Length && rank < matrix.Length; column++)
        {
            var pivot = Enumerable.Range(rank, matrix.Length - rank).MaxBy(row => Math.Abs(matrix[row][column]));
            if (Math.Abs(matrix[pivot][column]) < 1e-9) continue;
            (matrix[rank], matrix[pivot]) = (matrix[pivot], matrix[rank]);
            for (var row = rank + 1; row < matrix.Length; row++)
            {
                var factor = matrix[row][column] / matrix[rank][column];
                for (var at = column; at < matrix[row].Length; at++) matrix[row][at] -= factor * matrix[rank][at];
            }
            rank++;
        }
        return rank;
    }
}
