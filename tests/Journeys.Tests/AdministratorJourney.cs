using System.Text;
using Microsoft.Playwright;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.Administration;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;

namespace Niangjia.Journeys.Tests;

/// <summary>The system administrator: finds a time limit, gives it a new value from a day on, loads a year of holidays, counts a period.</summary>
public sealed class AdministratorJourney
{
    [Fact]
    public async Task The_administrator_changes_a_time_limit_on_a_phone() => await ChangeLimitAsync(Screen.Phone);

    [Fact]
    public async Task The_administrator_changes_a_time_limit_at_a_desk() => await ChangeLimitAsync(Screen.Desk);

    [Fact]
    public async Task The_administrator_loads_a_year_of_holidays_and_counts_a_period_at_a_desk() => await LoadHolidaysAsync(Screen.Desk);

    private static async Task ChangeLimitAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var admin = await site.VisitAsync(screen, AccountUrls.SignIn);
        await admin.LookAsync("sign-in");
        await admin.FillAsync("用户名", "nobody");
        await admin.FillExactlyAsync("密码", "Wrong-2026");
        await admin.PressAsync("登录");
        await admin.SeesAsync("用户名或密码不正确。");
        await admin.LookAsync(null);

        await admin.BecomeAsync(await site.App.SignInAsAsync(Role.SystemAdmin, "/qu/", "赵管理"));
        await admin.GoAsync(AdministrationUrls.Parameters);
        await admin.OpenAsync("筛选");
        await admin.FillAsync("名称、编码或依据", "sla.level.community");
        await admin.PressAsync("筛选");
        await admin.LookAsync(null);
        await admin.FollowAsync("社区层级办理时限");
        await admin.FollowAsync("新增版本");
        await admin.FillAsync("数值", "四天");
        await admin.FillAsync("生效日期", "2026-04-01");
        await admin.FillAsync("依据", "江南区总工会 2026 年第 3 次主席会议");
        await admin.FillAsync("变更原因", "缩短社区办理时限");
        await admin.PressAsync("新增版本");
        await admin.LookAsync(null); // the refusal is a page too
        await admin.FillAsync("数值", "4 WD");
        await admin.PressAsync("新增版本");
        await admin.SeesAsync("已新增第1版。");
        await admin.SeesAsync("2026年4月1日");
        await admin.LookAsync("parameter");
    }

    private static async Task LoadHolidaysAsync(Screen screen)
    {
        await using var site = await Site.StartAsync();
        var admin = await site.VisitAsync(screen, AdministrationUrls.Calendar, @as: await site.App.SignInAsAsync(Role.SystemAdmin, "/qu/", "赵管理"));
        await admin.FollowAsync("导入放假安排");
        await admin.Page.GetByLabel("年度文件").First.SetInputFilesAsync(new FilePayload { Name = "2027.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Notice()) });
        await admin.PressAsync("检查文件");
        await admin.SeesAsync("2027 年将有这些变化");
        await admin.LookAsync(null);
        await admin.PressAsync("确认导入");
        await admin.SeesAsync("已导入 2027 年放假安排");
        await admin.LookAsync("calendar");

        await admin.FollowAsync("期限计算");
        await admin.FillAsync("起算事件发生日", "2026-12-28");
        await admin.FillAsync("期限长度", "5");
        await admin.ChooseAsync("单位", "工作日");
        await admin.PressAsync("计算");
        await admin.SeesAsync("2027年1月5日"); // the first of January, a Friday, is off
        await admin.LookAsync(null);
    }

    private static string Notice() =>
        HolidayYearFile.Write(new(2027, ["https://www.gov.cn/zhengce/example.htm"], [.. StatutoryHolidays.Of(2027).Select(day => new HolidayDay(day.Key, day.Value, true))]));
}
