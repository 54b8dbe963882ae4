using System.Text;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Administration.Tests;

/// <summary>R-TIM-01…09 through the pages.</summary>
public sealed class CalendarPagesTests
{
    [EachDatabase]
    public async Task A_year_is_shown_with_its_holidays_and_make_up_days(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Role.GridWorker, "/qu/s01/")).OpenAsync(AdministrationUrls.CalendarOf(2026));
        page.ShouldShow("2026 年工作日历", "全年 248 个工作日", "2月 · 16个工作日", "已导入通知").ShouldNotShow("导入放假安排");
        page.Texts("table.month").Count.ShouldBe(12);
        page.Texts(".month td.worked").Count.ShouldBe(6);
        page.Texts(".month td.law").Count.ShouldBe(13);
    }

    [EachDatabase("2027", "9999", "abc", "-1", "")]
    public async Task A_year_without_notice_says_so_and_nonsense_shows_this_year(Db db, string year)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Role.GridWorker, "/qu/s01/")).OpenAsync($"{AdministrationUrls.Calendar}?Year={year}");
        page.ShouldShow(year == "2027" ? "放假安排尚未导入" : "2026 年工作日历");
    }

    [EachDatabase]
    public async Task A_late_notice_is_previewed_and_loaded(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SystemAdmin, "/qu/");
        var page = await (await admin.OpenAsync(AdministrationUrls.CalendarOf(2027))).FollowAsync("导入放假安排");
        var preview = await page.Form("check-year").Fill(new { Year = 2027 }).Attach("Files", "2027.json", Encoding.UTF8.GetBytes(Notice()), "application/json").SubmitAsync();
        preview.ShouldShow("2027 年将有这些变化", "2027年1月4日", "调休放假", "调休上班");
        (await admin.OpenAsync(AdministrationUrls.CalendarOf(2027))).ShouldShow("放假安排尚未导入");

        var done = await preview.SubmitAsync("import-year");
        done.ShouldBeAt(AdministrationUrls.CalendarOf(2027)).ShouldShow("已导入 2027 年放假安排", "来源：2027.json").ShouldNotShow("放假安排尚未导入");
    }

    [EachDatabase("{", "{\"year\":2027,\"days\":[]}", "[]", "")]
    public async Task A_file_of_nonsense_is_refused_with_a_sentence(Db db, string content)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Role.SystemAdmin, "/qu/")).OpenAsync(AdministrationUrls.ImportCalendar);
        var refused = await page.Form("check-year").Attach("Files", "x.json", Encoding.UTF8.GetBytes(content)).SubmitAsync();
        refused.ShouldRefuse("Files", "文件");
    }

    [EachDatabase]
    public async Task Wrong_year_wrong_code_page_too_large_and_no_file_are_refused(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Role.SystemAdmin, "/qu/")).OpenAsync(AdministrationUrls.ImportCalendar);
        (await page.Form("check-year").Fill(new { Year = 2028 }).Attach("Files", "x.json", Encoding.UTF8.GetBytes(Notice())).SubmitAsync()).ShouldRefuse("Files", "该文件是 2027 年的");
        (await page.Form("check-year").Attach("Files", "x.json", Encoding.Latin1.GetBytes("{\"year\":2027,\"name\":\"é\"}")).SubmitAsync()).ShouldRefuse("Files", "UTF-8");
        (await page.Form("check-year").Attach("Files", "x.json", new byte[300_000]).SubmitAsync()).ShouldRefuse("Files", "超过 256 KB");
        (await page.Form("check-year").SubmitAsync()).ShouldRefuse("Files", "请选择一个文件");
    }

    [EachDatabase]
    public async Task What_is_confirmed_is_checked_again(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await (await app.SignInAsAsync(Role.SystemAdmin, "/qu/")).OpenAsync(AdministrationUrls.ImportCalendar);
        var preview = await page.Form("check-year").Attach("Files", "2027.json", Encoding.UTF8.GetBytes(Notice())).SubmitAsync();
        (await preview.Form("import-year").Force("Confirmed.Json", "{\"year\":2027,\"days\":[]}").SubmitAsync()).Alerts.ShouldContain(a => a.Contains("文件不完整", StringComparison.Ordinal));
        (await (await app.SignInAsAsync(Role.DistrictLeader, "/qu/")).OpenAsync(AdministrationUrls.ImportCalendar)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task A_period_is_counted_day_by_day(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, "/qu/s01/c01/");
        var page = await officer.OpenAsync(AdministrationUrls.CountPeriod + "?Start=2026-02-02&Length=15&Unit=CD");
        page.ShouldShow("2026年2月24日", "顺延7天", "法定节假日 · 春节", "起算当日，不计入");
        page.Texts("ol.days li").Count.ShouldBe(23);
        (await officer.OpenAsync(AdministrationUrls.CountPeriod + "?Start=2026-12-20&Length=15&Unit=CD")).ShouldShow("暂定");
        (await officer.OpenAsync(AdministrationUrls.CountPeriod + "?Start=yesterday&Length=15&Unit=CD")).ShouldShow("请填写 1950 年至 2060 年之间的起算日期");
        (await officer.OpenAsync(AdministrationUrls.CountPeriod + "?Start=2026-02-02&Length=99999999999&Unit=<b>")).ShouldShow("请填写期限长度");
    }

    private static string Notice()
    {
        var days = StatutoryHolidays.Of(2027).Select(d => new HolidayDay(d.Key, d.Value, true)).Concat(Enumerable.Range(2, 3).Select(d => new HolidayDay(new(2027, 1, d), "元旦", true)))
            .Append(new(new(2027, 2, 20), "春节", false));
        return HolidayYearFile.Write(new(2027, ["https://www.gov.cn/zhengce/example.htm"], [.. days]));
    }
}
