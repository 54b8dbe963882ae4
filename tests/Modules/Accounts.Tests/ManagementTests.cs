using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Contracts.Accounts;
using Niangjia.Contracts.People;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;
using Niangjia.Kernel.Tables;

namespace Niangjia.Accounts.Tests;

public sealed class ManagementTests
{
    [EachDatabase]
    public async Task A_new_account_gets_a_one_time_password_that_is_shown_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        var page = await admin.OpenAsync($"{AccountUrls.Create}?Unit={units.Community.Path}");
        page.ShouldShow("春晖社区工联会");
        page = await page.SubmitAsync("create-account", new { Name = "周小满", UserName = "Zhou.Man", WorkPhone = "023-63210000", Role = Role.CommunityOfficer });
        var password = page.ShouldShow("账户已建立", "zhou.man").Texts("#one-time-password")[0];
        var list = await admin.OpenAsync(AccountUrls.List + "?Q=小满");
        list.ShouldShow("周小满", "社区工联会专干").ShouldNotShow(password);
        (await app.Browser().SignInWithPasswordAsync("zhou.man", password)).ShouldBeAt(AccountUrls.Password);
    }

    [EachDatabase]
    public async Task A_user_name_is_given_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        (await (await admin.OpenAsync(AccountUrls.Create)).SubmitAsync("create-account", new { Name = "周小满", UserName = name.ToUpperInvariant() })).ShouldRefuse("UserName", "已被使用");
    }

    [EachDatabase("ab", "张三丰", "a b😀c", "<script>", "x'--y")]
    public async Task An_odd_user_name_is_refused_at_the_field_and_what_was_typed_is_kept(Db db, string userName)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        var page = await (await admin.OpenAsync(AccountUrls.Create)).SubmitAsync("create-account", new { Name = "周小满", UserName = userName });
        page.ShouldRefuse("UserName", "英文字母").Form("create-account").Value("Name").ShouldBe("周小满");
    }

    [EachDatabase]
    public async Task A_reset_password_replaces_the_old_one_and_ends_sessions(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var desk = await app.SignInAsync(id);
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, Steps.Street);
        var page = await (await admin.OpenAsync(AccountUrls.Account(id))).SubmitAsync("reset-password");
        var password = page.ShouldShow("一次性密码").Texts("#one-time-password")[0];
        (await desk.OpenAsync(AccountUrls.Mine)).ShouldBeClosed();
        (await app.Browser().SignInWithPasswordAsync(name, Steps.Password)).ShouldRefuse("用户名或密码不正确");
        (await app.Browser().SignInWithPasswordAsync(name, password)).ShouldBeAt(AccountUrls.Password);
        (await app.JournalAsync(id)).ShouldContain("Accounts.PasswordReset");
        (await app.InDatabaseAsync(data => data.Set<Kernel.Journal.JournalEntry>().AnyAsync(entry => entry.Body.Contains(password) || entry.Changes!.Contains("Hash")))).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task The_second_factor_of_a_lost_phone_is_taken_off(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        await app.GiveSecondFactorAsync(id);
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, Steps.Street);
        await (await admin.OpenAsync(AccountUrls.Account(id))).Form("reset-factor").ShouldRefuseNonsenseAsync();
        await (await admin.OpenAsync(AccountUrls.Account(id))).SubmitAsync("reset-factor", new { Reason = "手机遗失" });
        (await app.Browser().SignInWithPasswordAsync(name, Steps.Password, AccountUrls.Mine)).ShouldBeAt(AccountUrls.Mine);
    }

    [EachDatabase]
    public async Task Officers_see_officers_of_their_units_and_no_workers(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        await app.AddAccountAsync(Role.GridWorker, Steps.Street + "c1/", "本街网格员");
        await app.AddAccountAsync(Role.GridWorker, Steps.OtherStreet, "邻街网格员");
        var worker = await app.AddWorkerAccountAsync();
        var leader = await app.SignInAsAsync(Role.StreetChair, Steps.Street);
        (await leader.OpenAsync(AccountUrls.List)).ShouldShow("本街网格员").ShouldNotShow("邻街网格员");
        (await leader.OpenAsync(AccountUrls.List + "?State=workers")).ShouldNotShow("139****");
        (await leader.OpenAsync(AccountUrls.Account(worker))).ShouldBeClosed();
        (await leader.OpenAsync(AccountUrls.List + "?Role=GridWorker&Unit=%2Fq1%2Fs2%2F&After=nonsense&Q=%00%F0%9F%98%80")).ShouldNotShow("邻街网格员");
        (await leader.OpenAsync(AccountUrls.Roles)).ShouldShow("街道总工会主席", "查看工作人员");
        var root = await app.SignInAsAsync(Role.SecurityAdmin, "/");
        (await root.OpenAsync(AccountUrls.List + "?State=workers")).ShouldShow("139****");
    }

    [EachDatabase]
    public async Task The_list_is_paged_by_key(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        for (var i = 0; i < 35; i++) await app.AddAccountAsync(Role.GridWorker, Steps.Street, $"网格员{i:D2}");
        var leader = await app.SignInAsAsync(Role.StreetChair, Steps.Street, "主席");
        var first = await leader.OpenAsync(AccountUrls.List);
        var second = await first.FollowAsync("下一页");
        var names = first.Texts("tbody th").Concat(second.Texts("tbody th")).ToList();
        names.Count.ShouldBe(36);
        names.Distinct().Count().ShouldBe(36);
    }

    [EachDatabase]
    public async Task The_audit_administrator_reads_filters_and_exports_the_access_log(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (_, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        await app.Browser().SignInWithPasswordAsync(name, Steps.Password);
        await app.Browser().SignInWithPasswordAsync("=cmd|calc", "x");
        var auditor = await app.SignInAsAsync(Role.AuditAdmin, "/", "审计员甲");
        (await auditor.OpenAsync(AccountUrls.AccessLog)).ShouldShow("登录", name, "=cmd|calc");
        (await auditor.OpenAsync(AccountUrls.AccessLog + "?Success=no&Kind=SignIn&From=2026-03-02&Until=2026-03-02")).ShouldShow("=cmd|calc").ShouldNotShow($"员工{name}");
        (await auditor.OpenAsync(AccountUrls.AccessLog + "?From=2026-03-03")).ShouldNotShow("=cmd|calc");
        (await auditor.OpenAsync(AccountUrls.AccessLog + "?From=nonsense&Kind=99&After=%%%")).ShouldShow(name);

        var file = await auditor.FetchAsync(AccountUrls.AccessLogExport + "?Success=no");
        file.Content.Headers.ContentType!.MediaType.ShouldBe(TableDownload.XlsxType);
        (await app.LogAsync(AccessKind.Export)).ShouldHaveSingleItem().Name.ShouldBe("审计员甲");
        (await (await app.SignInAsAsync(Role.SecurityAdmin, "/")).OpenAsync(AccountUrls.AccessLog)).ShouldBeClosed();
    }

    [EachDatabase]
    public async Task Old_entries_go_after_a_year_and_accounts_unused_for_ninety_days_are_locked(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var (id, name) = await app.AddStaffAsync(Role.CommunityOfficer);
        var admin = await app.AddAccountAsync(Role.SecurityAdmin, "/");
        await app.Browser().SignInWithPasswordAsync(name, Steps.Password);
        app.AtTime("2026-05-31 08:59");
        await app.RunAsync<TidyAccountsJob>();
        (await app.LoadAsync(id)).LockedAt.ShouldBeNull();
        app.AtTime("2026-05-31 09:01");
        await app.RunAsync<TidyAccountsJob>();
        (await app.LoadAsync(id)).LockedAt.ShouldNotBeNull();
        (await app.LoadAsync(admin)).LockedAt.ShouldBeNull("somebody must be able to unlock");
        (await app.LogAsync(AccessKind.SignIn)).Count.ShouldBe(1);
        app.AtTime("2027-03-03 09:00");
        await app.RunAsync<TidyAccountsJob>();
        (await app.LogAsync(AccessKind.SignIn)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_first_start_makes_three_administrators_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        for (var start = 0; start < 2; start++)
            await app.AsSystemAsync(services => ActivatorUtilities.CreateInstance<FirstAdministrators>(services, new ConfigurationBuilder().Build())
                .EnsureAsync(services.GetRequiredService<AppDbContext>(), CancellationToken.None));
        var accounts = await app.InDatabaseAsync(data => data.Set<Account>().Include(account => account.Credential).Include(account => account.Grants).ToListAsync());
        accounts.Select(account => account.Grants.Single().Role).Order().ShouldBe(Roles.Administrators.Order());
        accounts.ShouldAllBe(account => account.Credential!.MustChangePassword);
    }

    [EachDatabase]
    public async Task Officers_are_found_by_unit_the_most_responsible_first(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var officer = await app.AddAccountAsync(Role.StreetOfficer, Steps.Street);
        var chair = await app.AddAccountAsync(Role.StreetChair, Steps.Street);
        await app.AddAccountAsync(Role.CommunityOfficer, Steps.Street + "c1/");
        await app.AddAccountAsync(Role.StreetChair, Steps.OtherStreet);
        await app.AsSystemAsync(async services =>
        {
            var directory = services.GetRequiredService<IOfficerDirectory>();
            (await directory.InUnitAsync(Steps.Street, default)).Select(info => info.AccountId).ShouldBe([chair, officer]);
            (await directory.WithRoleAsync(Role.StreetChair, Scope.Of([Steps.Street]), default)).ShouldHaveSingleItem().AccountId.ShouldBe(chair);
            (await directory.WithRoleAsync(Role.StreetChair, Scope.Everything, default)).Count.ShouldBe(2);
            (await directory.WithRoleAsync(Role.StreetChair, Scope.Nothing, default)).ShouldBeEmpty();
            (await directory.NamesAsync([chair, officer], default)).Count.ShouldBe(2);
            (await directory.FindAsync(Guid.Empty, default)).ShouldBeNull();
        });
    }

    [EachDatabase]
    public async Task An_account_follows_its_person_through_a_merge_and_back(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (kept, merged) = (Guid.CreateVersion7(app.Clock.GetUtcNow()), Guid.CreateVersion7(app.Clock.GetUtcNow()));
        var id = await app.AddWorkerAccountAsync(merged);
        var own = await app.AddWorkerAccountAsync(kept);
        await app.AsSystemAsync(services => services.GetRequiredService<WhenPeopleMerged>().ReactAsync(new PeopleMerged(kept, merged), null!, default));
        (await app.LoadAsync(id)).PersonId.ShouldBe(kept);
        await app.AsSystemAsync(services => services.GetRequiredService<WhenPeopleMergeUndone>().ReactAsync(new PeopleMergeUndone(kept, merged), null!, default));
        (await app.LoadAsync(id)).PersonId.ShouldBe(merged);
        (await app.LoadAsync(own)).PersonId.ShouldBe(kept);
    }
}
