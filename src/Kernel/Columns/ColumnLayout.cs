namespace Niangjia.Kernel.Columns;

/// <summary>What a table of columns is made of; a column is known by its number within its kind.</summary>
/// <param name="Codes">Columns of few different texts; the first is the path of the unit the row belongs to.</param>
/// <param name="Days">Columns of days.</param>
/// <param name="Flags">Yes-or-no columns, at most 63.</param>
/// <param name="Amounts">Columns of whole numbers that are added up, such as fen.</param>
public sealed record ColumnLayout(int Codes, int Days, int Flags, int Amounts)
{
    private const int FlagsInWord = 16;

    /// <summary>How many fields a row has when it is read: its key, codes, days, all flags as one number, amounts.</summary>
    public int Fields => 2 + Codes + Days + Amounts;

    internal int FlagWords => (Flags + FlagsInWord - 1) / FlagsInWord;

    internal int Words => Codes + Days + FlagWords;

    internal int WordOfDay(int day) => Codes + day;

    internal int WordOfFlags(int number) => Codes + Days + number;

    internal (int Word, ushort Bit) PlaceOfFlag(int flag) => (WordOfFlags(flag / FlagsInWord), (ushort)(1 << flag % FlagsInWord));
}

/// <summary>A row as it is written: its key and a value for every column of the layout.</summary>
public sealed record ColumnRow(Guid Key, IReadOnlyList<string?> Codes, IReadOnlyList<DateOnly?> Days, IReadOnlyList<bool> Flags, IReadOnlyList<long> Amounts);

/// <summary>By what rows are added up: the value of a code column, or the month of a day column.</summary>
/// <param name="Column">Number of the column within its kind.</param>
/// <param name="OfMonths">Whether it is a day column.</param>
public readonly record struct ColumnGroup(int Column, bool OfMonths)
{
    /// <summary>By the value of a code column.</summary>
    public static ColumnGroup Code(int column) => new(column, false);

    /// <summary>By the month of a day column; its value is written <c>2026-03</c>.</summary>
    public static ColumnGroup Month(int column) => new(column, true);
}

/// <summary>Which rows to count and add up.</summary>
public sealed record ColumnQuery
{
    /// <summary>Code columns whose value must pass; each condition is asked once a value, not once a row.</summary>
    public IReadOnlyList<(int Column, Func<string?, bool> Passes)> Codes { get; init; } = [];

    /// <summary>A day column and the days it must lie in, both inclusive; rows without a day are left out.</summary>
    public (int Column, DateOnly From, DateOnly To)? Days { get; init; }

    /// <summary>Flags that must all be set.</summary>
    public IReadOnlyList<int> Flags { get; init; } = [];

    /// <summary>The amount to add up; null only counts.</summary>
    public int? Amount { get; init; }

    /// <summary>An amount that is taken off it.</summary>
    public int? Less { get; init; }

    /// <summary>Up to two columns to group by.</summary>
    public IReadOnlyList<ColumnGroup> By { get; init; } = [];
}

/// <summary>One group of a result; without grouping there is exactly one, with it only those that have rows.</summary>
public sealed record ColumnSum(string? First, string? Second, long Count, long Amount);

/// <summary>Days as 2-byte numbers: 0 is none, 1 the first of 2000; what lies outside 2000–2178 is taken for the nearest day inside.</summary>
internal static class DayCode
{
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber - 1;
    private static readonly ushort[] Months = [.. Enumerable.Range(0, ushort.MaxValue + 1).Select(code => code == 0 ? (ushort)0 : MonthOf(DateOnly.FromDayNumber(Epoch + code)))];

    public static ushort Of(DateOnly? day) => day is { } known ? OfNumber(known.DayNumber) : (ushort)0;

    /// <summary>The day with this <see cref="DateOnly.DayNumber"/>.</summary>
    public static ushort OfNumber(long dayNumber) => (ushort)Math.Clamp(dayNumber - Epoch, 1, ushort.MaxValue);

    public static ReadOnlySpan<ushort> MonthTable => Months;

    public static string? MonthText(int month) => month == 0 ? null : $"{2000 + (month - 1) / 12:0000}-{(month - 1) % 12 + 1:00}";

    private static ushort MonthOf(DateOnly day) => (ushort)((day.Year - 2000) * 12 + day.Month);
}
