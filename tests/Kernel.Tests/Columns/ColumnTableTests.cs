using Niangjia.Kernel.Columns;

namespace Niangjia.Kernel.Tests.Columns;

/// <summary>Design decision 9: what the columns say is what the rows say, to the last digit, whatever was appended and rewritten.</summary>
public sealed class ColumnTableTests
{
    private static readonly ColumnLayout Layout = new(Codes: 2, Days: 2, Flags: 20, Amounts: 1);
    private static readonly string?[] Units = ["/q/", "/q/s1/", "/q/s1/c1/", "/q/s2/", "/q2/"];
    private static readonly string?[] Types = ["A", "B", null];

    [Theory]
    [InlineData(1, 40_000)]
    [InlineData(2, 1_030)]
    [InlineData(3, 0)]
    public void Any_question_is_answered_as_the_rows_themselves_answer_it(int seed, int rows)
    {
        var dice = new Random(seed);
        var (table, model) = (new ColumnTable(Layout), new Dictionary<Guid, ColumnRow>());
        var keys = Enumerable.Range(0, rows).Select(at => new Guid(at, 0, 0, new byte[8])).ToArray();
        Write(keys);
        for (var round = 0; round < 5 && rows > 0; round++) Write([.. dice.GetItems(keys, 37), new Guid(rows + round, 1, 0, new byte[8])]);
        table.Current.Count.ShouldBe(model.Count);

        for (var question = 0; question < 60; question++)
        {
            var query = AnyQuery(dice);
            table.Current.Ask(query).ShouldBe(Expected(model.Values, query), ignoreOrder: true);
        }

        void Write(Guid[] some)
        {
            // The same key twice in one write: the last one counts.
            var written = some.Select(key => AnyRow(dice, key)).ToList();
            table.Write(written);
            foreach (var row in written) model[row.Key] = row;
        }
    }

    [Fact]
    public void A_picture_stays_as_it_was_while_rows_are_rewritten_and_appended()
    {
        var (table, dice) = (new ColumnTable(Layout), new Random(5));
        var keys = Enumerable.Range(0, 20_000).Select(at => new Guid(at, 0, 0, new byte[8])).ToArray();
        table.Write([.. keys.Select(key => Row(key, "/q/s1/", 1))]);
        var before = table.Current;
        var readers = Parallel.For(0, 2, reader =>
        {
            for (var round = 0; round < 200; round++)
            {
                if (reader == 0) table.Write([Row(keys[round * 7], "/q/s2/", 100), Row(new Guid(round, 9, 0, new byte[8]), "/q/s2/", 100)]);
                // Whoever reads sees whole writes: each adds an even number of hundreds or turns one into a hundred.
                var sum = table.Current.Ask(new() { Amount = 0 })[0];
                (sum.Amount - 20_000).ShouldBe((sum.Count - 20_000) * 199);
            }
        });
        readers.IsCompleted.ShouldBeTrue();
        before.Ask(new() { Amount = 0, By = [ColumnGroup.Code(0)] }).ShouldBe([new ColumnSum("/q/s1/", null, 20_000, 20_000)]);
        table.Current.Ask(new() { By = [ColumnGroup.Code(0)] }).Sum(group => group.Count).ShouldBe(20_200);
    }

    [Fact]
    public void A_write_says_which_units_it_touches_before_and_after()
    {
        var (table, key) = (new ColumnTable(Layout), new Guid(1, 0, 0, new byte[8]));
        table.Write([Row(key, "/q/s1/", 1)]).ShouldBe(["/q/s1/"]);
        table.Write([Row(key, "/q/s2/", 1)]).ShouldBe(["/q/s1/", "/q/s2/"], ignoreOrder: true);
        table.Write([]).ShouldBeEmpty();
    }

    private static ColumnRow Row(Guid key, string unit, long amount) => new(key, [unit, null], [new DateOnly(2026, 3, 1), null], new bool[20], [amount]);

    private static ColumnRow AnyRow(Random dice, Guid key) => new(
        key, [dice.GetItems(Units, 1)[0], dice.GetItems(Types, 1)[0]],
        [new DateOnly(2025, 1, 1).AddDays(dice.Next(700)), dice.Next(3) == 0 ? null : new DateOnly(2026, 1, 1).AddDays(dice.Next(90))],
        [.. Enumerable.Range(0, 20).Select(_ => dice.Next(4) > 0)], [dice.NextInt64(-1_000_000, 1_000_000_000)]);

    private static ColumnQuery AnyQuery(Random dice)
    {
        var (prefix, from) = (dice.GetItems(Units, 1)[0]!, new DateOnly(2025, 1, 1).AddDays(dice.Next(700)));
        return new()
        {
            Codes = dice.Next(3) == 0 ? [] : dice.Next(2) == 0 ? [(0, text => text?.StartsWith(prefix, StringComparison.Ordinal) == true)] : [(0, text => text == prefix), (1, text => text != "A")],
            Days = dice.Next(3) == 0 ? null : (dice.Next(2), from, from.AddDays(dice.Next(200))),
            Flags = [.. Enumerable.Range(0, dice.Next(3)).Select(_ => dice.Next(20)).Distinct()],
            Amount = dice.Next(2) == 0 ? null : 0,
            By = dice.Next(4) switch { 0 => [], 1 => [ColumnGroup.Code(dice.Next(2))], 2 => [ColumnGroup.Month(dice.Next(2))], _ => [ColumnGroup.Code(0), ColumnGroup.Month(1)] },
        };
    }

    private static IEnumerable<ColumnSum> Expected(IEnumerable<ColumnRow> rows, ColumnQuery query)
    {
        var chosen = rows.Where(row => query.Codes.All(code => code.Passes(row.Codes[code.Column])) && query.Flags.All(flag => row.Flags[flag])
            && (query.Days is not { } days || (row.Days[days.Column] >= days.From && row.Days[days.Column] <= days.To))).ToList();
        if (query.By.Count == 0) return [Sum(null, null, chosen)];
        return chosen.GroupBy(row => (Value(row, query.By[0]), query.By.Count > 1 ? Value(row, query.By[1]) : null)).Select(group => Sum(group.Key.Item1, group.Key.Item2, group));

        ColumnSum Sum(string? first, string? second, IEnumerable<ColumnRow> some) => new(first, second, some.Count(), query.Amount is null ? 0 : some.Sum(row => row.Amounts[0]));

        static string? Value(ColumnRow row, ColumnGroup by) => by.OfMonths ? row.Days[by.Column]?.ToString("yyyy-MM", null) : row.Codes[by.Column];
    }
}
