using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Accounts.Tests;

public sealed class PhoneTests
{
    private const string Typed = "138 0000 1234";
    private const string Mobile = "+8613800001234";

    [EachDatabase]
    public async Task A_worker_signs_in_with_the_code_from_the_phone(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var phone = app.Browser();
        var page = await AskAsync(phone);
        page.ShouldBeAt(AccountUrls.SignInCode).ShouldShow("138****1234").ShouldNotShow("13800001234");
        await page.Form("phone-code").ShouldRefuseNonsenseAsync();
        (await page.SubmitAsync("phone-code", new { Code = app.Phones.LastCodeTo(Mobile) })).ShouldBeAt("/*");
        (await phone.OpenAsync(AccountUrls.Mine)).ShouldShow("职工");
        var account = await app.InDatabaseAsync(data => data.Set<Account>().Include(row => row.Grants).SingleAsync());
        account.MobileIndex.ShouldBe(app.IndexOf(Mobile));
        account.PersonId.ShouldBeNull();
        account.Grants.ShouldHaveSingleItem().Role.ShouldBe(Role.Worker);
        (await app.AsSystemAsync(services => services.GetRequiredService<IWorkerAccounts>().MobileOfAsync(account.Id, CancellationToken.None))).ShouldBe(Mobile);
    }

    [EachDatabase]
    public async Task The_same_phone_is_the_same_account(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        for (var i = 0; i < 2; i++)
        {
            await (await AskAsync(app.Browser())).SubmitAsync("phone-code", new { Code = app.Phones.LastCodeTo(Mobile) });
            app.Clock.Advance(TimeSpan.FromMinutes(2));
        }
        (await app.InDatabaseAsync(data => data.Set<Account>().CountAsync())).ShouldBe(1);
        (await app.InDatabaseAsync(data => data.Set<Session>().CountAsync())).ShouldBe(2);
    }

    [EachDatabase(1, 2)]
    public async Task The_account_is_tied_to_a_person_only_if_exactly_one_has_the_phone(Db db, int people)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        Guid person = default;
        for (var i = 0; i < people; i++)
        {
            person = await app.AsSystemAsync(async services =>
            {
                var id = await services.GetRequiredService<IPeopleDirectory>().FindOrAddAsync(new(i == 0 ? "李四" : "王五", Mobile, null, null, null, units.Community.Path), CancellationToken.None);
                await services.GetRequiredService<AppDbContext>().SaveChangesAsync();
                return id;
            });
        }
        await (await AskAsync(app.Browser())).SubmitAsync("phone-code", new { Code = app.Phones.LastCodeTo(Mobile) });
        (await app.InDatabaseAsync(data => data.Set<Account>().SingleAsync())).PersonId.ShouldBe(people == 1 ? person : null);
    }

    [EachDatabase]
    public async Task A_code_is_good_for_five_minutes(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await AskAsync(app.Browser());
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        (await page.SubmitAsync("phone-code", new { Code = app.Phones.LastCodeTo(Mobile) })).ShouldRefuse("Code", "验证码已失效");
    }

    [EachDatabase]
    public async Task After_five_wrong_tries_the_right_code_is_refused_too(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var page = await AskAsync(app.Browser());
        var code = app.Phones.LastCodeTo(Mobile);
        var wrong = code == "000000" ? "000001" : "000000";
        for (var i = 0; i < 5; i++) (await page.SubmitAsync("phone-code", new { Code = wrong })).ShouldRefuse("Code", "验证码不正确");
        (await page.SubmitAsync("phone-code", new { Code = code })).ShouldRefuse("Code", "验证码已失效");
    }

    [EachDatabase]
    public async Task A_code_is_good_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var first = app.Browser();
        var page = await AskAsync(first);
        var code = app.Phones.LastCodeTo(Mobile);
        var twice = await page.Form("phone-code").Fill(new { Code = code }).SubmitTwiceAsync();
        twice.Count(answer => answer.Url == "/").ShouldBeGreaterThanOrEqualTo(1);
        (await app.InDatabaseAsync(data => data.Set<Session>().CountAsync())).ShouldBe(1);
    }

    [EachDatabase]
    public async Task Codes_are_few(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        await AskAsync(app.Browser());
        (await AskAsync(app.Browser())).ShouldRefuse("Mobile", "过于频繁");
        for (var i = 0; i < 4; i++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(2));
            (await AskAsync(app.Browser())).ShouldBeAt(AccountUrls.SignInCode);
        }
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        (await AskAsync(app.Browser())).ShouldRefuse("Mobile", "过于频繁");
        app.AtTime("2026-03-02 10:30");
        for (var i = 0; i < 5; i++)
        {
            (await AskAsync(app.Browser())).ShouldBeAt(AccountUrls.SignInCode);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        (await AskAsync(app.Browser())).ShouldRefuse("Mobile", "过于频繁");
        app.Phones.To(Mobile).Count.ShouldBe(10);
    }

    [EachDatabase("", "12345", "123456789012345678901234567890", "😀😀😀", "02363210000", "138000012345\u0007")]
    public async Task What_is_no_mobile_is_refused_at_the_field(Db db, string typed)
    {
        await using var app = await TestApp.StartAsync(db);
        (await AskAsync(app.Browser(), typed)).ShouldRefuse("Mobile", "手机号码");
    }

    [EachDatabase]
    public async Task The_answer_does_not_tell_whether_a_phone_is_known(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddWorkerAccountAsync(mobile: Mobile);
        var (known, unknown) = (await AskAsync(app.Browser()), await AskAsync(app.Browser(), "13900005678"));
        known.Text.Replace("138****1234", "#").ShouldBe(unknown.Text.Replace("139****5678", "#"));
    }

    [EachDatabase]
    public async Task Without_a_code_asked_for_there_is_nothing_to_enter(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        (await app.Browser().OpenAsync(AccountUrls.SignInCode)).ShouldShow("请重新开始");
    }

    private static async Task<Page> AskAsync(Browser browser, string mobile = Typed) =>
        await (await browser.OpenAsync(AccountUrls.SignInByPhone)).SubmitAsync("send-code", new { Mobile = mobile });
}
