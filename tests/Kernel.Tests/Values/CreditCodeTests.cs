using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Values;

/// <summary>R-COD-01.</summary>
public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("9144030071526726XG"), InlineData("914403001922038216"), InlineData("91110000802100433B"), InlineData("91330100799655058B")]
    [InlineData("91999901MA00000155"), InlineData("91999901MA00000230"), InlineData("91999901MA00001K7K"), InlineData("81999901MC00000121"), InlineData("52999901MJ00000180"), InlineData("92999901MA00009T1J")]
    public void Codes_of_the_rule_book_are_sound(string text) => CreditCode.Parse(text).FailedChecks.ShouldBe(CreditCodeChecks.None);

    [Theory]
    [InlineData(" 91330100799655058b "), InlineData("９１３３０１００７９９６５５０５８Ｂ"), InlineData("91330100-799655058-B"), InlineData("9133 0100 7996 5505 8B\u200b")]
    public void A_code_is_normalised(string typed) => CreditCode.Parse(typed).Value.ShouldBe("91330100799655058B");

    [Theory]
    [InlineData(null, CreditCodeFault.Empty), InlineData("  ", CreditCodeFault.Empty), InlineData("440301103097413", CreditCodeFault.LegacyNumber), InlineData("9133010079965505", CreditCodeFault.WrongLength)]
    [InlineData("9I330100799655058B", CreditCodeFault.WrongCharacter), InlineData("9133A100799655058B", CreditCodeFault.WrongCharacter), InlineData("9133010079965505😀", CreditCodeFault.WrongCharacter), InlineData("一一一一一一一一一一一一一一一一一一", CreditCodeFault.WrongCharacter)]
    public void Wrong_length_or_alphabet_is_an_error(string? typed, CreditCodeFault expected)
    {
        CreditCode.TryParse(typed, out var code, out var fault).ShouldBeFalse();
        (code, fault).ShouldBe((null, expected));
    }

    [Theory]
    [InlineData("91330100799655058C", CreditCodeChecks.Whole)]
    [InlineData("91330100799655059B", CreditCodeChecks.OrganisationCode | CreditCodeChecks.Whole)]
    public void A_failed_check_is_told_but_does_not_prevent_the_code(string text, CreditCodeChecks failed)
    {
        CreditCode.TryParse(text, out var code, out _).ShouldBeTrue();
        code.FailedChecks.ShouldBe(failed);
    }

    [Fact]
    public void A_code_with_only_a_wrong_organisation_check_says_so()
    {
        // Really issued codes exist whose inner check fails while the outer one holds; build one.
        const string head = "9133010079965505";
        var found = "0123456789ABCDEFGHJKLMNPQRTUWXY".SelectMany(_ => "0123456789ABCDEFGHJKLMNPQRTUWXY", (a, b) => CreditCode.Parse(head + a + b))
            .First(c => c.FailedChecks == CreditCodeChecks.OrganisationCode);
        found.Value[16].ShouldNotBe('8');
    }

    [Fact]
    public void One_wrong_digit_is_always_noticed() => Prop.ForAll(Gen.Choose(8, 15).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (at, by) =>
    {
        var digits = "914403001922038216".ToCharArray();
        digits[at] = (char)('0' + (digits[at] - '0' + by) % 10);
        return CreditCode.Parse(new(digits)).FailedChecks != CreditCodeChecks.None;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_union_is_recognised() => CreditCode.Parse("81999901MC00000121").IsUnion.ShouldBeTrue();
}
