using Niangjia.Cases.Domain.Requests;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>Two accounts of one matter are found alike, two matters of one kind are not.</summary>
public sealed class TextLikenessTests
{
    private const string Letter = "我叫王小工，在明珠电子二车间做普工，从去年十二月起老板就没有发过工资，一共拖欠八千六百元，问了好几次都说资金周转不开，请工会帮我要回来。";

    [Theory]
    [InlineData("在明珠电子二车间做普工，从去年十二月起没有发过工资，一共拖欠八千六百元。")]
    [InlineData("王小工来电：明珠电子二车间普工，去年十二月起老板没发过工资，拖欠八千六百元，问了好几次都说资金周转不开。")]
    [InlineData("我叫王小工，在明珠电子二车间做普工，从去年１２月起老板就没有发过工资，一共拖欠八千六百元，问了好几次，都说资金周转不开。请工会帮我要回来！")]
    public void The_same_matter_told_again_is_found(string again)
    {
        var found = Between(Letter, again);
        found.ShouldNotBeNull();
        found.Share.ShouldBeGreaterThan(0.7);
        again.ShouldContain(found.Passage);
        Letter.ShouldContain(found.Passage);
    }

    [Theory]
    [InlineData("我在春晖鞋厂上班，老板拖欠工资三个月了，请工会帮忙要回来。")]
    [InlineData("宿舍热水坏了两个星期，物业说不归他们管。")]
    [InlineData("老板不给我交社会保险，问了几次都说再等等，请工会帮忙。")]
    [InlineData("谢谢工会！")]
    [InlineData("😡😡😡")]
    [InlineData("")]
    public void Another_matter_is_not(string other) => Between(Letter, other).ShouldBeNull();

    [Fact]
    public void The_order_does_not_matter()
    {
        var (one, other) = ("明珠电子二车间普工，去年十二月起没发工资，拖欠八千六百元", Letter);
        Between(one, other)!.Share.ShouldBe(Between(other, one)!.Share);
    }

    private static TextLikeness? Between(string mine, string other) => TextLikeness.Between(mine, TextLikeness.WordsOf(mine), other);
}
