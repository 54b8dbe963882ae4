using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.AppointMediator;
using Niangjia.Cases.Features.CloseSession;
using Niangjia.Cases.Features.DeclareRelation;
using Niangjia.Cases.Features.KeepConfidence;
using Niangjia.Cases.Features.ShowDispute;
using Niangjia.Cases.Features.WriteRecord;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Documents;
using Niangjia.Documents.Features.BeginDocument;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R-EVD-02 and R-CAS-08: what is told in confidence stays with whom it was told, and related people stay away.</summary>
public sealed class ConfidenceTests
{
    private const string Secret = "其实两千也能接受";
    private const string Offer = "愿意先付五千作为让步";
    private const string Concession = "方案是各让一步";

    [EachDatabase]
    public async Task A_caucus_note_is_read_by_its_mediator_and_by_nobody_else_anywhere(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await ToldAsync(app, cast);
        var second = await app.AddAccountAsync(Role.Mediator, cast.Street, "第二调解员");
        await app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, services =>
            services.GetRequiredService<AppointMediatorHandler>().HandleAsync(new(id, second, false, null), default));

        (await (await app.SignInAsync(cast.Mediator)).OpenAsync(CaseUrls.Dispute(id))).ShouldShow(Secret, Offer);
        var fellow = await app.SignInAsync(second); // mediates the same case: offers yes, the other's note no
        (await fellow.OpenAsync(CaseUrls.Dispute(id))).ShouldShow(Offer).ShouldNotShow(Secret);

