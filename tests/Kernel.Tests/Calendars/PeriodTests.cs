using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tests.Calendars;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("15 CD", 15, PeriodUnit.CalendarDays)]
    [InlineData("3 WD", 3, PeriodUnit.WorkingDays)]
    [InlineData("1 Y", 1, PeriodUnit.Years)]
    [InlineData("6 M", 6, PeriodUnit.Months)]
    [InlineData("4 H", 4, PeriodUnit.Hours)]
    [InlineData("0 CD", 0, PeriodUnit.CalendarDays)]
    public void A_period_is_read_and_written_in_the_same_form(string text, int length, PeriodUnit unit)
    {
        Period.Parse(text).ShouldBe(new(length, unit));
        new Period(length, unit).ToString().ShouldBe(text);
        Period.Parse($"  {text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()} ").ShouldBe(new(length, unit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CD")]
    [InlineData("15")]
    [InlineData("-3 WD")]
    [InlineData("3.5 WD")]
    [InlineData("0 WD")]
    [InlineData("0 H")]
    [InlineData("999999 CD")]
    [InlineData("99999999999 CD")]
    [InlineData("31 Y")]
    [InlineData("15 days")]
    [InlineData("１５ CD")]
    [InlineData(null)]
    public void Nonsense_is_no_period(string? text)
    {
        Period.TryParse(text, null, out _).ShouldBeFalse();
        if (text is not null) Should.Throw<FormatException>(() => Period.Parse(text));
    }

    [Fact]
    public void A_period_of_nonsense_cannot_be_made()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Period.OfDays(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => Period.OfWorkingDays(0));
        Should.Throw<ArgumentOutOfRangeException>(() => Period.OfYears(31));
        Should.Throw<ArgumentOutOfRangeException>(() => new Period(1, (PeriodUnit)9));
    }

    [Theory]
    [InlineData("15 CD", "15日", "15 calendar days")]
    [InlineData("1 WD", "1个工作日", "1 working day")]
    [InlineData("6 M", "6个月", "6 months")]
    [InlineData("1 Y", "1年", "1 year")]
    [InlineData("4 H", "4小时", "4 hours")]
    [InlineData("0 CD", "当日", "the same day")]
    public void A_period_is_said_in_both_languages(string period, string chinese, string english)
    {
        Period.Parse(period).ToText(new CultureInfo("zh-Hans")).ShouldBe(chinese);
        Period.Parse(period).ToText(new CultureInfo("en")).ShouldBe(english);
    }
}
