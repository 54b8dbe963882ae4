using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tests.Calendars;

public sealed class ChineseFestivalsTests
{
    /// <summary>Rules §12.3, and the leap months of 2023 and 2028.</summary>
    [Theory]
    [InlineData(2024, "02-09", "02-24", "04-04", "06-10", "08-10", "09-17", "10-11")]
    [InlineData(2025, "01-28", "02-12", "04-04", "05-31", "08-29", "10-06", "10-29")]
    [InlineData(2026, "02-16", "03-03", "04-05", "06-19", "08-19", "09-25", "10-18")]
    [InlineData(2027, "02-05", "02-20", "04-05", "06-09", "08-08", "09-15", "10-08")]
    public void The_festivals_fall_on_the_days_of_the_almanac(int year, string eve, string lantern, string qingming, string dragon, string qixi, string moon, string ninth)
    {
        string Day(DateOnly date)
        {
            date.Year.ShouldBe(year);
            return date.ToString("MM-dd", CultureInfo.InvariantCulture);
        }

        Day(ChineseFestivals.NewYearsEve(year)).ShouldBe(eve);
        Day(ChineseFestivals.OfLunar(year, 1, 15)).ShouldBe(lantern);
        Day(ChineseFestivals.Qingming(year)).ShouldBe(qingming);
        Day(ChineseFestivals.DragonBoat(year)).ShouldBe(dragon);
        Day(ChineseFestivals.OfLunar(year, 7, 7)).ShouldBe(qixi);
        Day(ChineseFestivals.MidAutumn(year)).ShouldBe(moon);
        Day(ChineseFestivals.OfLunar(year, 9, 9)).ShouldBe(ninth);
    }

    [Theory]
    [InlineData(2024, "2025-01-07")]
    [InlineData(2025, "2026-01-26")]
    [InlineData(2026, "2027-01-15")]
    [InlineData(2027, "2028-01-04")]
    public void The_eighth_of_the_twelfth_month_falls_in_the_next_year(int lunarYear, string day) =>
        ChineseFestivals.OfLunar(lunarYear, 12, 8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).ShouldBe(day);

    [Fact]
    public void Qingming_agrees_with_the_almanac_formula_of_the_century()
    {
        for (var year = 2000; year < 2100; year++)
        {
            var y = year % 100;
            ChineseFestivals.Qingming(year).Day.ShouldBe((int)(y * 0.2422 + 4.81) - y / 4, year.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(2005, 10)]
    [InlineData(2012, 11)]
    [InlineData(2021, 11)]
    [InlineData(2024, 11)]
    [InlineData(2027, 13)]
    [InlineData(2040, 13)]
    public void The_statutory_days_are_those_of_the_regulation_in_force(int year, int days) =>
        StatutoryHolidays.Of(year).Count.ShouldBe(days);

    [Fact]
    public void Every_statutory_day_is_off_in_the_published_notices()
    {
        foreach (var year in HolidayYear.BuiltIn)
            StatutoryHolidays.Of(year.Year).Keys.ShouldBeSubsetOf(year.Days.Where(d => d.IsOffDay).Select(d => d.Date).ToList());
    }
}
