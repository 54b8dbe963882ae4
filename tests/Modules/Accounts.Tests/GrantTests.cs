using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Accounts.Features.EnterAbsence;
using Niangjia.Accounts.Features.GrantRole;
using Niangjia.Contracts.Accounts;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Scoping;

namespace Niangjia.Accounts.Tests;

public sealed class GrantTests
{
    [EachDatabase]
    public async Task A_grant_holds_from_its_first_day_to_its_last(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        var id = await app.AddAccountAsync(Role.GridWorker, units.Grid.Path);
        var page = await admin.OpenAsync($"{AccountUrls.Grant(id)}?Unit={units.Community.Path}");
        page = await page.SubmitAsync("grant-role", new { Role = Role.Mediator, From = new DateOnly(2026, 3, 5), Until = new DateOnly(2026, 3, 6), Reason = "顶岗" });
        page.ShouldBeAt(AccountUrls.Account(id)).ShouldShow("角色已授予", "调解员", "春晖社区工联会");

        (await RolesAtAsync(app, id, "2026-03-04 23:59")).ShouldBe([Role.GridWorker]);
        (await RolesAtAsync(app, id, "2026-03-05 00:00")).ShouldBe([Role.GridWorker, Role.Mediator]);
        (await RolesAtAsync(app, id, "2026-03-06 23:59")).ShouldBe([Role.GridWorker, Role.Mediator]);
        (await RolesAtAsync(app, id, "2026-03-07 00:00")).ShouldBe([Role.GridWorker]);
        (await app.JournalAsync(id)).ShouldContain("Accounts.RoleGranted");
    }

