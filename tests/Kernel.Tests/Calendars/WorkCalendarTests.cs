using System.Globalization;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;

    /// <summary>Rules §12.4.</summary>
    [Theory]
    [InlineData("2026-01-28", "15 CD", "2026-02-12", "2026-02-12")]
    [InlineData("2026-02-02", "15 CD", "2026-02-17", "2026-02-24")]
    [InlineData("2026-02-12", "5 WD", null, "2026-02-26")]
    [InlineData("2026-08-20", "45 CD", "2026-10-04", "2026-10-08")]
    [InlineData("2026-09-01", "30 CD", "2026-10-01", "2026-10-08")]
    [InlineData("2025-09-03", "30 CD", "2025-10-03", "2025-10-09")]
    [InlineData("2026-01-05", "60 WD", null, "2026-04-03")]
    [InlineData("2025-09-25", "15 WD", null, "2025-10-22")]
    [InlineData("2024-09-27", "10 WD", null, "2024-10-16")]
    [InlineData("2026-04-30", "3 WD", null, "2026-05-08")]
    [InlineData("2026-09-30", "5 WD", null, "2026-10-13")]
    [InlineData("2024-02-29", "1 Y", "2025-02-28", "2025-02-28")]
    [InlineData("2024-10-01", "1 Y", "2025-10-01", "2025-10-09")]
    public void The_vectors_of_the_rule_book_hold(string start, string period, string? natural, string due)
    {
        var found = Calendar.Add(Date(start), Period.Parse(period));
        found.Due.ShouldBe(Date(due));
        found.Natural.ShouldBe(Date(natural ?? due));
        found.RolledDays.ShouldBe(found.Due.DayNumber - found.Natural.DayNumber);
        found.Provisional.ShouldBeFalse();
        found.Moment.ShouldBe(new DateTimeOffset(Date(due).AddDays(1).ToDateTime(default), TimeSpan.FromHours(8)));
    }

    /// <summary>Rules §12.2.</summary>
    [Theory]
    [InlineData(2024, new[] { 22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22 }, 251)]
    [InlineData(2025, new[] { 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23 }, 248)]
    [InlineData(2026, new[] { 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23 }, 248)]
    public void Each_month_has_the_working_days_of_the_notice(int year, int[] months, int total)
    {
        var counted = Enumerable.Range(1, 12).Select(m => DaysOf(year).Count(d => d.Month == m && Calendar.IsWorkingDay(d))).ToArray();
        counted.ShouldBe(months);
        counted.Sum().ShouldBe(total);
    }

    [Theory]
    [InlineData("2026-02-14", DayKind.MakeUpWorkday, "春节")]
    [InlineData("2026-02-15", DayKind.OffDay, "春节")]
    [InlineData("2026-02-16", DayKind.StatutoryHoliday, "春节")]
    [InlineData("2026-02-20", DayKind.OffDay, "春节")]
    [InlineData("2026-02-24", DayKind.Workday, null)]
    [InlineData("2026-03-01", DayKind.Weekend, null)]
    [InlineData("2025-10-06", DayKind.StatutoryHoliday, "中秋节")]
    [InlineData("2020-10-01", DayKind.StatutoryHoliday, "中秋节、国庆节")]
    [InlineData("2020-02-03", DayKind.Workday, "春节")]
    [InlineData("2022-12-31", DayKind.OffDay, "元旦")]
    public void A_day_knows_what_it_is(string date, DayKind kind, string? name)
    {
        var day = Calendar.Day(Date(date));
        day.Kind.ShouldBe(kind);
        day.Name.ShouldBe(name);
    }

    [Fact]
    public void A_year_without_notice_rests_only_on_statutory_days_and_weekends_and_is_provisional()
    {
        Calendar.Day(Date("2027-02-05")).Kind.ShouldBe(DayKind.StatutoryHoliday);
        Calendar.Day(Date("2027-02-05")).Provisional.ShouldBeTrue();
        Calendar.Day(Date("2027-02-10")).Kind.ShouldBe(DayKind.Workday);
        DaysOf(2027).Count(d => Calendar.Day(d).Kind == DayKind.StatutoryHoliday).ShouldBe(13);

        var due = Calendar.Add(Date("2026-12-20"), Period.OfDays(15));
        due.Provisional.ShouldBeTrue();
        due.Due.ShouldBe(Date("2027-01-04"));
        due.Years.ShouldBe([2027]);
        var over = Calendar.Add(Date("2026-12-30"), Period.OfWorkingDays(2));
        over.Provisional.ShouldBeTrue();
        over.Years.ShouldBe([2026, 2027]);
        Calendar.Add(Date("2026-12-20"), Period.OfDays(3)).Provisional.ShouldBeFalse();
    }

    [Fact]
    public void A_notice_that_arrives_late_moves_the_date_and_makes_it_final()
    {
        var off = Enumerable.Range(1, 4).Select(d => new HolidayDay(new(2027, 1, d), "元旦", true));
        var late = new WorkCalendar([.. HolidayYear.BuiltIn, new HolidayYear(2027, [], [.. off])]);
        var due = late.Add(Date("2026-12-20"), Period.OfDays(15));
        due.Due.ShouldBe(Date("2027-01-05"));
        due.RolledDays.ShouldBe(1);
        due.Provisional.ShouldBeFalse();
    }

    [Fact]
    public void Hours_count_from_the_moment_through_rest_days()
    {
        var start = new DateTimeOffset(2026, 2, 14, 15, 30, 0, TimeSpan.Zero);
        var due = Calendar.Add(start, Period.OfHours(4));
        due.Moment.ShouldBe(start.AddHours(4));
        due.Start.ShouldBe(Date("2026-02-14"));
        due.Due.ShouldBe(Date("2026-02-15"));
        due.Provisional.ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Calendar.Add(Date("2026-02-14"), Period.OfHours(4)));
    }

    [Fact]
    public void Days_count_from_the_Chinese_day_of_the_moment()
    {
        // 16:30 UTC is already the next day in China.
        Calendar.Add(new DateTimeOffset(2026, 1, 27, 16, 30, 0, TimeSpan.Zero), Period.OfDays(15)).ShouldSatisfyAllConditions(
            due => due.Start.ShouldBe(Date("2026-01-28")),
            due => due.Due.ShouldBe(Date("2026-02-12")));
    }

    [Fact]
    public void The_same_day_is_today_or_the_next_working_day()
    {
        Calendar.Add(Date("2026-01-28"), Period.OfDays(0)).Due.ShouldBe(Date("2026-01-28"));
        Calendar.Add(Date("2026-02-15"), Period.OfDays(0)).Due.ShouldBe(Date("2026-02-24"));
    }

    [Theory]
    [InlineData("2024-01-31", "1 M", "2024-02-29")]
    [InlineData("2025-01-31", "1 M", "2025-02-28")]
    [InlineData("2025-08-31", "6 M", "2026-02-28")]
    [InlineData("2024-12-31", "2 Y", "2026-12-31")]
    public void A_month_without_the_day_ends_on_its_last_day(string start, string period, string natural) =>
        Calendar.Add(Date(start), Period.Parse(period)).Natural.ShouldBe(Date(natural));

    [Fact]
    public void Working_days_before_a_hearing_skip_the_holiday() =>
        Calendar.WorkingDaysBefore(Date("2026-02-26"), 5).ShouldBe(Date("2026-02-12"));

    [Fact]
    public void The_explanation_lists_counted_and_skipped_days()
    {
        var days = Calendar.Explain(Date("2026-02-12"), Period.OfWorkingDays(5));
        days.Count.ShouldBe(14);
        days.Where(d => d.Number is not null).Select(d => d.Day.Date).ShouldBe(
            [Date("2026-02-13"), Date("2026-02-14"), Date("2026-02-24"), Date("2026-02-25"), Date("2026-02-26")]);
        days.Single(d => d.Number == 2).Day.Kind.ShouldBe(DayKind.MakeUpWorkday);

        var rolled = Calendar.Explain(Date("2026-02-02"), Period.OfDays(15));
        rolled.Count(d => d.Number is not null).ShouldBe(15);
        rolled[^1].ShouldSatisfyAllConditions(last => last.Day.Date.ShouldBe(Date("2026-02-24")), last => last.Number.ShouldBeNull());

        Calendar.Explain(Date("2024-10-01"), Period.OfYears(1)).Select(d => d.Day.Date).ShouldBe(
            Enumerable.Range(0, 9).Select(d => Date("2025-10-01").AddDays(d)));
        Calendar.Explain(Date("2024-10-01"), Period.OfHours(1)).ShouldBeEmpty();
    }

    [Fact]
    public void Days_beyond_the_lunar_tables_are_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Calendar.IsWorkingDay(new(2150, 1, 1)));

    [Fact]
    public void The_end_of_a_day_in_China_is_four_in_the_afternoon_UTC()
    {
        ChinaTime.EndOfDay(Date("2026-02-12")).ShouldBe(new(2026, 2, 12, 16, 0, 0, TimeSpan.Zero));
        ChinaTime.DateOf(ChinaTime.EndOfDay(Date("2026-02-12"))).ShouldBe(Date("2026-02-13"));
        ChinaTime.DateOf(ChinaTime.EndOfDay(Date("2026-02-12")).AddTicks(-1)).ShouldBe(Date("2026-02-12"));
    }

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1)) yield return day;
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
