using System.Text.Json;
using Niangjia.Kernel.Values;

namespace Niangjia.Kernel.Tests.Values;

/// <summary>R-COD-05.</summary>
public sealed class PhoneTests
{
    [Theory]
    [InlineData("13812345678"), InlineData("+86 138-1234-5678"), InlineData("008613812345678"), InlineData("8613812345678"), InlineData("１３８ １２３４ ５６７８")]
    public void A_mobile_is_normalised(string typed)
    {
        Mobile.TryParse(typed, out var mobile).ShouldBeTrue();
        (mobile.Value, mobile.E164, mobile.ToString()).ShouldBe(("13812345678", "+8613812345678", "138****5678"));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("12812345678"), InlineData("1381234567"), InlineData("138123456789"), InlineData("+1 3812345678"), InlineData("1381234567x"), InlineData("0515-82312345")]
    public void What_is_no_mobile_is_refused(string? typed) => Mobile.TryParse(typed, out _).ShouldBeFalse();

    [Theory]
    [InlineData("0515-82312345", "0515-82312345", "+8651582312345"), InlineData("(0515)82312345", "0515-82312345", "+8651582312345"), InlineData("051582312345-8", "0515-82312345-8", "+8651582312345;ext=8")]
    [InlineData("010 6505 1234", "010-65051234", "+861065051234"), InlineData("+86-515-82312345", "0515-82312345", "+8651582312345"), InlineData("82312345转12", "0515-82312345-12", "+8651582312345;ext=12")]
    [InlineData("12351", "12351", null), InlineData("13812345678", "13812345678", "+8613812345678")]
    public void A_phone_is_normalised(string typed, string value, string? e164)
    {
        Phone.TryParse(typed, out var phone, areaCode: "0515").ShouldBeTrue();
        (phone.Value, phone.E164).ShouldBe((value, e164));
    }

    [Fact]
    public void A_local_number_without_area_code_has_no_international_form()
    {
        Phone.TryParse("8231234", out var phone).ShouldBeTrue();
        (phone.Kind, phone.E164).ShouldBe((PhoneKind.Landline, null));
    }

    [Theory]
    [InlineData("12346"), InlineData("1234567"), InlineData("0515-12345678"), InlineData("hello"), InlineData("0515--"), InlineData("82312345-1234567")]
    public void What_nobody_can_call_is_refused(string typed) => Phone.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void Json_never_holds_a_whole_personal_number()
    {
        Mobile.TryParse("13812345678", out var mobile).ShouldBeTrue();
        CitizenId.TryParse("999901198705121232", new DateOnly(2026, 1, 1), true, out var id, out _).ShouldBeTrue();
        JsonSerializer.Serialize(new { mobile, id, code = CreditCode.Parse("91330100799655058B") })
            .ShouldBe("""{"mobile":"138****5678","id":"999901********1232","code":"91330100799655058B"}""");
    }
}
