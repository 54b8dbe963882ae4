using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Values;

public sealed class MoneyTests
{
    [Theory] // R-GEN-03
    [InlineData("1.005", 101), InlineData("1.004", 100), InlineData("-1.005", -101), InlineData("0.125", 13), InlineData("2.675", 268)]
    public void Halves_are_rounded_away_from_zero(string yuan, long fen) => Money.FromYuan(decimal.Parse(yuan)).Fen.ShouldBe(fen);

    [Theory]
    [InlineData("1,234.5", 123450), InlineData("￥3000", 300000), InlineData("¥ 3000.00", 300000), InlineData("1.2万", 1200000), InlineData("１２．５元", 1250)]
    [InlineData("３，０００", 300000), InlineData("3千元", 300000), InlineData("0.5亿", 5000000000), InlineData("-3", -300), InlineData("－￥3", -300), InlineData("人民币1,000,000元整", 100000000)]
    [InlineData(" 12 345.67 ", 1234567), InlineData("1.23456万", 1234560), InlineData("0", 0), InlineData("RMB 5", 500), InlineData("5.", 500)]
    public void Amounts_are_read_as_people_type_them(string typed, long fen) => Money.Parse(typed).Fen.ShouldBe(fen);

    [Theory]
    [InlineData(""), InlineData(null), InlineData("abc"), InlineData("1.234"), InlineData("12,34"), InlineData("1,2345"), InlineData("1.2.3"), InlineData("--3"), InlineData("1万5")]
    [InlineData("99999999999999"), InlineData("99999999999亿"), InlineData("1e5"), InlineData("NaN"), InlineData("💰"), InlineData("三千")]
    public void What_is_no_amount_is_refused(string? typed) => Money.TryParse(typed, true, out _).ShouldBeFalse();

    [Fact]
    public void A_very_long_text_is_refused_quickly() => Money.TryParse(new string('1', 1_000_000), true, out _).ShouldBeFalse();

    [Fact]
    public void A_negative_amount_is_refused_where_none_may_be()
    {
        Money.TryParse("-0.01", allowNegative: false, out _).ShouldBeFalse();
        Money.TryParse("0", allowNegative: false, out var zero).ShouldBeTrue();
        zero.IsZero.ShouldBeTrue();
    }

    [Theory]
    [InlineData(123450, "¥1,234.50"), InlineData(-5, "-¥0.05"), InlineData(0, "¥0.00"), InlineData(956750000, "¥9,567,500.00")]
    public void Amounts_are_shown_with_two_places(long fen, string text) => Money.FromFen(fen).ToString().ShouldBe(text);

    [Theory]
    [InlineData(0, "零元整"), InlineData(123450, "壹仟贰佰叁拾肆元伍角整"), InlineData(1000, "壹拾元整"), InlineData(50, "伍角整"), InlineData(5, "伍分")]
    [InlineData(140950, "壹仟肆佰零玖元伍角整"), InlineData(600714, "陆仟零柒元壹角肆分"), InlineData(1640902, "壹万陆仟肆佰零玖元零贰分"), InlineData(32504, "叁佰贰拾伍元零肆分")]
    [InlineData(10001000, "壹拾万零壹拾元整"), InlineData(10000000100, "壹亿零壹元整"), InlineData(10000000000, "壹亿元整"), InlineData(956750000, "玖佰伍拾陆万柒仟伍佰元整")]
    [InlineData(100000000000000, "壹万亿元整"), InlineData(100000001000000, "壹万亿零壹万元整"), InlineData(-100, "负壹元整"), InlineData(10000050, "壹拾万元伍角整"), InlineData(110, "壹元壹角整")]
    public void Capitals_follow_the_rules_for_bills(long fen, string capitals) => Money.FromFen(fen).ToCapitals().ShouldBe(capitals);

    [Fact]
    public void The_extremes_can_be_written() => Money.FromFen(long.MinValue).ToCapitals().ShouldStartWith("负");

    [Fact]
    public void Parts_always_add_up() => Prop.ForAll<long, PositiveInt>((fen, parts) =>
    {
        var whole = Money.FromFen(fen);
        var split = whole.Split(parts.Get);
        return split.Count == parts.Get && Money.Sum(split) == whole && split.Max(p => p.Fen) - split.Min(p => p.Fen) <= 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_shown_can_be_typed_in_again() => Prop.ForAll<int>(fen =>
        Money.Parse(Money.FromFen(fen).ToString()) == Money.FromFen(fen)).QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_do_not_depend_on_the_order() => Prop.ForAll<int[]>(fens =>
        Money.Sum(fens.Select(f => Money.FromFen(f))).Fen == fens.Sum(f => (long)f)
        && Money.Sum(fens.Reverse().Select(f => Money.FromFen(f))) == Money.Sum(fens.Select(f => Money.FromFen(f)))).QuickCheckThrowOnFailure();

    [Fact]
    public void An_overflow_is_never_silent() => Should.Throw<OverflowException>(() => Money.FromFen(long.MaxValue) + Money.FromFen(1));

    [Fact]
    public void Json_holds_yuan_with_two_places()
    {
        JsonSerializer.Serialize(Money.FromFen(123450)).ShouldBe("1234.50");
        JsonSerializer.Deserialize<Money>("1234.5").Fen.ShouldBe(123450);
        JsonSerializer.Deserialize<Money>("\"1,234.5\"").Fen.ShouldBe(123450);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Money>("1.234"));
    }
}
