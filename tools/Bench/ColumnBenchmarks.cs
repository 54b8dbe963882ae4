using System.Diagnostics;
using Niangjia.Kernel.Columns;

namespace Niangjia.Bench;

/// <summary>Goal G8: figures from ten million rows in memory. A time is what the processors did, whatever others did beside.</summary>
internal static class ColumnBenchmarks
{
    private const int Rows = 10_000_000;
    private const int Units = 5_000;
    private static readonly Lazy<ColumnTable> Requests = new(() => Filled(new(Codes: 2, Days: 2, Flags: 19, Amounts: 0)));
    private static readonly Lazy<ColumnTable> Disputes = new(() => Filled(new(Codes: 2, Days: 3, Flags: 6, Amounts: 2)));

    public static Measured Counts_10_M_rows_by_unit() => Ask(Requests, new() { Flags = [0], Codes = [(0, In("/q/"))], By = [ColumnGroup.Code(0)] });

    public static Measured Counts_10_M_rows_by_kind() => Ask(Requests, new() { Flags = [0], Codes = [(0, In("/q/"))], By = [ColumnGroup.Code(1)] });

    public static Measured Counts_10_M_rows_by_month() => Ask(Requests, new() { Flags = [0], Codes = [(0, In("/q/"))], By = [ColumnGroup.Month(0)] });

    public static Measured Counts_10_M_rows_by_unit_and_month() => Ask(Requests, new() { Flags = [0], Codes = [(0, In("/q/"))], By = [ColumnGroup.Code(0), ColumnGroup.Month(0)] });

    public static Measured Counts_10_M_rows_of_a_street_by_kind() => Ask(Requests, new() { Flags = [1], Codes = [(0, In("/q/s07/"))], By = [ColumnGroup.Code(1)] });

    public static Measured Counts_10_M_rows_of_one_kind_by_unit_in_a_year() => Ask(Requests, new()
    {
        Flags = [0],
        Codes = [(0, In("/q/")), (1, kind => kind == "K3")],
        Days = (0, new(2025, 1, 1), new(2025, 12, 31)),
        By = [ColumnGroup.Code(0)],
    });

    public static Measured Adds_10_M_amounts_by_unit() => Ask(Disputes, new() { Flags = [0], Codes = [(0, In("/q/"))], Amount = 0, Less = 1, By = [ColumnGroup.Code(0)] });

    public static Measured Packs_10_M_rows() => Measured.Of(1, _ => Filled(new(Codes: 2, Days: 2, Flags: 19, Amounts: 0)));

    public static Measured Rewrites_a_row_among_10_M()
    {
        var latest = Key(Rows - 100);
        return Measured.Of(500, _ => Requests.Value.Write([new(latest, ["/q/s01/c0001/", "K1"], [new(2026, 3, 1), null], new bool[19], [])]));
    }

    private static Func<string?, bool> In(string path) => unit => unit?.StartsWith(path, StringComparison.Ordinal) == true;

    private static Measured Ask(Lazy<ColumnTable> table, ColumnQuery query)
    {
        var rows = table.Value.Current;
        for (var i = 0; i < 5; i++) rows.Ask(query);
        var (times, before, bytes) = (20, Process.GetCurrentProcess().TotalProcessorTime, GC.GetTotalAllocatedBytes());
        for (var i = 0; i < times; i++) rows.Ask(query);
        return new(times, Process.GetCurrentProcess().TotalProcessorTime - before, GC.GetTotalAllocatedBytes() - bytes, 0);
    }

    private static Guid Key(int row) => new(row + 1, 0, 0, new byte[8]);

    private static ColumnTable Filled(ColumnLayout layout)
    {
        var (table, fill, dice) = (new ColumnTable(layout), new ColumnFill(layout), new Random(1));
        string[] units = [.. Enumerable.Range(0, Units).Select(unit => $"/q/s{unit % 30:00}/c{unit:0000}/")];
        string[] kinds = [.. Enumerable.Range(0, 24).Select(kind => $"K{kind}")];
        for (var row = 0; row < Rows; row++)
        {
            var day = (ushort)(7500 + row / (Rows / 2000));
            fill.Rows.Add(Key(row));
            fill.Rows.SetCode(0, units[(int)(dice.NextDouble() * dice.NextDouble() * Units)]);
            fill.Rows.SetCode(1, kinds[dice.Next(kinds.Length)]);
            for (var column = 0; column < layout.Days; column++) fill.Rows.SetDay(column, column == 0 ? day : (ushort)(day + dice.Next(60)));
            fill.Rows.SetFlags(dice.NextInt64(1L << layout.Flags) | 1);
            for (var column = 0; column < layout.Amounts; column++) fill.Rows.SetAmount(column, dice.Next(9_000_000));
            if (fill.Rows.Count == ColumnBlock.Rows) fill.Pack();
        }
        fill.Finish();
        table.Become(fill);
        return table;
    }
}
