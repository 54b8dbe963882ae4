using System.Globalization;
using System.Text.Json;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tests.Calendars;

public sealed class HolidayYearFileTests
{
    private static readonly CultureInfo English = new("en");

    [Fact]
    public void Every_shipped_year_is_read()
    {
        HolidayYear.BuiltIn.Select(y => y.Year).ShouldBe(Enumerable.Range(2020, 7));
        HolidayYear.BuiltIn.ShouldAllBe(y => y.Papers.Count > 0 && y.Days.Count > 30);
    }

    [Fact]
    public void A_new_year_in_the_same_form_is_accepted()
    {
        var read = HolidayYearFile.Read(File2027(), 2027, English);
        read.Refusals.ShouldBeEmpty();
        read.Year.ShouldNotBeNull().Days.Count.ShouldBe(14);
        read.Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not json", "cannot be read as JSON")]
    [InlineData("", "cannot be read as JSON")]
    [InlineData("[]", "no number \"year\"")]
    [InlineData("""{"year":"2027","days":[]}""", "no number \"year\"")]
    [InlineData("""{"year":2027}""", "no list \"days\"")]
    [InlineData("""{"year":1066,"days":[]}""", "is not between 1950 and 2099")]
    [InlineData("""{"year":2027,"year":2026,"days":[]}""", "cannot be read as JSON")]
    [InlineData("""{"year":2027,"days":[]}""", "2027-10-01 (国庆节) is a statutory holiday and missing")]
    [InlineData("""{"year":2027,"days":[5]}""", "Day no. 1 lacks")]
    [InlineData("""{"year":2027,"days":[{"name":"元旦","date":"2027-01-01","isOffDay":"yes"}]}""", "Day no. 1 lacks")]
    [InlineData("""{"year":2027,"days":[{"name":"元旦","date":"2027-13-01","isOffDay":true}]}""", "is not a date")]
    [InlineData("""{"year":2027,"days":[{"name":" ","date":"2027-01-01","isOffDay":true}]}""", "no usable holiday name")]
    [InlineData("""{"year":2027,"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true}]}""", "does not belong to the year 2027")]
    [InlineData("""{"year":2027,"papers":["javascript:alert(1)"],"days":[]}""", "is not a web address")]
    public void Nonsense_is_refused_with_a_sentence(string json, string sentence)
    {
        var read = HolidayYearFile.Read(json, culture: English);
        read.Year.ShouldBeNull();
        read.Refusals.ShouldContain(s => s.Contains(sentence, StringComparison.Ordinal), string.Join('\n', read.Refusals));
    }

    [Fact]
    public void A_file_of_another_year_is_refused() =>
        HolidayYearFile.Read(File2027(), 2028, English).Refusals.ShouldBe(["The file is for 2027, not for 2028."]);

    [Fact]
    public void A_day_listed_twice_is_refused() =>
        HolidayYearFile.Read(File2027(new Line("2027-10-01", "国庆节", true)), 2027, English).Refusals.ShouldBe(["2027-10-01 is listed twice."]);

    [Fact]
    public void A_statutory_day_cannot_be_worked() =>
        HolidayYearFile.Read(File2027().Replace("\"2027-10-01\",\"isOffDay\":true", "\"2027-10-01\",\"isOffDay\":false", StringComparison.Ordinal), 2027, English)
            .Refusals.ShouldBe(["2027-10-01 (国庆节) is a statutory holiday but marked as a working day."]);

    [Fact]
    public void A_make_up_day_on_a_weekday_is_remarked()
    {
        var read = HolidayYearFile.Read(File2027(new Line("2027-10-08", "国庆节", false)), 2027, English);
        read.Year.ShouldNotBeNull();
        read.Remarks.ShouldHaveSingleItem().ShouldContain("is no Saturday or Sunday");
    }

    [Fact]
    public void A_huge_file_is_refused_before_it_is_read()
    {
        HolidayYearFile.Read(new string(' ', 300_000), culture: English).Refusals.ShouldHaveSingleItem().ShouldContain("longer than 256 kB");
        var many = Enumerable.Range(0, 200).Select(d => new Line(new DateOnly(2027, 1, 1).AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "假", true));
        HolidayYearFile.Read(Write(2027, many), culture: English).Refusals.ShouldHaveSingleItem().ShouldContain("lists 200 days");
    }

    [Fact]
    public void Refusals_speak_Chinese_too() =>
        HolidayYearFile.Read(File2027(), 2028, new("zh-Hans")).Refusals.ShouldBe(["该文件是 2027 年的，不是 2028 年的。"]);

    private sealed record Line(string Date, string Name, bool IsOffDay);

    private static string File2027(params Line[] more) => Write(2027, StatutoryHolidays.Of(2027)
        .Select(d => new Line(d.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Value, true))
        .Append(new("2027-02-20", "春节", false)).Concat(more));

    private static string Write(int year, IEnumerable<Line> lines) => JsonSerializer.Serialize(new
    {
        year,
        papers = new[] { "https://www.gov.cn/zhengce/example.htm" },
        days = lines.Select(l => new { name = l.Name, date = l.Date, isOffDay = l.IsOffDay }),
    }, Plain);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
