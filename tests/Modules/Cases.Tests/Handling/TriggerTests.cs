using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Organisation;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>R §2.5, last column: a level may not keep what is too heavy for it, and the history says which limit it was (R-ESC-01).</summary>
public sealed class TriggerTests
{
    [EachDatabase]
    public async Task Sent_lower_than_its_weight_allows_it_goes_up_at_once_and_says_why(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var street = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path);

        var id = await app.TriagedRequestAsync(units.Grid, persons: 6);
        await app.AssignAsync(id, units.Community.Id);

        var request = await app.RequestAsync(id);
        (request.State, request.HandlerPath, request.HandlerId).ShouldBe((RequestState.Escalated, units.Street.Path, street));
        var told = await app.ToldAsync(id, "Cases.RequestEscalated");
        told.Reason.ShouldBe("涉及5人及以上。实际为6（依据参数esc.community.persons，CN第1版）。");
        told.Body.ShouldContain("\"Trigger\":\"CommunityPersons\"");
        var officer = await app.SignInAsync(street);
        (await officer.OpenAsync(CaseUrls.Request(id))).ShouldShow("达到上报条件", "esc.community.persons");

        // The street knows how many there are and sends it down all the same: it does not bounce.
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await officer.OpenAsync(CaseUrls.Step(id, "hand-down"))).SubmitAsync("hand-down-request", new { UnitId = units.Community.Id, Reason = "已摸清情况，由社区就近办理" });
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);
        var community = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        await (await community.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);
    }

    [EachDatabase]
    public async Task A_limit_that_is_passed_while_it_is_handled_shows_when_it_is_accepted_or_corrected(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);

        await app.InDatabaseAsync(async data =>
        {
            var request = await data.Set<WorkerRequest>().FoundAsync(id, CancellationToken.None);
            request.Correct(new(request.Facts, [], RespondentName: request.RespondentName, RespondentIsEmployer: true, ClaimantCount: 31), request.UnitPath, "又来了三十人");
            return await data.SaveChangesAsync(CancellationToken.None);
        });
        await app.RunJournalAsync();

        var corrected = await app.RequestAsync(id);
        (corrected.Level, corrected.IsCollective).ShouldBe((HandlingLevel.District, true));
        (await app.ToldAsync(id, "Cases.RequestEscalated")).Body.ShouldContain("\"Trigger\":\"StreetPersons\"");
        // Many at once: others must be told (R-COL-04).
        (await app.TasksAsync(id)).Select(task => task.Code).ShouldBe(["ReportToStreetChair", "ReportToDistrict", "ContactByStreetAtOnce", "InformEarlyWarning", "OfferAid"], ignoreOrder: true);
    }

    [EachDatabase]
    public async Task Two_contacts_in_a_row_that_fail_move_it_up(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        await (await officer.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");

        async Task<Page> TryAsync(string reached, string at = "2026-03-02T09:00") => await (await officer.OpenAsync(CaseUrls.Step(id, "contact")))
            .SubmitAsync("record-contact", new { Way = ContactWay.Phone, Reached = reached, At = at, Words = "无人接听" });
        (await TryAsync("false", "2026-03-02T09:30")).ShouldRefuse("At", "不能晚于现在");
        (await TryAsync("false", "2026-03-01T09:30")).ShouldRefuse("At", "早于");
        (await TryAsync("false")).ShouldShow("连续第1次");
        await TryAsync("true");
        (await app.RequestAsync(id)).FailedContacts.ShouldBe(0);
        await TryAsync("false");
        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Community.Path);
        await TryAsync("false");

        (await app.RequestAsync(id)).HandlerPath.ShouldBe(units.Street.Path);
        (await app.ToldAsync(id, "Cases.RequestEscalated")).Reason!.ShouldContain("esc.community.failedContacts");
    }

    [EachDatabase]
    public async Task A_failed_mediation_of_somebody_who_needs_aid_goes_to_the_district(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync(groups: SpecialGroups.MigrantWorker);
        var dispute = await app.MediatingAsync(cast);
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<EndMediationHandler>().HandleAsync(new(dispute, MediationEnd.Failed, "分歧过大"), default));
        await app.RunJournalAsync();

        var request = await app.RequestAsync(cast.RequestId);
        (request.State, request.HandlerPath).ShouldBe((RequestState.Escalated, cast.Units.District.Path));
        (await app.ToldAsync(cast.RequestId, "Cases.RequestEscalated")).Body.ShouldContain("\"Trigger\":\"MediationFailed\"");
    }

    [Fact]
    public void Of_several_limits_the_highest_counts_and_none_counts_twice()
    {
        var limits = new RoutingLimits(Money.Zero, 5, Money.FromYuan(50_000), 2, 30, Money.FromYuan(500_000));
        var community = new UnitInfo(Guid.Empty, "/d1/s1/c1/", "社区", UnitKind.CommunityJointUnion, null, HandlingLevel.Community, null, null, null, null, false);
        var request = HandlingSteps.New(community.Path, amount: 600_000, persons: 6);
        request.Register();
        request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, Guid.Empty, HandlingSteps.Now, null);
        request.Assign(community, null, null, HandlingSteps.Now);

        EscalationTriggers.Due(request, limits)!.Ground.Trigger.ShouldBe("StreetAmount");
        request.Judge(["StreetAmount"]);
        EscalationTriggers.Due(request, limits)!.To.ShouldBe(HandlingLevel.Street);
        request.Judge(EscalationTriggers.Of(request, limits).Select(trigger => trigger.Ground.Trigger));
        EscalationTriggers.Due(request, limits).ShouldBeNull();
    }
}
