using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Values;

/// <summary>Masking formats of rules §13.1.</summary>
public sealed class MaskedTests
{
    [Theory]
    [InlineData("张三", "张*", "张*"), InlineData("张小三", "张**", "张*三"), InlineData("欧阳小三", "欧**", "欧*三"), InlineData("𠮷小三", "𠮷**", "𠮷*三"), InlineData("张", "*", "*"), InlineData("", "", ""), InlineData(null, "", "")]
    public void Names(string? name, string alone, string list) => (Masked.Name(name), Masked.NameInList(name)).ShouldBe((alone, list));

    [Theory]
    [InlineData("999901198705121232", "999901********1232"), InlineData("123", "****"), InlineData(null, "")]
    public void Identity_numbers(string? number, string masked) => Masked.CitizenId(number).ShouldBe(masked);

    [Theory]
    [InlineData("13812345678", "138****5678"), InlineData("+8613812345678", "138****5678"), InlineData("0515-82312345", "0515-****345"), InlineData("82312345", "****345"), InlineData("junk", "****"), InlineData("", "")]
    public void Phones(string number, string masked) => Masked.Mobile(number).ShouldBe(masked);

    [Theory]
    [InlineData("6222 0212 3456 1234", "**** **** **** 1234"), InlineData("12", "****")]
    public void Bank_cards(string number, string masked) => Masked.BankCard(number).ShouldBe(masked);

    [Theory]
    [InlineData("江苏省盐城市射阳县合德镇人民路12号3幢", "江苏省盐城市射阳县合德镇****"), InlineData("重庆市江津区几江街道滨江大道1号", "重庆市江津区几江街道****")]
    [InlineData("北京市朝阳区建国路88号阳光小区3栋", "北京市朝阳区****"), InlineData("江苏省镇江市京口区正东路1号", "江苏省镇江市京口区****"), InlineData("盐城市人民路阳光小区3号", "盐城市****")]
    [InlineData("江西省景德镇市珠山区新村街道1号", "江西省景德镇市珠山区****"), InlineData("人民路12号", "****"), InlineData("", "")]
    public void Addresses_are_kept_to_the_street(string address, string masked) => Masked.Address(address).ShouldBe(masked);
}
