using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>Who is told when a request, or a work order, changes hands.</summary>
public sealed class HandingNoticeTests
{
    [EachDatabase]
    public async Task The_new_owner_is_told_and_whoever_did_it_himself_is_not(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        var desk = await app.SignInAsync(officer);
        var own = await app.TriagedRequestAsync(units.Grid);
        await (await desk.OpenAsync(CaseUrls.Step(own, "assign"))).SubmitAsync("assign-request", new { UnitId = units.Community.Id });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer)).ShouldBeEmpty(); // by himself to himself

        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await app.RunJournalAsync();
        await app.ForgetReactionsAsync("Cases.WhenRequestChangesHands");
        var told = (await app.NoticesOfAsync(officer)).ShouldHaveSingleItem();
        told.ShouldSatisfyAllConditions(n => n.Kind.ShouldBe(NoticeKind.Assignment), n => n.Title.ShouldContain("派给春晖社区工联会，请签收"), n => n.IsUnread.ShouldBeTrue());

        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer)).ShouldHaveSingleItem().IsUnread.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task Both_levels_are_told_when_a_request_goes_up(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var (below, above) = (await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path), await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path));
        var (late, byHand) = (await app.AssignedRequestAsync(units.Grid, units.Community), await app.AssignedRequestAsync(units.Grid, units.Community));
        var desk = await app.SignInAsync(below);
        await (await desk.OpenAsync(CaseUrls.Request(byHand))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(byHand, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = Contracts.Organisation.HandlingLevel.Street, Ground = "OutsideAuthority", Reason = "需要街道协调" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(above)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(n => n.Kind.ShouldBe(NoticeKind.Assignment), n => n.Title.ShouldContain("上报到河东街道总工会（超出本级权限）"));
        (await app.NoticesOfAsync(below, NoticeKind.Escalation)).ShouldBeEmpty(); // did it himself

        app.AtTime("2026-03-10 00:05");
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(above, NoticeKind.Assignment)).Single(n => n.Url == CaseUrls.Request(late)).Title.ShouldContain("（超期）");
        (await app.NoticesOfAsync(below, NoticeKind.Escalation)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            n => n.Url.ShouldBe(CaseUrls.Request(late)), n => n.Title.ShouldContain("已上报河东街道总工会"));
    }

    [EachDatabase]
    public async Task What_is_sent_down_returned_or_asked_for_help_reaches_who_must_act(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var (street, community, other) = (
            await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path), await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path),
            await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path));
        var id = await app.AssignedRequestAsync(units.Grid, units.Street);
        var desk = await app.SignInAsync(street);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "hand-down"))).SubmitAsync("hand-down-request", new { UnitId = units.Community.Id, Reason = "社区先行调解" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(community)).ShouldHaveSingleItem().Title.ShouldContain("下派到春晖社区工联会");

        var below = await app.SignInAsync(community);
        await (await below.OpenAsync(CaseUrls.Step(id, "return"))).SubmitAsync("return-request", new { Reason = "企业不在本社区" });
        await app.RunJournalAsync();
        // R-TRI-06: the street was asked first and stays responsible.
        (await app.NoticesOfAsync(street, NoticeKind.Assignment)).ShouldContain(n => n.Title.Contains("被春晖社区工联会退回", StringComparison.Ordinal));

        await (await desk.OpenAsync(CaseUrls.Step(id, "help"))).SubmitAsync("add-co-handler", new { UnitId = units.OtherCommunity.Id, Reason = "企业在那边有分厂" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(other)).ShouldHaveSingleItem().Title.ShouldContain("请秋实社区工联会协办");
    }

    [EachDatabase]
    public async Task A_department_hears_of_its_orders_and_who_asked_hears_of_the_answers(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var inspection = await app.InspectionAsync(units);
        var (asker, inspector, second) = (
            await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path), await app.AddAccountAsync(Role.HrssInspector, inspection.Path),
            await app.AddAccountAsync(Role.HrssInspector, inspection.Path));
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        var (desk, department) = (await app.SignInAsync(asker), await app.SignInAsync(inspector));
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-20" });
        await app.RunJournalAsync();
        var order = await app.InDatabaseAsync(data => data.Set<WorkOrder>().SingleAsync());
        foreach (var account in (Guid[])[inspector, second])
            (await app.NoticesOfAsync(account)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                n => n.Title.ShouldContain($"新工单 {order.Number}"), n => n.Url.ShouldBe(CaseUrls.WorkOrder(order.Id)), n => n.Detail.ShouldBe("春晖社区工联会"));

        await (await department.OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("accept-order", new { Reference = "监察〔2026〕18号" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(second)).ShouldAllBe(n => !n.IsUnread); // a colleague has taken it on
        (await app.NoticesOfAsync(asker, NoticeKind.WorkOrder)).ShouldHaveSingleItem().Title.ShouldContain("江南区劳动保障监察大队已受理");

        app.AtTime("2026-03-19 10:00"); // half the time, 80 %, one working day before
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(inspector, NoticeKind.Deadline)).ShouldHaveSingleItem().Url.ShouldBe(CaseUrls.WorkOrder(order.Id));
        app.AtTime("2026-03-21 00:05");
        await app.LetTimeActAsync();
        foreach (var account in (Guid[])[inspector, second, asker])
            (await app.NoticesOfAsync(account)).Count(n => n.Title.Contains("超过期限未反馈", StringComparison.Ordinal)).ShouldBe(1);

        await (await (await app.SignInAsync(inspector)).OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("report-order", new { Answer = "已责令支付，企业已发放。", Solved = true });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(asker, NoticeKind.WorkOrder)).ShouldContain(n => n.Title.Contains("已反馈：已解决", StringComparison.Ordinal) && n.Url == CaseUrls.Request(id) && n.IsUnread, 1);
        (await app.NoticesOfAsync(inspector)).ShouldAllBe(n => !n.IsUnread);
    }

    [EachDatabase]
    public async Task A_department_that_rejects_gives_the_request_back_to_the_deputy_of_who_asked(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var inspection = await app.InspectionAsync(units);
        var (asker, deputy) = (await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path), await app.AddAccountAsync(Role.CommunityChair, units.Community.Path));
        var inspector = await app.SignInAsAsync(Role.HrssInspector, inspection.Path);
        var id = await app.TriagedRequestAsync(units.Grid);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, units.Community.Id, asker, null), CancellationToken.None));
        var desk = await app.SignInAsync(asker);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "refer"))).SubmitAsync("refer-request", new { DepartmentId = inspection.Id, Matter = "请依法核查欠薪", FeedbackDue = "2026-03-20" });
        await app.BeAbsentAsync(asker, deputy);
        var order = await app.InDatabaseAsync(data => data.Set<WorkOrder>().SingleAsync());
        await (await inspector.OpenAsync(CaseUrls.WorkOrder(order.Id))).SubmitAsync("reject-order", new { Reason = "不属于本区管辖" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(deputy, NoticeKind.WorkOrder)).ShouldHaveSingleItem().Title.ShouldContain("不予受理");
        (await app.NoticesOfAsync(asker, NoticeKind.WorkOrder)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_request_in_confidence_is_named_by_number_and_unit_and_nothing_else(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var (officer, street) = (await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path), await app.AddAccountAsync(Role.StreetChair, units.Street.Path));
        var id = await app.TriagedRequestAsync(units.Grid, secrecy: Secrecy.Confidential);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, units.Community.Id, officer, null), CancellationToken.None));
        app.AtTime("2026-03-10 00:05");
        await app.LetTimeActAsync();
        var all = (await app.NoticesOfAsync(officer)).Concat(await app.NoticesOfAsync(street)).ToList();
        all.Count.ShouldBeGreaterThan(3);
        all.ShouldAllBe(n => !$"{n.Title}{n.English}{n.Detail}".Contains("工资", StringComparison.Ordinal) && !$"{n.Title}{n.Detail}".Contains("制鞋厂", StringComparison.Ordinal));
        all.ShouldAllBe(n => n.Detail!.EndsWith("保密，内容仅在系统内查看", StringComparison.Ordinal));
    }
}
