using System.Globalization;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tables;

/// <summary>A value for a cell; strings, numbers, money, dates and instants turn into one by themselves.</summary>
public readonly struct CellValue
{
    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    private CellValue(CellKind kind, string? text, decimal number) => (Kind, Text, Number) = (kind, text, number);

    internal CellKind Kind { get; }

    internal string? Text { get; }

    internal decimal Number { get; }

    /// <summary>Text; null leaves the cell empty. Never a formula.</summary>
    public static implicit operator CellValue(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, 0);

    /// <summary>A whole number.</summary>
    public static implicit operator CellValue(int? number) => number is { } n ? new(CellKind.Number, null, n) : default;

    /// <summary>A whole number; beyond 15 digits spreadsheets lose some, so write those as text.</summary>
    public static implicit operator CellValue(long? number) => number is { } n ? new(CellKind.Number, null, n) : default;

    /// <summary>A number.</summary>
    public static implicit operator CellValue(decimal? number) => number is { } n ? new(CellKind.Number, null, n) : default;

    /// <summary>Yuan with two places.</summary>
    public static implicit operator CellValue(Money? money) => money is { } m ? new(CellKind.Money, null, m.Yuan) : default;

    /// <summary>A day.</summary>
    public static implicit operator CellValue(DateOnly? day) =>
        day is { } d ? new(CellKind.Date, null, d.DayNumber - DateOnly.FromDateTime(Epoch).DayNumber) : default;

    /// <summary>An instant, shown in Asia/Shanghai to the second (R-GEN-04).</summary>
    public static implicit operator CellValue(DateTimeOffset? instant) =>
        instant is { } i ? new(CellKind.Moment, null, Math.Round((decimal)(ChinaTime.Of(i).DateTime - Epoch).Ticks / TimeSpan.TicksPerDay, 10)) : default;

    /// <inheritdoc cref="op_Implicit(int?)"/>
    public static implicit operator CellValue(int number) => (int?)number;

    /// <inheritdoc cref="op_Implicit(long?)"/>
    public static implicit operator CellValue(long number) => (long?)number;

    /// <inheritdoc cref="op_Implicit(decimal?)"/>
    public static implicit operator CellValue(decimal number) => (decimal?)number;

    /// <inheritdoc cref="op_Implicit(Money?)"/>
    public static implicit operator CellValue(Money money) => (Money?)money;

    /// <inheritdoc cref="op_Implicit(DateOnly?)"/>
    public static implicit operator CellValue(DateOnly day) => (DateOnly?)day;

    /// <inheritdoc cref="op_Implicit(DateTimeOffset?)"/>
    public static implicit operator CellValue(DateTimeOffset instant) => (DateTimeOffset?)instant;

    /// <summary>As it stands in a csv file.</summary>
    public override string ToString() => Kind switch
    {
        CellKind.Text => Text!,
        CellKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        CellKind.Money => Number.ToString("0.00", CultureInfo.InvariantCulture),
        CellKind.Date => Epoch.AddDays((double)Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CellKind.Moment => Epoch.AddSeconds((double)Math.Round(Number * 86_400)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => "",
    };
}

internal enum CellKind : byte
{
    Empty,
    Text,
    Number,
    Money,
    Date,
    Moment,
}
