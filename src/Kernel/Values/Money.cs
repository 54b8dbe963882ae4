using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Niangjia.Kernel.Values;

/// <summary>
/// An amount in Chinese yuan (CNY), exact to the fen (R-GEN-03). May be negative; where it must not be, ask <see cref="IsNegative"/>
/// or parse with <see cref="TryParse(string?, bool, out Money)"/>. Formulas run in <see cref="decimal"/> and are rounded once, at the end, by <see cref="FromYuan"/>.
/// </summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money : IComparable<Money>, IComparable, IParsable<Money>, IFormattable
{
    private const decimal FenPerYuan = 100m;

    private Money(long fen) => Fen = fen;

    /// <summary>Nothing: ¥0.00.</summary>
    public static Money Zero => default;

    /// <summary>The amount in fen (1 yuan = 100 fen). This is what the database holds.</summary>
    public long Fen { get; }

    /// <summary>The amount in yuan, always with two places.</summary>
    public decimal Yuan => Fen / FenPerYuan + 0.00m;

    /// <summary>Below zero.</summary>
    public bool IsNegative => Fen < 0;

    /// <summary>Exactly zero.</summary>
    public bool IsZero => Fen == 0;

    /// <summary>An amount from whole fen.</summary>
    public static Money FromFen(long fen) => new(fen);

    /// <summary>Rounds to two places, halves away from zero (R-GEN-03).</summary>
    /// <exception cref="OverflowException">The amount does not fit into 64 bits of fen (about 92 quadrillion yuan).</exception>
    public static Money FromYuan(decimal yuan) =>
        new(decimal.ToInt64(Math.Round(yuan * FenPerYuan, 0, MidpointRounding.AwayFromZero)));

    /// <summary>The sum, exact.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, amount) => sum + amount);

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a.Fen >= b.Fen ? a : b;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Fen <= b.Fen ? a : b;

    /// <summary>
    /// Divides into <paramref name="parts"/> amounts that differ by at most one fen and always add up to this amount; the earlier parts get the odd fen.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one part.</exception>
    public IReadOnlyList<Money> Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (each, left) = Math.DivRem(Fen, parts);
        var odd = Math.Sign(left);
        var result = new Money[parts];
        for (var i = 0; i < parts; i++) result[i] = new(each + (i < Math.Abs(left) ? odd : 0));
        return result;
    }

    /// <summary>Adds exactly.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    /// <summary>Subtracts exactly.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    /// <summary>The same amount with the other sign.</summary>
    public static Money operator -(Money a) => new(checked(-a.Fen));

    /// <summary>Multiplies exactly by a whole number.</summary>
    public static Money operator *(Money a, int times) => new(checked(a.Fen * times));

    /// <summary>Multiplies and rounds to the fen; in a longer formula use <see cref="Yuan"/> and round once.</summary>
    public static Money operator *(Money a, decimal factor) => FromYuan(a.Yuan * factor);

    /// <summary>Divides and rounds to the fen; to share an amount out use <see cref="Split"/>.</summary>
    public static Money operator /(Money a, decimal divisor) => FromYuan(a.Yuan / divisor);

    /// <summary>How many times <paramref name="b"/> goes into <paramref name="a"/>.</summary>
    public static decimal operator /(Money a, Money b) => (decimal)a.Fen / b.Fen;

    /// <summary>Less than.</summary>
    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    /// <summary>More than.</summary>
    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    /// <summary>At most.</summary>
    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    /// <summary>At least.</summary>
    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null ? 1 : CompareTo((Money)obj);

    /// <summary>For people: <c>¥1,234.50</c>, <c>-¥0.05</c>.</summary>
    public override string ToString() => (IsNegative ? "-¥" : "¥") + Math.Abs(Yuan).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The number in yuan in any .NET number format (for input fields use <c>"0.00"</c>); without a format as <see cref="ToString()"/>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : Yuan.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

    /// <summary>In Chinese capitals as on receipts and agreements: <c>壹仟贰佰叁拾肆元伍角整</c>.</summary>
    public string ToCapitals() => MoneyCapitals.Write(Fen);

    /// <summary>Reads what people type: <c>1,234.5</c>, <c>￥3000</c>, <c>１２．５元</c>, <c>1.2万</c>, <c>-3</c>.</summary>
    /// <exception cref="FormatException">Not an amount, or finer than one fen.</exception>
    public static Money Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var amount) ? amount : throw new FormatException("Not an amount of money.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Money result) => TryParse(s, true, out result);

    /// <summary>As <see cref="Parse"/>, and refuses amounts below zero unless they are allowed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, bool allowNegative, out Money result)
    {
        result = default;
        if (MoneyReader.Read(text) is not { } yuan || yuan < 0 && !allowNegative) return false;
        result = FromYuan(yuan);
        return true;
    }

    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), true, out var typed)) return typed;
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var yuan) && MoneyReader.Fits(yuan)) return FromYuan(yuan);
            throw new JsonException("An amount in yuan with at most two places is expected.");
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Yuan);
    }
}
