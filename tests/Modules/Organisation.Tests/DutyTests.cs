using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Organisation.Domain;
using Niangjia.Organisation.Features.PlanDuty;

namespace Niangjia.Organisation.Tests;

public sealed class DutyTests
{
    private const Weekdays Workdays = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday;

    [Fact]
    public void A_night_shift_belongs_to_the_day_on_which_it_begins()
    {
        var night = new DutyTimes(new(2026, 3, 2), new(2026, 3, 2), Weekdays.Monday, new(20, 0), new(8, 0));
        bool At(string time) => night.Covers(FakeClock.Parse(time));
        At("2026-03-02 19:59").ShouldBeFalse();
        At("2026-03-02 20:00").ShouldBeTrue();
        At("2026-03-03 07:59").ShouldBeTrue();
        At("2026-03-03 08:00").ShouldBeFalse();
        At("2026-03-02 07:00").ShouldBeFalse();
    }

    [Fact]
    public void Office_hours_that_nobody_covers_are_shown_on_working_days_only()
    {
        var unit = Guid.CreateVersion7();
        DutyShift Shift(Weekdays days, int from, int to) => new(Guid.CreateVersion7(), unit, "/d1/", unit, new(new(2026, 3, 1), null, days, new(from, 0), new(to, 0)));
        var plan = DutyPlan.Of([Shift(Workdays, 8, 12), Shift(Weekdays.Monday, 13, 18)], new(2026, 3, 1), 3, WorkCalendar.BuiltIn);
        plan[0].Gaps.ShouldBeEmpty(); // Sunday
        plan[1].Gaps.ShouldBe([(new TimeOnly(12, 0), new TimeOnly(13, 0))]);
        plan[2].Gaps.ShouldBe([(new TimeOnly(12, 0), new TimeOnly(17, 0))]);
    }

    [EachDatabase]
    public async Task The_roster_goes_by_the_notice_that_was_imported(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var shipped = await File.ReadAllTextAsync(Repository.Path("src", "Kernel", "Calendars", "Data", "2026.json"));
        var notice = shipped.Replace("\"days\": [", "\"days\": [{\"name\": \"春节\", \"date\": \"2026-03-03\", \"isOffDay\": true},", StringComparison.Ordinal);
        await app.AsSystemAsync(services => services.GetRequiredService<CalendarImport>().ImportAsync(notice, 2026, "2026.json", CancellationToken.None));
        var days = (await (await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path)).OpenAsync(OrganisationUrls.DutyOf(units.Community.Id))).Texts("tbody tr");
        days[0].ShouldContain("无人值班");
        days[1].ShouldContain("休息日");
    }

    [EachDatabase]
    public async Task The_roster_comes_first_then_whoever_is_most_responsible_then_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        (await app.OnDutyAsync(units.Community.Path)).ShouldBeNull();

        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path, "张专干");
        await app.AddAccountAsync(Role.CommunityChair, units.Community.Path, "李主席");
        (await app.OnDutyAsync(units.Community.Path))!.Name.ShouldBe("李主席");

        await app.PlanAsync(units.Community.Id, officer, new(new(2026, 3, 2), null, Workdays, new(9, 0), new(17, 0)));
        (await app.OnDutyAsync(units.Community.Path))!.Name.ShouldBe("张专干");
        app.AtTime("2026-03-02 18:00");
        (await app.OnDutyAsync(units.Community.Path))!.Name.ShouldBe("李主席");
        app.AtTime("2026-03-07 10:00"); // Saturday
        (await app.OnDutyAsync(units.Community.Path))!.Name.ShouldBe("李主席");
    }

    [EachDatabase]
    public async Task Only_an_officer_of_the_unit_is_put_on_its_roster(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var stranger = await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        (await Should.ThrowAsync<RefusedException>(() => app.PlanAsync(units.Community.Id, stranger, new(new(2026, 3, 2), null, Workdays, new(9, 0), new(17, 0))))).Field.ShouldBe("AccountId");
    }

    [EachDatabase]
    public async Task An_officer_plans_duty_and_takes_it_back_on_the_page(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path, "张专干");
        var desk = await app.SignInAsync(officer);

        var page = await desk.OpenAsync(OrganisationUrls.DutyOf(units.Community.Id));
        page.ShouldShow("09:00–17:00 无人值班", "还没有安排值班");
        (await page.SubmitAsync("plan-duty", new { AccountId = officer, FirstDay = "2026-03-02", Starts = "9点" })).ShouldRefuse("Starts", "09:00");
        (await page.SubmitAsync("plan-duty", new { AccountId = officer, FirstDay = "2026-03-02", LastDay = "2026-03-01", Starts = "09:00" })).ShouldRefuse("LastDay", "早于");
        var planned = await page.SubmitAsync("plan-duty", new { AccountId = officer, FirstDay = "2026-03-02", LastDay = "", Starts = "09:00" });
        planned.ShouldShow("已列入值班表", "已排满", "周一 周二 周三 周四 周五");
        var shift = planned.Forms.Single(form => form.Name.StartsWith("remove-", StringComparison.Ordinal));
        (await shift.SubmitAsync()).ShouldShow("已取消该值班", "还没有安排值班");
        (await desk.OpenAsync(OrganisationUrls.UnitOf(units.Community.Id))).ShouldShow("安排值班", "取消值班");
    }
}

internal static class DutySteps
{
    public static Task<OfficerInfo?> OnDutyAsync(this TestApp app, string path) =>
        app.AsSystemAsync(services => services.GetRequiredService<IDutyDirectory>().OnDutyAsync(path, CancellationToken.None));

    public static Task PlanAsync(this TestApp app, Guid unit, Guid account, DutyTimes times) =>
        app.AsSystemAsync(services => services.GetRequiredService<PlanDutyHandler>().HandleAsync(new(unit, account, times), CancellationToken.None));
}