    [EachDatabase]
    public async Task An_ended_grant_closes_its_pages_at_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, Steps.Street);
        var id = await app.AddAccountAsync(Role.StreetOfficer, Steps.Street);
        var desk = await app.SignInAsync(id);
        (await desk.OpenAsync(AccountUrls.List)).ShouldBeAt(AccountUrls.List);
        var grant = (await app.LoadAsync(id)).Grants[0].Id;
        (await (await admin.OpenAsync(AccountUrls.Account(id))).SubmitAsync("end-grant", new { Grant = grant, Reason = "调离" })).ShouldShow("授权已终止");
        (await desk.OpenAsync(AccountUrls.List)).ShouldBeClosed();
        (await app.LogAsync(AccessKind.Denied)).ShouldHaveSingleItem().AccountId.ShouldBe(id);
    }

    [EachDatabase]
    public async Task Nobody_is_two_of_the_three_administrators_R_SEC_06(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var now = app.Clock.GetUtcNow();
        foreach (var first in Roles.Administrators)
            foreach (var second in Roles.Administrators)
            {
                var account = new Account(Guid.CreateVersion7(now), "x", "某人", "/", null, null, now);
                account.Grant(first, "/", now, now.AddDays(10), null, null, now);
                if (first == second)
                {
                    account.Grant(second, "/", now.AddDays(10), null, null, null, now); // renewed, not doubled
                    continue;
                }
                Should.Throw<RefusedException>(() => account.Grant(second, Steps.Street, now.AddDays(9), null, null, null, now)).RuleId.ShouldBe("R-SEC-06");
                account.Grant(second, "/", now.AddDays(10), null, null, null, now); // after the first has ended
            }
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, "/");
        var id = await app.AddAccountAsync(Role.SystemAdmin, "/");
        (await (await admin.OpenAsync(AccountUrls.Grant(id))).SubmitAsync("grant-role", new { Role = Role.AuditAdmin })).ShouldRefuse("Role", "由三人分别担任");
    }

    [EachDatabase]
    public async Task Two_administrators_cannot_make_one_person_two_administrators_at_the_same_time_R_SEC_06(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.AddAccountAsync(Role.GridWorker, Steps.Street);
        async Task<bool> GrantAsync(Role role) => await app.AsSystemAsync(async services =>
        {
            try
            {
                await services.GetRequiredService<GrantRoleHandler>().HandleAsync(new(id, role, UnitPath.Root, null, null, null), CancellationToken.None);
                return true;
            }
            catch (RefusedException)
            {
                return false;
            }
        });
        await Task.WhenAll(GrantAsync(Role.SystemAdmin), GrantAsync(Role.AuditAdmin), GrantAsync(Role.SecurityAdmin));
        (await app.LoadAsync(id)).Grants.Count(grant => Roles.Administrators.Contains(grant.Role)).ShouldBe(1);
    }

    [EachDatabase]
    public async Task Nobody_grants_to_himself_R_SEC_06(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var id = await app.AddAccountAsync(Role.SecurityAdmin, "/");
        var admin = await app.SignInAsync(id);
        (await (await admin.OpenAsync(AccountUrls.Grant(id))).SubmitAsync("grant-role", new { Role = Role.DistrictLeader })).ShouldRefuse("不得管理本人");
        (await admin.OpenAsync(AccountUrls.Account(id))).ShouldNotShow("授权已终止", "reset-password");
        (await app.LoadAsync(id)).Grants.Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_foreign_unit_and_the_unit_above_are_refused(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.Street.Path);
        var own = await app.AddAccountAsync(Role.GridWorker, units.Grid.Path);
        var foreign = await app.AddAccountAsync(Role.GridWorker, units.OtherGrid.Path);
        (await admin.OpenAsync(AccountUrls.Account(foreign))).ShouldBeClosed();
        (await admin.OpenAsync(AccountUrls.AbsencesOf(foreign))).ShouldBeClosed();
        foreach (var path in new[] { units.OtherStreet.Path, units.District.Path, "/", "/nonsense/" })
        {
            var page = await admin.OpenAsync($"{AccountUrls.Grant(own)}?Unit={Uri.EscapeDataString(path)}");
            (await page.SubmitAsync("grant-role", new { Role = Role.Mediator })).ShouldBeClosed();
        }
        (await (await admin.OpenAsync($"{AccountUrls.Grant(own)}?Unit={units.Street.Path}zz/")).SubmitAsync("grant-role", new { Role = Role.Mediator })).ShouldRefuse("单位不存在");
        (await app.LoadAsync(own)).Grants.Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task A_street_does_not_reset_the_password_of_somebody_with_a_role_in_the_district(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (id, _) = await app.AddStaffAsync(Role.StreetOfficer);
        await app.GrantAsync(id, Role.DistrictOfficer, "/q1/");
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, Steps.Street);
        (await admin.OpenAsync(AccountUrls.Account(id))).ShouldShow("区县总工会干事").Document.QuerySelector("#reset-password").ShouldBeNull();
        await app.AsSystemAsync(_ => Task.CompletedTask);
        (await app.LoadAsync(id)).Credential!.MustChangePassword.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task A_deputy_holds_the_grants_during_the_absence_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, "/q1/s1/c1/");
        var deputy = await app.AddAccountAsync(Role.StreetOfficer, Steps.Street, "代理人甲");
        var desk = await app.SignInAsync(officer);
        var page = await (await desk.OpenAsync(AccountUrls.Absences)).SubmitAsync("enter-absence", new { From = new DateOnly(2026, 3, 4), Until = new DateOnly(2026, 3, 5), Deputy = deputy });
        page.ShouldBeAt(AccountUrls.Absences).ShouldShow("请假已登记", "代理人甲");

        app.AtTime("2026-03-04 00:00");
        var grants = await GrantsAsync(app, deputy);
        grants.ShouldContain(new Grant(Role.CommunityOfficer, "/q1/s1/c1/", officer));
        var info = await app.AsSystemAsync(services => services.GetRequiredService<IOfficerDirectory>().FindAsync(officer, CancellationToken.None));
        info!.IsAbsent.ShouldBeTrue();
        info.DeputyId.ShouldBe(deputy);
        (await RolesAtAsync(app, deputy, "2026-03-03 23:59")).ShouldBe([Role.StreetOfficer]);
        (await RolesAtAsync(app, deputy, "2026-03-05 23:59")).ShouldBe([Role.CommunityOfficer, Role.StreetOfficer]);
        (await RolesAtAsync(app, deputy, "2026-03-06 00:00")).ShouldBe([Role.StreetOfficer]);
    }

    [EachDatabase]
    public async Task Back_early_the_officer_ends_the_absence(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, "/q1/s1/c1/");
        var deputy = await app.AddAccountAsync(Role.StreetOfficer, Steps.Street);
        await app.AsSystemAsync(services => services.GetRequiredService<EnterAbsenceHandler>().HandleAsync(new(officer, new(2026, 3, 2), new(2026, 3, 9), deputy), CancellationToken.None));
        app.AtTime("2026-03-03 09:00");
        (await GrantsAsync(app, deputy)).Count.ShouldBe(2);
        var desk = await app.SignInAsync(officer);
        var absence = (await app.LoadAsync(officer)).Absences[0].Id;
        (await (await desk.OpenAsync(AccountUrls.Absences)).SubmitAsync($"end-absence-{absence}")).ShouldShow("请假已结束");
        (await GrantsAsync(app, deputy)).Count.ShouldBe(1);
    }

    [EachDatabase]
    public async Task The_deputy_comes_from_the_same_unit_or_above_and_is_no_administrator(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, "/q1/s1/c1/");
        var same = await app.AddAccountAsync(Role.CommunityChair, "/q1/s1/c1/");
        var above = await app.AddAccountAsync(Role.DistrictOfficer, "/q1/");
        foreach (var (role, path) in new[] { (Role.GridWorker, "/q1/s1/c1/g1/"), (Role.CommunityOfficer, "/q1/s1/c2/"), (Role.StreetOfficer, Steps.OtherStreet), (Role.SystemAdmin, "/q1/") })
        {
            var wrong = await app.AddAccountAsync(role, path);
            var refused = await Should.ThrowAsync<RefusedException>(() => app.AsSystemAsync(services =>
                services.GetRequiredService<EnterAbsenceHandler>().HandleAsync(new(officer, new(2026, 3, 2), new(2026, 3, 9), wrong), CancellationToken.None)));
            refused.Field.ShouldBe("Deputy");
        }
        foreach (var right in new[] { same, above })
            await app.AsSystemAsync(services => services.GetRequiredService<EnterAbsenceHandler>().HandleAsync(
                new(officer, right == same ? new(2026, 3, 2) : new(2026, 4, 2), right == same ? new(2026, 3, 9) : new(2026, 4, 9), right), CancellationToken.None));
        (await app.LoadAsync(officer)).Absences.Count.ShouldBe(2);
    }

    [EachDatabase]
    public async Task An_administrators_role_and_a_locked_account_have_no_deputy_R_SEC_06(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var officer = await app.AddAccountAsync(Role.StreetOfficer, Steps.Street);
        await app.GrantAsync(officer, Role.SystemAdmin, Steps.Street);
        var deputy = await app.AddAccountAsync(Role.DistrictOfficer, "/q1/");
        await app.AsSystemAsync(services => services.GetRequiredService<EnterAbsenceHandler>().HandleAsync(new(officer, new(2026, 3, 2), new(2026, 3, 9), deputy), CancellationToken.None));
        (await GrantsAsync(app, deputy)).Select(grant => grant.Role).Order().ShouldBe([Role.StreetOfficer, Role.DistrictOfficer]);
        await app.InDatabaseAsync(async data =>
        {
            (await data.Set<Account>().SingleAsync(account => account.Id == officer)).Lock("离职", app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        (await GrantsAsync(app, deputy)).Select(grant => grant.Role).ShouldBe([Role.DistrictOfficer]);
    }

    [EachDatabase]
    public async Task A_role_is_granted_where_there_is_somebody_of_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var units = await app.AddUnitsAsync();
        var admin = await app.SignInAsAsync(Role.SecurityAdmin, units.District.Path);
        var id = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        async Task<Page> GrantAsync(Role role, string path) => await (await admin.OpenAsync($"{AccountUrls.Grant(id)}?Unit={path}")).SubmitAsync("grant-role", new { Role = role });
        (await GrantAsync(Role.GridWorker, units.District.Path)).ShouldRefuse("Role", "“江南区总工会”不设网格员，请选择网格");
        (await GrantAsync(Role.DistrictLeader, units.Street.Path)).ShouldRefuse("Role", "请选择区县总工会");
        (await GrantAsync(Role.CourtLiaison, units.Street.Path)).ShouldRefuse("Role", "请选择协作单位");
        (await GrantAsync(Role.GridWorker, units.Grid.Path)).ShouldBeAt(AccountUrls.Account(id));
        (await GrantAsync(Role.Mediator, units.Street.Path)).ShouldBeAt(AccountUrls.Account(id));
        (await app.LoadAsync(id)).Grants.Select(grant => grant.Role).Order().ShouldBe([Role.GridWorker, Role.CommunityOfficer, Role.Mediator]);

        var page = await admin.OpenAsync($"{AccountUrls.Create}?Unit={units.Community.Path}");
        (await page.SubmitAsync("create-account", new { Name = "周小满", UserName = "zhou.man", Role = Role.StreetOfficer })).ShouldRefuse("Role", "请选择街道");
        (await app.InDatabaseAsync(data => data.Set<Account>().AnyAsync(account => account.UserName == "zhou.man"))).ShouldBeFalse();
        (await (await admin.OpenAsync(AccountUrls.Grant(id))).Form("grant-role").Force("Input.Role", "77").SubmitAsync()).ShouldRefuse("Role", "角色");
    }

    [Fact]
    public void Every_role_that_is_granted_by_hand_has_a_place() =>
        Roles.All.Where(role => role != Role.Worker && RolePlaces.Of(role).Length == 0).ShouldBeEmpty();

    private static Task<IReadOnlyList<Grant>> GrantsAsync(TestApp app, Guid id) => GrantsAtAsync(app, id, app.Clock.GetUtcNow());

    private static async Task<List<Role>> RolesAtAsync(TestApp app, Guid id, string chinaTime) =>
        [.. (await GrantsAtAsync(app, id, FakeClock.Parse(chinaTime))).Select(grant => grant.Role).Order()];

    private static async Task<IReadOnlyList<Grant>> GrantsAtAsync(TestApp app, Guid id, DateTimeOffset at) =>
        (await app.InDatabaseAsync(data => GrantsInForce.OfAsync(data, id, at, CancellationToken.None))).At(at);
}
