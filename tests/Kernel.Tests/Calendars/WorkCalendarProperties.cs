using FsCheck;
using FsCheck.Fluent;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Kernel.Tests.Calendars;

/// <summary>What must hold for every start between 2019 and 2028, so for years with and without a notice.</summary>
public sealed class WorkCalendarProperties
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;

    private static readonly Gen<DateOnly> Starts = Gen.Choose(0, 3650).Select(days => new DateOnly(2019, 1, 1).AddDays(days));

    private static readonly Gen<Period> Periods =
        from unit in Gen.Elements(PeriodUnit.CalendarDays, PeriodUnit.WorkingDays, PeriodUnit.Months, PeriodUnit.Years)
        from length in Gen.Choose(1, unit switch { PeriodUnit.Years => 3, PeriodUnit.Months => 30, _ => 120 })
        select new Period(length, unit);

    [Fact]
    public void No_counted_period_ends_on_a_rest_day_or_before_its_natural_end() => Check(Starts, Periods, (start, period) =>
    {
        var due = Calendar.Add(start, period);
        return Calendar.IsWorkingDay(due.Due) && due.Due >= due.Natural && due.Natural > start && due.RolledDays == due.Due.DayNumber - due.Natural.DayNumber;
    });

    [Fact]
    public void Exactly_n_working_days_lie_between_start_and_due() => Check(Starts, Gen.Choose(1, 200), (start, n) =>
    {
        var due = Calendar.Add(start, Period.OfWorkingDays(n));
        return Calendar.WorkingDaysBetween(start, due.Due) == n && due.RolledDays == 0;
    });

    [Fact]
    public void A_roll_passes_over_rest_days_only() => Check(Starts, Periods, (start, period) =>
    {
        var due = Calendar.Add(start, period);
        return Enumerable.Range(0, due.RolledDays).All(d => !Calendar.IsWorkingDay(due.Natural.AddDays(d)));
    });

    [Fact]
    public void A_later_start_never_ends_earlier() => Check(Starts, Periods, (start, period) =>
        Calendar.Add(start, period).Due <= Calendar.Add(start.AddDays(1), period).Due);

    [Fact]
    public void A_longer_period_never_ends_earlier() => Check(Starts, Periods, (start, period) =>
        Calendar.Add(start, period).Due <= Calendar.Add(start, new Period(period.Length + 1, period.Unit)).Due);

    [Fact]
    public void Working_days_backwards_undo_working_days_forwards() => Check(Starts, Gen.Choose(1, 60), (start, n) =>
    {
        var due = Calendar.Add(start, Period.OfWorkingDays(n)).Due;
        var back = Calendar.WorkingDaysBefore(due, n);
        return back <= start && Calendar.Add(back, Period.OfWorkingDays(n)).Due == due;
    });

    [Fact]
    public void The_explanation_ends_on_the_due_day_and_counts_every_day_once() => Check(Starts, Periods, (start, period) =>
    {
        var days = Calendar.Explain(start, period);
        var numbers = days.Where(d => d.Number is not null).Select(d => d.Number!.Value).ToList();
        return days[^1].Day.Date == Calendar.Add(start, period).Due
            && numbers.SequenceEqual(Enumerable.Range(1, period.Unit is PeriodUnit.CalendarDays or PeriodUnit.WorkingDays ? period.Length : 0));
    });

    [Fact]
    public void A_date_is_provisional_exactly_when_a_used_year_has_no_notice() => Check(Starts, Periods, (start, period) =>
    {
        var due = Calendar.Add(start, period);
        return due.Provisional == due.Years.Any(y => y is < 2020 or > 2026) && due.Years.Contains(due.Due.Year);
    });

    private static void Check<TA, TB>(Gen<TA> first, Gen<TB> second, Func<TA, TB, bool> holds) =>
        Prop.ForAll(Arb.From(from a in first from b in second select (a, b)), pair => holds(pair.a, pair.b))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
