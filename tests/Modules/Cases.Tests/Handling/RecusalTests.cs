using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Features.DeclareRelation;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>R-CAS-08 for requests: whoever is related to the applicant or the enterprise is passed over, cannot accept, and is set aside only with a reason.</summary>
public sealed class RecusalTests
{
    [EachDatabase]
    public async Task A_related_officer_is_passed_over_when_a_request_is_assigned(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var related = await app.AddAccountAsync(Role.CommunityChair, town.Community.Path, "钱主席");
        await DeclareAsync(app, related, town.Community.Path);
        var first = await app.SendRequestAsync(town, town.Community, "老板三个月没发工资，一直说再等等。", 8_000);
        (await app.RequestAsync(first)).HandlerId.ShouldBeNull(); // nobody else is there: it waits for the head

        var free = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var second = await app.SendRequestAsync(town, town.Community, "上个月加班费没有给，找了几次都不理。", 3_000, "李四", "13900002222");
        (await app.RequestAsync(second)).HandlerId.ShouldBe(free);
        var refused = await Should.ThrowAsync<RefusedException>(() => app.AsSystemAsync(services =>
            services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(first, town.Community.Id, related, null), default)));
        refused.RuleId.ShouldBe("R-CAS-08");
    }

    [EachDatabase]
    public async Task A_related_officer_cannot_accept_until_the_head_sets_the_relation_aside(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var related = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "钱专干");
        var plain = await app.SignInAsAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var head = await app.SignInAsAsync(Role.StreetChair, town.Street.Path, "陈主席");
        await DeclareAsync(app, related, town.Community.Path);
        var id = await app.SendRequestAsync(town, town.Community, "老板三个月没发工资，一直说再等等。", 8_000);
        var mine = await app.SignInAsync(related);
        var blocked = await (await mine.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        blocked.ShouldRefuse("近亲属");
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Assigned);

        var form = await plain.OpenAsync(CaseUrls.Step(id, "officer"));
        form.Form("name-officer").Offers("OfficerId").ShouldContain("钱专干 · 应当回避");
        (await form.SubmitAsync("name-officer", new { OfficerId = related })).ShouldRefuse("OfficerId", "应当回避");
        var notHers = await form.SubmitAsync("name-officer", new { OfficerId = related, OverrideReason = "只有他懂方言" });
        notHers.ShouldRefuse("OverrideReason", "本级负责人");
        notHers.Form("name-officer").Value("OverrideReason").ShouldBe("只有他懂方言");
        (await (await head.OpenAsync(CaseUrls.Step(id, "officer"))).SubmitAsync("name-officer", new { OfficerId = related, OverrideReason = "双方书面同意" })).ShouldShow("已指定经办人。", "双方书面同意");

        (await (await mine.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request")).ShouldShow("已签收");
        var row = await app.InDatabaseAsync(data => data.Set<JournalEntry>().SingleAsync(entry => entry.Kind == "Cases.RequestOfficerNamed"));
        (row.Reason, row.Body.Contains("\"ConflictOverridden\":true", StringComparison.Ordinal)).ShouldBe(("双方书面同意", true));
    }

    [EachDatabase]
    public async Task The_clock_escalates_past_a_related_officer(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var chair = await app.AddAccountAsync(Role.StreetChair, town.Street.Path, "陈主席");
        var officer = await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path, "周干事");
        await DeclareAsync(app, chair, town.Street.Path);
        var id = await app.SendRequestAsync(town, town.Community, "老板三个月没发工资，一直说再等等。", 8_000);
        app.AtTime("2026-03-10 09:00");
        await app.CatchUpAsync();
        var request = await app.RequestAsync(id);
        (request.State, request.HandlerId).ShouldBe((RequestState.Escalated, officer));
    }

    [EachDatabase]
    public async Task The_applicant_handles_no_request_of_their_own_whatever_anybody_says(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var id = await app.SendRequestAsync(town, town.Community, "老板三个月没发工资，一直说再等等。", 8_000);
        var person = (await app.RequestAsync(id)).PersonId!.Value;
        var self = await app.AddWorkerAccountAsync(person, "13900001111"); // the officer has a grievance of their own
        await app.GrantAsync(self, Role.CommunityOfficer, town.Community.Path);
        (await (await (await app.SignInAsync(self)).OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request")).ShouldRefuse("您是本诉求的当事人");
        var head = await app.SignInAsAsync(Role.StreetChair, town.Street.Path);
        (await (await head.OpenAsync(CaseUrls.Step(id, "officer"))).SubmitAsync("name-officer", new { OfficerId = self, OverrideReason = "没有别人" })).ShouldRefuse("OfficerId", "当事人");
    }

    private static Task DeclareAsync(TestApp app, Guid account, string path) => app.AsAsync(account, Role.CommunityOfficer, path, services =>
        services.GetRequiredService<DeclareRelationHandler>().HandleAsync(new(RelationKind.Kinship, Towns.EnterpriseName, null, "老板的弟弟"), default));
}