        Browser[] others =
        [
            await app.SignInAsync(cast.Officer), await app.SignInAsync(cast.Director), await app.SignInAsAsync(Role.DistrictLeader, cast.Units.District.Path),
            await app.SignInAsAsync(Role.LegalSquadLawyer, cast.Street), await app.SignInAsAsync(Role.StreetChair, cast.Street),
            await app.SignInAsAsync(Role.SystemAdmin, "/"), await app.SignInAsAsync(Role.SecurityAdmin, "/"), await app.SignInAsAsync(Role.AuditAdmin, "/"),
        ];
        string[] pages =
        [
            CaseUrls.Dispute(id), CaseUrls.Request(cast.RequestId), DocumentUrls.Of("dispute", id),
            $"{CaseUrls.Disputes}?tab=Talking&q={Uri.EscapeDataString(Secret)}", $"{CaseUrls.Inbox}?tab=Below&q={Uri.EscapeDataString(Secret)}", "/inbox/export?tab=Below",
        ];
        foreach (var other in others)
            foreach (var page in pages)
            {
                var shown = await other.OpenAsync(page);
                shown.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
                // The words one searches for are shown in the search field itself.
                shown.Html.Replace($"value=\"{Secret}\"", "", StringComparison.Ordinal).ShouldNotContain(Secret, Case.Sensitive, page);
                shown.Html.ShouldNotContain(Offer, Case.Sensitive, page);
            }
    }

    [EachDatabase]
    public async Task Neither_the_journal_nor_any_table_holds_a_word_of_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await ToldAsync(app, cast);
        var journal = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Select(entry => entry.Body + entry.Changes + entry.Reason).ToListAsync());
        journal.ShouldAllBe(text => !text.Contains(Secret) && !text.Contains(Offer) && !text.Contains(Concession));
        var notes = await app.InDatabaseAsync(data => data.Set<CaucusNote>().AsNoTracking().ToListAsync());
        notes.Single().Text.Stored.ShouldNotContain(Secret);
        (await app.InDatabaseAsync(data => data.Set<SettlementOffer>().AsNoTracking().SingleAsync())).Terms.Stored.ShouldNotContain(Offer);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(entry => entry.Kind == "Cases.CaucusNoteKept"))).ShouldBe(2);
        _ = id;
    }

    [EachDatabase]
    public async Task A_record_leaves_the_house_without_proposals_but_for_its_mediators(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await ToldAsync(app, cast);
        var document = await app.AsAsync(cast.Mediator, Role.Mediator, cast.Street, services => services.GetRequiredService<BeginDocumentHandler>().HandleAsync(new("dispute", id, "Record", 1), default));
        Task<string> TakenBy(Guid account, bool inFull) => app.TextOfAsync(account, $"{DocumentUrls.Docx(document)}?full={inFull}");
        (await TakenBy(cast.Mediator, true)).ShouldContain(Concession);
        foreach (var text in new[] { await TakenBy(cast.Mediator, false), await TakenBy(cast.Director, false), await TakenBy(cast.Officer, false) })
        {
            text.ShouldContain("依规定不列入");
            foreach (var secret in new[] { Concession, Secret, Offer }) text.ShouldNotContain(secret);
        }
        (await (await app.SignInAsync(cast.Officer)).OpenAsync(DocumentUrls.Docx(document) + "?full=true")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [EachDatabase]
    public async Task Only_a_mediator_of_the_case_keeps_a_confidence(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await Should.ThrowAsync<ForbiddenException>(() => app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, services =>
            services.GetRequiredService<KeepConfidenceHandler>().HandleAsync(new(id, PartySide.Applicant, false, Secret), default)));
    }

    [EachDatabase]
    public async Task A_declared_relation_blocks_the_appointment_and_only_the_head_of_the_centre_sets_it_aside(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var related = await app.AddAccountAsync(Role.Mediator, cast.Street, "王亲戚");
        await app.AsAsync(related, Role.Mediator, cast.Street, services =>
            services.GetRequiredService<DeclareRelationHandler>().HandleAsync(new(RelationKind.Kinship, null, "13900001111", "表兄弟"), default));
        var id = await app.OpenAsync(cast);

        Task AppointAsync(Guid account, Role role, string? reason) => app.AsAsync(account, role, cast.Street, services =>
            services.GetRequiredService<AppointMediatorHandler>().HandleAsync(new(id, related, false, reason), default));
        (await Should.ThrowAsync<RefusedException>(() => AppointAsync(cast.Director, Role.JointCentreDirector, null))).RuleId.ShouldBe("R-CAS-08");
        (await Should.ThrowAsync<RefusedException>(() => AppointAsync(cast.Officer, Role.StreetChair, "没有别人"))).RuleId.ShouldBe("R-CAS-08");
        await AppointAsync(cast.Director, Role.JointCentreDirector, "双方书面同意由其调解");

        var appointed = await app.InDatabaseAsync(data => data.Set<JournalEntry>().SingleAsync(entry => entry.Kind == "Cases.MediatorAppointed"));
        appointed.Body.ShouldContain("\"ConflictOverridden\":true");
        appointed.Reason.ShouldBe("双方书面同意由其调解");
        (await (await app.SignInAsync(cast.Director)).OpenAsync(CaseUrls.Dispute(id))).ShouldShow("经批准不回避");
    }

    private static async Task<Guid> ToldAsync(TestApp app, Cast cast)
    {
        var id = await app.MediatingAsync(cast);
        app.AtTime("2026-03-04 09:00");
        await app.AsMediatorAsync(cast, async services =>
        {
            var session = (await app.DisputeAsync(id)).Sessions[0].Id;
            await services.GetRequiredService<CloseSessionHandler>().HandleAsync(new(id, session, true, true, true, null, null), default);
            await services.GetRequiredService<WriteRecordHandler>().HandleAsync(new(id, session, new(true, true, "要求支付", "愿意分期", Concession, "继续协商")), default);
            await services.GetRequiredService<KeepConfidenceHandler>().HandleAsync(new(id, PartySide.Applicant, false, Secret), default);
            await services.GetRequiredService<KeepConfidenceHandler>().HandleAsync(new(id, PartySide.Respondent, true, Offer), default);
        });
        await app.DraftAsync(cast, id, ("2026-04-01", 9_000m));
        (await app.AsMediatorViewAsync(cast, id)).Notes.Single().Text.ShouldBe(Secret);
        return id;
    }
}

internal static class ConfidenceSteps
{
    public static Task<DisputeView> AsMediatorViewAsync(this TestApp app, Cast cast, Guid id) => app.AsAsync(cast.Mediator, Role.Mediator, cast.Street, services =>
        services.GetRequiredService<ShowDisputeHandler>().HandleAsync(id, default));
}
