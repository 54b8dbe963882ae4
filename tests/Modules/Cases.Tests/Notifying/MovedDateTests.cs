using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>A late year file moves provisional dates and says so to everybody who counted on them (R-TIM-08).</summary>
public sealed class MovedDateTests
{
    [EachDatabase]
    public async Task The_owner_is_told_and_case_and_worker_read_why_the_day_is_another_one(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-12-28 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var (id, code) = await app.FileWithCodeAsync(town, CaseSteps.Wages, 8_000);
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AsSystemAsync(services => services.GetRequiredService<Features.AssignRequest.AssignRequestHandler>().HandleAsync(new(id, town.Community.Id, officer, null), default));
        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await app.RequestAsync(id)).DueAt.ShouldBe(Day(2027, 1, 6)); // at 24:00 of the fifth working day; 1 January is law

        await LoadAsync(app);
        await app.ReadJournalAgainAsync();

        var told = (await app.NoticesOfAsync(officer, NoticeKind.DateMoved)).Where(n => n.Title.Contains("由2027年1月5日", StringComparison.Ordinal)).ToList();
        told.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            n => n.Title.ShouldContain("改为2027年1月6日"), n => n.Title.ShouldContain("2027年放假安排已导入"), n => n.English.ShouldContain("holiday notice of 2027"), n => n.Url.ShouldBe(CaseUrls.Request(id)));
        (await app.RequestAsync(id)).DueAt.ShouldBe(Day(2027, 1, 7)); // the list follows (R-CLK-01)

        var page = await desk.OpenAsync(CaseUrls.Request(id));
        page.ShouldShow("2027年放假安排已导入");
        page.Document.QuerySelectorAll(".clock").Select(clock => clock.GetAttribute("title")).ShouldContain(title => (title ?? "").Contains("因2027年放假安排通知已导入，期限由2027年1月5日改为2027年1月6日", StringComparison.Ordinal));
        var tracked = await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        tracked.ShouldShow("因为2027年放假安排已公布", "因2027年放假安排通知已导入");
    }

    [EachDatabase]
    public async Task Mediators_are_told_and_the_dispute_says_so(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-12-20 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await LoadAsync(app);
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.DateMoved)).ShouldNotBeEmpty();
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.DateMoved)).ShouldAllBe(n => n.Url == CaseUrls.Dispute(id));
        (await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.Dispute(id))).ShouldShow("2027年放假安排已导入", "因2027年放假安排通知已导入");
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The notice comes late and prolongs New Year by the 2nd to the 4th.</summary>
    private static Task LoadAsync(TestApp app) => app.AsSystemAsync(services => services.GetRequiredService<CalendarImport>().ImportAsync(
        HolidayYearFile.Write(new(2027, ["https://www.gov.cn/zhengce/example.htm"],
        [
            .. StatutoryHolidays.Of(2027).Select(d => new HolidayDay(d.Key, d.Value, true)), .. Enumerable.Range(2, 3).Select(d => new HolidayDay(new(2027, 1, d), "元旦", true)),
            new(new(2027, 2, 20), "春节", false),
        ])), null, "2027.json", CancellationToken.None));
}
