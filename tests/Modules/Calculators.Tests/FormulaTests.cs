using Microsoft.Extensions.DependencyInjection;
using Niangjia.Calculators.Domain;
using Niangjia.Kernel;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Calculators.Tests;

/// <summary>The vectors of the rule book (R §17) and the edges of each formula of R §1.17.</summary>
public sealed class FormulaTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly Lazy<Task<ParameterSet>> Shipped = new(ReadShippedAsync);

    [Theory]
    // Vector 1 and 2, and the cap that applies only above three times the local average.
    [InlineData("economic-compensation", "start=2021-03-15;ended=2026-09-20;wage=7200;local=6900", "43200.00")]
    [InlineData("unlawful-termination", "start=2021-03-15;ended=2026-09-20;wage=7200;local=6900", "86400.00")]
    [InlineData("economic-compensation", "start=2011-01-01;ended=2025-12-31;wage=30000;local=6900", "248400.00")]
    [InlineData("economic-compensation", "start=2011-01-01;ended=2025-12-31;wage=20700;local=6900", "310500.00")]
    [InlineData("economic-compensation", "start=2026-01-01;ended=2026-03-31;wage=1500;minimum=2330", "1165.00")]
    // Vector 4 and 5.
    [InlineData("overtime", "wage=5220;weekday=10;restday=8;holiday=8", "1650.00")]
    [InlineData("overtime", "wage=5220;weekday=10;paid=100.50", "349.50")]
    [InlineData("annual-leave", "years=3;from=2026-01-01;to=2026-12-31;wage=5220", "2400.00")]
    [InlineData("annual-leave", "years=12;from=2026-07-01;to=2026-12-31;taken=2;wage=5220", "1440.00")]
    [InlineData("annual-leave", "years=20;from=2024-01-01;to=2024-12-31;wage=5220", "7200.00")]
    [InlineData("annual-leave", "years=0;from=2026-01-01;to=2026-12-31;wage=5220", "0.00")]
    // Vector 10 and 11.
    [InlineData("insurance-late-fee", "arrears=12000;days=40", "240.00")]
    [InlineData("insurance-late-fee", "arrears=12000;from=2026-10-19", "240.00")]
    [InlineData("work-injury", "grade=9;wage=6000", "54000.00")]
    [InlineData("work-injury", "grade=10;wage=3000;local=7000", "29400.00")]
    [InlineData("work-injury", "grade=1;wage=30000;local=7000", "567000.00")]
    [InlineData("work-injury", "grade=death;income=54188;local=7000", "1125760.00")]
    [InlineData("wage-arrears", "from=2026-03-09;due1=5000;paid1=1000;due2=5000;due3=5000.50;paid3=5000.50", "9000.00")]
    [InlineData("extra-compensation", "arrears=10000;percent=75;ordered=true", "7500.00")]
    [InlineData("extra-compensation", "arrears=10000;percent=75", "0.00")]
    [InlineData("non-compete", "wage=10000;months=6", "18000.00")]
    [InlineData("non-compete", "wage=5000;months=6;minimum=2330", "13980.00")]
    [InlineData("notice-pay", "wage=6000", "6000.00")]
    [InlineData("notice-pay", "wage=6000;noticed=true", "0.00")]
    // From 10 December a whole year: eleven months; then one whole month and the working days of 10 to 12 February.
    [InlineData("double-wage", "start=2025-11-10;wage=6000", "66000.00")]
    [InlineData("double-wage", "start=2025-11-10;wage=6000;excused=true", "0.00")]
    [InlineData("double-wage", "start=2025-12-10;signed=2026-02-13;wage=4350", "4950.00")]
    public async Task Gives_what_the_rule_book_gives(string calculator, string given, string yuan) =>
        (await ReckonAsync(calculator, given)).Total!.Value.ToString("0.00", null).ShouldBe(yuan);

    [Theory]
    // Vector 3, and what lies around six months.
    [InlineData("2026-01-01", "2026-05-31", 0.5)]
    [InlineData("2026-01-01", "2026-06-29", 0.5)]
    [InlineData("2026-01-01", "2026-06-30", 1)]
    [InlineData("2026-01-01", "2026-12-31", 1)]
    [InlineData("2026-01-01", "2027-01-01", 1.5)]
    [InlineData("2026-01-01", "2026-01-01", 0.5)]
    [InlineData("2024-02-29", "2025-02-27", 1)]
    public void Six_months_make_a_year_and_less_a_half(string start, string last, double years) =>
        Severance.Years(DateOnly.Parse(start), DateOnly.Parse(last)).ShouldBe((decimal)years);

    [Theory]
    // Vector 6.
    [InlineData("2025-11-10", null, null, "2025-12-10", "2026-11-09")]
    [InlineData("2025-11-10", "2026-03-20", null, "2025-12-10", "2026-03-19")]
    [InlineData("2025-11-10", null, "2026-01-31", "2025-12-10", "2026-01-31")]
    [InlineData("2026-09-01", null, null, "2026-10-01", "2026-11-28")]
    public void The_second_wage_is_due_in_this_time(string start, string? signedOn, string? endedOn, string from, string to) =>
        DoubleWage.Window(DateOnly.Parse(start), signedOn is null ? null : DateOnly.Parse(signedOn), endedOn is null ? null : DateOnly.Parse(endedOn), Today)
            .ShouldBe((DateOnly.Parse(from), DateOnly.Parse(to)));

    [Theory]
    [InlineData("event=birth;from=2026-03-01", 98, "2026-06-06")]
    [InlineData("event=birth;difficult=true;babies=2", 128, null)]
    [InlineData("event=early", 15, null)]
    [InlineData("event=late;difficult=true;babies=3", 42, null)]
    public async Task Maternity_leave_is_counted_in_days(string given, int days, string? last)
    {
        var estimate = await ReckonAsync("maternity-leave", given);
        estimate.Total.ShouldBeNull();
        estimate.Result.ShouldContain($"{days}");
        estimate.To.ShouldBe(last is null ? null : DateOnly.Parse(last));
    }

    [Theory]
    [InlineData("economic-compensation", "start=2026-05-01;ended=2026-04-30;wage=1", "ended")]
    [InlineData("annual-leave", "years=3;from=2025-12-01;to=2026-02-01;wage=1", "to")]
    [InlineData("double-wage", "start=2026-05-01;signed=2026-04-01;wage=1", "signed")]
    [InlineData("double-wage", "start=2026-05-01;ended=2026-04-01;wage=1", "ended")]
    [InlineData("wage-arrears", "from=2026-01-01;due1=100;paid1=101", "paid1")]
    [InlineData("wage-arrears", "from=2026-01-01;due1=100;paid2=1", "due2")]
    [InlineData("overtime", "wage=1", "weekday")]
    [InlineData("overtime", "wage=2175;weekday=1;paid=9999", "paid")]
    [InlineData("insurance-late-fee", "arrears=1", "days")]
    [InlineData("insurance-late-fee", "arrears=1;from=2026-05-02;to=2026-05-01", "to")]
    [InlineData("work-injury", "grade=9", "wage")]
    [InlineData("work-injury", "grade=death", "income")]
    public async Task Facts_that_contradict_each_other_are_refused_at_their_field(string calculator, string given, string field)
    {
        var refused = await Should.ThrowAsync<RefusedException>(() => ReckonAsync(calculator, given));
        refused.Field.ShouldBe(field);
        refused.RuleId.ShouldBe(CalculatorList.Find(calculator)!.Rule);
    }

    [Fact]
    public void Every_calculator_of_the_rule_book_is_there_once()
    {
        CalculatorList.All.Select(one => one.Rule).ShouldBe(Enumerable.Range(1, 12).Select(number => $"CAL-{number:00}"));
        CalculatorList.All.Select(one => one.Id).ShouldBeUnique();
    }

    [Fact]
    public void What_cannot_be_read_or_is_out_of_bounds_is_said_for_each_fact()
    {
        var facts = Facts("overtime", "wage=viel;weekday=-3;restday=99999;holiday=x;months=0;paid=1.234");
        facts.IsComplete.ShouldBeFalse();
        facts.All.Where(one => one.Problem() is not null).Select(one => one.Asked.Name).ShouldBe(["wage", "weekday", "restday", "holiday", "months", "paid"]);
        Facts("work-injury", "grade=11").All.Where(one => one.Problem() is not null).Select(one => one.Asked.Name).ShouldBe(["grade"]);
        Facts("double-wage", "start=2026-02-30;wage=1").All.Where(one => one.Problem() is not null).Select(one => one.Asked.Name).ShouldBe(["start"]);
    }

    private static Facts Facts(string calculator, string given)
    {
        var typed = given.Split(';').Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);
        return new(CalculatorList.Find(calculator)!.Asked, typed.GetValueOrDefault);
    }

    private static async Task<Estimate> ReckonAsync(string calculator, string given)
    {
        var facts = Facts(calculator, given);
        facts.All.Select(one => one.Problem()).OfType<string>().ShouldBeEmpty();
        return CalculatorList.Find(calculator)!.Reckon(facts, new(await Shipped.Value, WorkCalendar.BuiltIn, Today));
    }

    private static async Task<ParameterSet> ReadShippedAsync()
    {
        await using var app = await TestApp.StartAsync(Db.Sqlite);
        return await app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>().CurrentAsync(CancellationToken.None).AsTask());
    }
}
