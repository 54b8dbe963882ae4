using System.Globalization;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Kernel.Tests.Clocks;

/// <summary>R-CLK-01…03 without a database.</summary>
public sealed class ClockTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.BuiltIn;
    private static readonly ParameterCatalog Catalog = new([ParameterFile.Read(typeof(ParameterFile).Assembly, "parameters/kernel.json")]);

    [Fact]
    public void A_clock_freezes_its_value_and_knows_its_dates()
    {
        var clock = Start("CLK-MED-ORG15", "2026-02-02 10:00");
        clock.Period.ShouldBe(Period.OfDays(15));
        (clock.NaturalDue, clock.DueDate, clock.RolledDays).ShouldBe((new(2026, 2, 17), new(2026, 2, 24), 7));
        clock.DueAt.ShouldBe(At("2026-02-25 00:00"));
        (clock.ParameterKey, clock.ParameterProfile, clock.ParameterNumber).ShouldBe(("CLK-MED-ORG15", "CN", 1));
        Events(clock).OfType<ClockStarted>().ShouldHaveSingleItem().DueAt.ShouldBe(clock.DueAt);
    }

    [Fact]
    public void Reminders_come_at_half_at_four_fifths_and_one_working_day_before()
    {
        var clock = Start("CLK-MED-ORG15", "2026-01-28 00:00");
        clock.DueDate.ShouldBe(new(2026, 2, 12));
        clock.Reminders.Select(r => r.At).ShouldBe([At("2026-02-05 00:00"), At("2026-02-09 19:12"), At("2026-02-11 09:00")]);
        clock.NextActionAt.ShouldBe(At("2026-02-05 00:00"));
    }

    [Fact]
    public void A_clock_of_hours_has_no_reminder_by_the_day()
    {
        var clock = Start("sla.contact.public.urgent", "2026-02-14 15:00");
        clock.DueAt.ShouldBe(At("2026-02-14 19:00"));
        clock.Reminders.Select(r => r.At).ShouldBe([At("2026-02-14 17:00"), At("2026-02-14 18:12"), null]);
    }

    [Fact]
    public void After_an_outage_everything_missed_is_told_once_and_in_order()
    {
        var clock = Start("CLK-MED-ORG15", "2026-01-28 00:00");
        clock.CatchUp(At("2026-02-04 00:00")).ShouldBeFalse();
        clock.CatchUp(At("2026-06-01 00:00")).ShouldBeTrue();
        clock.CatchUp(At("2026-06-02 00:00")).ShouldBeFalse();
        Events(clock).OfType<ClockReminderDue>().Select(e => e.Mark).ShouldBe(["50 %", "80 %", "1 WD"]);
        Events(clock).OfType<ClockFellOverdue>().ShouldHaveSingleItem().DueAt.ShouldBe(At("2026-02-13 00:00"));
        (clock.Status, clock.OverdueAt, clock.NextActionAt).ShouldBe((ClockStatus.Overdue, At("2026-02-13 00:00"), null));
    }

    [Fact]
    public void A_deed_on_the_last_day_is_in_time_and_one_at_midnight_is_late()
    {
        var clock = Start("CLK-MED-ORG15", "2026-01-28 00:00");
        clock.Meet(At("2026-02-12 23:59"));
        Events(clock).OfType<ClockMet>().ShouldHaveSingleItem().Late.ShouldBeFalse();

        var late = Start("CLK-MED-ORG15", "2026-01-28 00:00");
        late.Meet(At("2026-02-13 00:00"));
        Events(late).OfType<ClockFellOverdue>().ShouldHaveSingleItem();
        Events(late).OfType<ClockMet>().ShouldHaveSingleItem().Late.ShouldBeTrue();
        (late.Status, late.OverdueAt).ShouldBe((ClockStatus.Met, At("2026-02-13 00:00")));
    }

    [Fact]
    public void A_pause_moves_the_date_by_the_days_it_lasted()
    {
        var clock = Start("CLK-MED-ORG15", "2026-03-02 10:00");
        clock.DueDate.ShouldBe(new(2026, 3, 17));
        clock.Pause("等待补充材料", null, At("2026-03-05 16:00"));
        clock.NextActionAt.ShouldBeNull();
        clock.CatchUp(At("2026-04-01 00:00")).ShouldBeFalse();
        clock.Resume("材料已补齐", Calendar, At("2026-03-15 09:00"));
        clock.DueDate.ShouldBe(new(2026, 3, 27));
    }

    [Fact]
    public void A_pause_over_the_holiday_costs_no_working_day()
    {
        var clock = Start("CLK-ARB-ACCEPT", "2026-02-12 10:00");
        clock.DueDate.ShouldBe(new(2026, 2, 26));
        clock.Pause("等待补充材料", null, At("2026-02-14 16:00"));
        clock.Resume("材料已补齐", Calendar, At("2026-02-23 09:00"));
        clock.DueDate.ShouldBe(new(2026, 2, 26));
        clock.Pause("再次等待", null, At("2026-02-24 08:00"));
        clock.Resume("已补齐", Calendar, At("2026-02-25 09:00"));
        clock.DueDate.ShouldBe(new(2026, 2, 27));
    }

    [Fact]
    public void A_pause_of_hours_counts_to_the_minute()
    {
        var clock = Start("sla.contact.public.urgent", "2026-03-02 09:00");
        clock.Pause("电话占线", null, At("2026-03-02 10:00"));
        clock.Resume("继续", Calendar, At("2026-03-02 10:45"));
        clock.DueAt.ShouldBe(At("2026-03-02 13:45"));
    }

    [Fact]
    public void An_extension_is_added_to_the_period_and_only_the_end_rolls()
    {
        var clock = Start("CLK-ARB-AWARD", "2026-08-20 10:00");
        clock.DueDate.ShouldBe(new(2026, 10, 8));
        clock.Extend(new(Period.OfDays(15), "案情复杂", null, "张主任", null, default), ExtensionRule.Approval, Period.OfDays(15), Calendar, At("2026-09-20 10:00"));
        clock.NaturalDue.ShouldBe(new(2026, 10, 19));
        clock.DueDate.ShouldBe(new(2026, 10, 19));
        Should.Throw<RefusedException>(() => clock.Extend(
            new(Period.OfDays(1), "再延", null, "张主任", null, default), ExtensionRule.Approval, Period.OfDays(15), Calendar, At("2026-09-21 10:00")));
    }

    [Fact]
    public void An_extension_needs_what_the_rule_asks_for()
    {
        var now = At("2026-03-03 10:00");
        void Refused(string code, ExtensionRule rule, ClockExtension extension, Period? longest = null) =>
            Should.Throw<RefusedException>(() => Start(code, "2026-03-02 10:00").Extend(extension, rule, longest, Calendar, now)).RuleId.ShouldBe("R-CLK-03");

        Refused("CLK-MED-ACCEPT", ExtensionRule.None, new(Period.OfWorkingDays(1), "忙", null, "主任", "同意", default));
        Refused("CLK-MED-ORG15", ExtensionRule.Consent, new(Period.OfDays(5), "继续协商", null, "主任", null, default));
        Refused("CLK-ARB-AWARD", ExtensionRule.Approval, new(Period.OfDays(5), "复杂", null, null, "同意", default));
        Refused("CLK-ARB-AWARD", ExtensionRule.Approval, new(Period.OfWorkingDays(5), "复杂", null, "主任", null, default), Period.OfDays(15));
        Refused("CLK-ARB-AWARD", ExtensionRule.Approval, new(Period.OfHours(5), "复杂", null, "主任", null, default));
        Refused("CLK-ARB-AWARD", ExtensionRule.Approval, new(Period.OfDays(0), "复杂", null, "主任", null, default));
        Refused("CLK-ARB-AWARD", ExtensionRule.Approval, new(Period.OfDays(5), " ", null, "主任", null, default));
        Should.Throw<RefusedException>(() => Start("CLK-MED-ORG15", "2026-03-02 10:00").Extend(
            new(Period.OfDays(5), "继续", null, null, "双方书面同意", default), ExtensionRule.Consent, null, Calendar, At("2026-03-18 00:00")));
    }

    [Fact]
    public void Verbs_refuse_nonsense()
    {
        var now = At("2026-03-03 10:00");
        var clock = Start("CLK-MED-ORG15", "2026-03-02 10:00");
        Should.Throw<RefusedException>(() => clock.Resume("继续", Calendar, now));
        Should.Throw<RefusedException>(() => clock.Pause("", null, now));
        clock.Pause("补充材料", null, now);
        Should.Throw<RefusedException>(() => clock.Pause("补充材料", null, now));
        clock.Cancel("申请人撤回", now);
        clock.Status.ShouldBe(ClockStatus.Cancelled);
        Should.Throw<RefusedException>(() => clock.Meet(now));
        Should.Throw<RefusedException>(() => clock.Cancel("再次", now));
        Should.Throw<RefusedException>(() => clock.HandOver("/qu/", null, null));
        Should.Throw<RefusedException>(() => Start("CLK-MED-ORG15", "2026-03-02 10:00").Pause("太迟", null, At("2026-03-18 00:00")));
        Should.Throw<RefusedException>(() => Clock.Start(
            Guid.CreateVersion7(), Asked("x") with { StartAt = now.AddDays(1) }, Period.OfDays(1), null, [], Calendar, now)).RuleId.ShouldBe("R-CLK-03");
    }

    [Fact]
    public void Of_two_clocks_the_earlier_is_the_deadline()
    {
        var legal = Start("CLK-MED-LEGAL15", "2026-03-02 10:00");
        var ours = Start("CLK-MED-ORG15", "2026-03-04 10:00");
        LegalClocks.Leading([ours, legal]).ShouldBe(legal);
        legal.Cancel("撤回", At("2026-03-05 10:00"));
        LegalClocks.Leading([ours, legal]).ShouldBe(ours);
    }

    [Fact]
    public void The_red_card_is_for_our_own_duties_only()
    {
        Start("CLK-MED-ORG15", "2026-03-02 10:00").IsOurDuty.ShouldBeTrue();
        Start("sla.level.grid", "2026-03-02 10:00").IsOurDuty.ShouldBeTrue();
        Start("CLK-MED-LEGAL15", "2026-03-02 10:00").IsOurDuty.ShouldBeFalse();
        Start("CLK-ARB-AWARD", "2026-03-02 10:00").IsOurDuty.ShouldBeFalse();
    }

    [Fact]
    public void A_clock_explains_itself_in_both_languages()
    {
        var clock = Start("CLK-MED-ORG15", "2026-02-02 10:00");
        var explain = new ClockExplanation(Catalog);
        explain.Explain(clock, new("zh-CN")).ShouldBe(
            "期限15日，自2026年2月2日（受理调解申请）的次日起算。最后一日2026年2月17日是休息日，顺延7天，至2026年2月24日24时届满。"
            + "期满后果：视为调解不成。依据：《企业劳动争议协商调解规定》第29条（CLK-MED-ORG15，全国，第1版）。仅供参考，以有权机关认定为准。");
        explain.Explain(clock, new("en")).ShouldBe(
            "The period of 15 calendar days counts from the day after 2 February 2026 (the application was accepted). "
            + "Its last day, 17 February 2026, is a rest day, so it ends 7 days later, on 24 February 2026 at 24:00. "
            + "When it ends: mediation is deemed to have failed. "
            + "Basis: Provisions on Negotiation and Mediation of Enterprise Labour Disputes art. 29 (CLK-MED-ORG15, National, version 1). "
            + "For reference only; the competent body decides.");
    }

    [Fact]
    public void The_explanation_names_pauses_extensions_and_what_is_provisional()
    {
        var clock = Start("CLK-MED-ORG15", "2026-12-20 10:00");
        clock.Provisional.ShouldBeTrue();
        clock.Pause("补充材料", null, At("2026-12-21 10:00"));
        clock.Resume("已补齐", Calendar, At("2026-12-23 10:00"));
        clock.Extend(new(Period.OfDays(5), "继续协商", null, null, "双方签字", default), ExtensionRule.Consent, null, Calendar, At("2026-12-24 10:00"));
        var said = new ClockExplanation(Catalog).Explain(clock, new("zh-CN"));
        said.ShouldContain("经双方当事人同意延长5日（双方签字；继续协商）。");
        said.ShouldContain("其间中止1次");
        said.ShouldContain("放假安排尚未公布");
    }

    [Fact]
    public void A_late_notice_moves_a_provisional_date_and_says_so()
    {
        var clock = Start("CLK-MED-ORG15", "2026-12-20 10:00");
        clock.DueDate.ShouldBe(new(2027, 1, 4));
        var late = new WorkCalendar([.. HolidayYear.BuiltIn, new HolidayYear(2027, [], [.. Enumerable.Range(1, 4).Select(d => new HolidayDay(new(2027, 1, d), "元旦", true))])]);
        clock.Recount(late, 2027, "已导入", At("2026-12-21 10:00")).ShouldBeTrue();
        Events(clock).OfType<ClockMoved>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            e => e.OldDue.ShouldBe(new(2027, 1, 4)), e => e.NewDue.ShouldBe(new(2027, 1, 5)), e => e.Provisional.ShouldBeFalse(), e => e.Year.ShouldBe(2027));
        new ClockExplanation(Catalog).Explain(clock).ShouldContain("因2027年放假安排通知已导入，期限由2027年1月4日改为2027年1月5日。");
        new ClockExplanation(Catalog).Explain(clock, new("en")).ShouldContain("Moved from 4 January 2027 to 5 January 2027, because the holiday notice of 2027 was loaded.");
        clock.Recount(late, 2027, "已导入", At("2026-12-21 10:00")).ShouldBeFalse();
    }

    [Fact]
    public void A_clock_that_fell_overdue_runs_again_when_the_holiday_is_prolonged_by_a_late_notice()
    {
        var before = new WorkCalendar([.. HolidayYear.BuiltIn.Where(y => y.Year != 2020), HolidayYear.BuiltIn.Single(y => y.Year == 2020) with
        {
            Days = [.. HolidayYear.BuiltIn.Single(y => y.Year == 2020).Days.Where(d => d.Date.Month is not (1 or 2) || d.Date < new DateOnly(2020, 1, 31))],
        }]);
        var clock = Clock.Start(Guid.CreateVersion7(), Asked("CLK-MED-ORG15"), Period.OfDays(15), null, [], before, At("2020-01-15 10:00"));
        clock.DueDate.ShouldBe(new(2020, 1, 31));
        clock.CatchUp(At("2020-02-01 00:00"));
        clock.Status.ShouldBe(ClockStatus.Overdue);
        clock.Recount(Calendar, 2020, "第二次通知", At("2020-02-01 10:00")).ShouldBeTrue();
        (clock.Status, clock.DueDate, clock.OverdueAt).ShouldBe((ClockStatus.Running, new(2020, 2, 3), null));
    }

    private static Clock Start(string code, string chinaTime)
    {
        var at = At(chinaTime);
        var shipped = Catalog[code].Values.First(v => v.Profile == "CN");
        var value = new ParameterValue(Catalog[code], "CN", 1, shipped.Value, shipped.ValidFrom, null, shipped.LegalBasis, null, null, shipped.Mark);
        return Clock.Start(Guid.CreateVersion7(), Asked(code), value.AsPeriod(), value, ["50 %", "80 %", "1 WD"], Calendar, at);
    }

    private static ClockStart Asked(string code) => new(code, "Test.Subject", Guid.CreateVersion7(), "/qu/s01/");

    private static IEnumerable<object> Events(Clock clock) => clock.ToldSoFar.Select(t => t.Happened);

    private static DateTimeOffset At(string chinaTime) =>
        new(DateTime.ParseExact(chinaTime, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
