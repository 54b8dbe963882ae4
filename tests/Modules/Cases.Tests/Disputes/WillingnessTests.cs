using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.DeclareRelation;
using Niangjia.Cases.Features.EndMediation;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>Mediation stays voluntary to its end, and neutral: either side may stop, a mediator may step down, a relation declared late is looked at (R-MED-03, R-MED-04, R-CAS-08).</summary>
public sealed class WillingnessTests
{
    [EachDatabase]
    public async Task A_side_that_no_longer_wants_says_so_on_its_phone_and_the_mediator_ends_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var boss = app.Browser();
        var door = await app.DoorAsync(id, PartySide.Respondent);
        await (await boss.OpenAsync(door)).SubmitAsync("party-refuses");
        await app.RunJournalAsync();

        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation)).ShouldContain(notice => notice.Title.Contains("不愿继续调解") && notice.Tone == NoticeTone.Warn);
        var officer = await app.SignInAsync(cast.Officer);
        var page = await officer.OpenAsync(CaseUrls.Dispute(id));
        page.ShouldShow("表示不愿继续调解");
        page.Links.ShouldContain(CaseUrls.DisputeStep(id, "end"));
        page.Links.ShouldContain(CaseUrls.DisputeStep(id, "consent"));

        await (await boss.OpenAsync(door)).SubmitAsync("party-agrees");
        (await officer.OpenAsync(CaseUrls.Dispute(id))).ShouldNotShow("表示不愿继续调解");
    }

    [EachDatabase]
    public async Task A_mediator_steps_down_from_the_page_and_the_director_names_another(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var mediator = await app.SignInAsync(cast.Mediator);
        (await mediator.OpenAsync(CaseUrls.Inbox)).ShouldShow((await app.RequestAsync(cast.RequestId)).Number);
        (await mediator.OpenAsync(CaseUrls.Dispute(id))).Links.ShouldContain(CaseUrls.DisputeStep(id, "step-down"));
        var form = await mediator.OpenAsync(CaseUrls.DisputeStep(id, "step-down"));
        (await form.SubmitAsync("step-down", new { Reason = "" })).ShouldRefuse("Reason", "");
        (await form.SubmitAsync("step-down", new { Reason = "当事人是我的同学" })).ShouldShow("您已退出该案调解");
        await app.RunJournalAsync();

        (await app.DisputeAsync(id)).ActiveMediators.ShouldBeEmpty();
        (await app.NoticesOfAsync(cast.Director, NoticeKind.Mediation)).ShouldContain(notice => notice.Title.Contains("有调解员退出"));
        var director = await app.SignInAsync(cast.Director);
        (await director.OpenAsync(CaseUrls.Dispute(id))).Links.ShouldContain(CaseUrls.DisputeStep(id, "mediators"));
        (await director.OpenAsync(CaseUrls.DisputeStep(id, "step-down"))).ShouldShow("您不是该案的调解员").Forms.ShouldNotContain(one => one.Name == "step-down");
    }

    [EachDatabase]
    public async Task An_objection_reaches_the_director_and_comes_first(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.InDatabaseAsync(async data =>
        {
            (await data.FindAsync<DisputeCase>(id))!.Object(PartySide.Applicant, cast.Mediator, "他和老板是亲戚");
            return await data.SaveChangesAsync();
        });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(cast.Director, NoticeKind.Mediation)).ShouldContain(notice => notice.Title.Contains("申请调解员回避"));
        (await (await app.SignInAsync(cast.Director)).OpenAsync(CaseUrls.Dispute(id))).ShouldShow("请更换调解员，或者说明不更换的理由");
    }

    [EachDatabase]
    public async Task A_relation_declared_late_is_told_to_the_heads_and_stops_the_officer(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        var own = await app.RequestForAsync(cast);
        var chair = await app.AddAccountAsync(Role.StreetChair, cast.Street, "陈主席");
        foreach (var account in (Guid[])[cast.Officer, cast.Mediator])
            await app.InDatabaseAsync(async data =>
            {
                data.Add(DeclaredRelation.Declare(account, cast.Worker, null, RelationKind.Kinship, null, cast.Street, app.Clock.GetUtcNow()));
                return await data.SaveChangesAsync();
            });
        await app.RunJournalAsync();

        (await app.NoticesOfAsync(cast.Director, NoticeKind.Mediation)).ShouldContain(notice => notice.Title.Contains("调解员李调解申报了与当事人的关系"));
        (await app.NoticesOfAsync(chair)).ShouldContain(notice => notice.Title.Contains("承办人周干事申报了与当事人的关系"));
        var officer = await app.SignInAsync(cast.Officer);
        var closed = await officer.OpenAsync(CaseUrls.Step(own, "resolve"));
        closed.Status.ShouldBe(HttpStatusCode.Conflict);
        closed.Document.Body!.TextContent.ShouldContain("应当回避");
        await (await officer.OpenAsync(CaseUrls.Step(own, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = "District", Ground = "Other", Reason = "我与当事人是亲属" });
        (await app.RequestAsync(own)).HandlerPath.ShouldBe(cast.Units.District.Path);
    }

    [EachDatabase]
    public async Task An_application_that_is_taken_back_leaves_the_request_to_be_handled(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast);
        await app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, services =>
            services.GetRequiredService<EndMediationHandler>().HandleAsync(new(id, MediationEnd.Withdrawn, "先不调解了"), default));
        await app.RunJournalAsync();
        var request = await app.RequestAsync(cast.RequestId);
        (request.State, request.HandlerPath).ShouldBe((RequestState.InProgress, cast.Street));
        request.DueAt.ShouldNotBeNull();
    }

    [EachDatabase]
    public async Task Both_sides_hear_whether_it_was_taken_on_and_that_it_is_in_force(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        await app.EffectiveAsync(cast, ("2026-03-20", 9_000m));
        await app.RunJournalAsync();
        var texts = app.Phones.To("+8613900001111");
        texts.ShouldContain(text => text.Contains("河东街道总工会已受理"));
        texts.ShouldContain(text => text.Contains("调解协议已生效，金额 ¥9,000.00"));
    }

    [EachDatabase]
    public async Task Somebody_who_asked_for_confidence_reads_nothing_of_it_on_the_phone_R_PRI_13(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync(secrecy: Secrecy.Confidential);
        await app.EffectiveAsync(cast, ("2026-03-03", 9_000m));
        await app.RunJournalAsync();
        app.AtTime("2026-03-04 09:00");
        await app.CatchUpAsync();
        var texts = app.Phones.To("+8613900001111");
        texts.Count.ShouldBeGreaterThan(2);
        texts.ShouldAllBe(text => !text.Contains("调解") && !text.Contains('¥'));
    }
}
