using System.Globalization;
using Microsoft.AspNetCore.Http;
using Niangjia.Kernel.Values;

namespace Niangjia.Ui.Tests;

public sealed class DisplayTests
{
    // What a test before this one asked for in English stays with its thread.
    public DisplayTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Days_and_moments_are_said_in_Chinese_time()
    {
        var moment = new DateTimeOffset(2026, 3, 1, 17, 30, 0, TimeSpan.Zero);
        DateText.Day(moment).ShouldBe("2026年3月2日（周一）");
        DateText.Moment(moment).ShouldBe("2026年3月2日 01:30");
    }

    [Fact]
    public void Money_is_said_in_yuan_with_two_places() => MoneyText.Of(Money.FromYuan(9567500m)).ShouldBe("9,567,500.00 元");

    [Theory]
    [InlineData(0, "0 KB")]
    [InlineData(1, "1 KB")]
    [InlineData(999_999, "1000 KB")]
    [InlineData(4_500_000, "4.5 MB")]
    public void Sizes_of_files_are_said_as_phones_say_them(long bytes, string text) => FileSize.Of(bytes).ShouldBe(text);

    [Fact]
    public void Every_menu_icon_is_drawn() => Icon.Names.Count.ShouldBeGreaterThan(50);

    [Fact]
    public void Many_files_are_too_many()
    {
        var files = Enumerable.Range(0, 4).Select(n => new FormFile(Stream.Null, 0, 10, "x", n.ToString(CultureInfo.InvariantCulture))).ToList<IFormFile>();
        new FileLimitAttribute(100) { Most = 3 }.IsValid(files).ShouldBeFalse();
        new FileLimitAttribute(100) { Most = 4 }.IsValid(files).ShouldBeTrue();
        new FileLimitAttribute(9) { Most = 4 }.IsValid(files).ShouldBeFalse();
    }
}
