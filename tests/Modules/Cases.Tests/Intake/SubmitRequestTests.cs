using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Intake;

/// <summary>R §1.1–1.5.</summary>
public sealed class SubmitRequestTests
{
    [EachDatabase]
    public async Task A_request_gets_number_receipt_proposal_and_clocks(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var first = await app.SubmitAsync(town.Request());
        var second = await app.SubmitAsync(town.Request(name: "李四", mobile: "13800002222"));

        first.Number.ShouldBe("QS-500116-20260302-0001");
        second.Number.ShouldBe("QS-500116-20260302-0002");
        ReceiptCode.Read(first.ReceiptCode).ShouldBe(first.ReceiptCode);
        await app.WithRequestAsync(first.Id, request =>
        {
            request.State.ShouldBe(RequestState.Registered);
            (request.SuggestedStream, request.SuggestedType, request.SuggestedUrgency).ShouldBe((AffairStream.Public, CaseType.WageArrears, Urgency.Urgent));
            request.UnitPath.ShouldBe(town.Grid.Path);
            request.RespondentName.ShouldBe(Towns.EnterpriseName);
            request.PersonId.ShouldNotBeNull();
            request.Claimed.Yuan.ShouldBe(8600);
            request.DueAt.ShouldNotBeNull();
            request.ReceiptIndex.ShouldNotContain(first.ReceiptCode);
            return true;
        });
        (await app.InDatabaseAsync(data => data.Set<Clock>().Where(clock => clock.SubjectId == first.Id).Select(clock => clock.Code).OrderBy(code => code).ToListAsync()))
            .ShouldBe(["sla.contact.public.urgent", "sla.triage"]);
        (await app.InDatabaseAsync(data => data.Set<Consent>().SingleAsync(consent => consent.RequestId == first.Id))).Notice.ShouldBe(Consent.NoticeVersion);
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.SubjectId == first.Id).OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync()))
            .ShouldBe(["Cases.RequestSubmitted", "Cases.RequestRegistered"]);
    }

    [EachDatabase]
    public async Task The_same_person_is_found_again_and_an_anonymous_tip_names_nobody(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var first = await app.SubmitAsync(town.Request());
        var second = await app.SubmitAsync(town.Request());
        var tip = await app.SubmitAsync(town.Request() with { Secrecy = Secrecy.Anonymous });
        var people = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().ToDictionaryAsync(request => request.Id, request => request.PersonId));
        people[first.Id].ShouldBe(people[second.Id]);
        people[tip.Id].ShouldBeNull();
    }

    [EachDatabase]
    public async Task The_same_seed_is_the_same_request_with_the_same_receipt_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var submitted = await app.SubmitAsync(town.Request() with { ReceiptSeed = "a-secret-of-the-form" });
        (await app.SubmitAsync(town.Request() with { ReceiptSeed = "a-secret-of-the-form" })).ShouldBe(submitted);
        submitted.ReceiptCode.Length.ShouldBe(12);
    }

    [EachDatabase]
    public async Task Without_a_place_it_lies_where_the_enterprise_is_and_else_in_the_district(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var atEnterprise = await app.SubmitAsync(town.Request() with { UnitId = null });
        var request = town.Request();
        var nowhere = await app.SubmitAsync(request with { UnitId = null, Content = request.Content with { EnterpriseId = null, RespondentName = "某工地" } });
        (await app.WithRequestAsync(atEnterprise.Id, found => found.UnitPath)).ShouldBe(town.Grid.Path);
        (await app.WithRequestAsync(nowhere.Id, found => found.UnitPath)).ShouldBe(town.District.Path);
    }

    [EachDatabase]
    public async Task What_cannot_be_used_is_refused_at_its_field(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        async Task RefusesAsync(string field, Func<Niangjia.Cases.Features.SubmitRequest.SubmitRequestCommand, Niangjia.Cases.Features.SubmitRequest.SubmitRequestCommand> change) =>
            (await Should.ThrowAsync<RefusedException>(() => app.SubmitAsync(change(town.Request())))).Field.ShouldBe(field);

        await RefusesAsync("Facts", command => command with { Content = command.Content with { Facts = "太短了" } });
        await RefusesAsync("Facts", command => command with { Content = command.Content with { Facts = "    \n      \u0000\u0007   " } });
        await RefusesAsync("Facts", command => command with { Content = command.Content with { Facts = new string('长', 5001) } });
        await RefusesAsync("ClaimantCount", command => command with { Content = command.Content with { ClaimantCount = 0 } });
        await RefusesAsync("RespondentName", command => command with { Content = command.Content with { EnterpriseId = null, RespondentName = new string('名', 101) } });
        await RefusesAsync("EnterpriseId", command => command with { Content = command.Content with { EnterpriseId = Guid.CreateVersion7(app.Clock.GetUtcNow()) } });
        await RefusesAsync("UnitId", command => command with { UnitId = Guid.CreateVersion7(app.Clock.GetUtcNow()) });
        await RefusesAsync("Name", command => command with { Applicant = new("", "13800001111") });
        await RefusesAsync("Name", command => command with { Applicant = new("张", "13800001111") });
        await RefusesAsync("Mobile", command => command with { Applicant = new("张三", "12345") });
        await RefusesAsync("Mobile", command => command with { Applicant = new("张三") });
        (await app.InDatabaseAsync(data => data.Set<WorkerRequest>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task Emoji_markup_and_control_characters_are_kept_as_text_or_dropped(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var town = await app.BuildTownAsync();
        var request = town.Request("工资没发😡😡<script>alert(1)</script>\u0000\u0008，老板说\"等着\" ' OR 1=1 --");
        var id = (await app.SubmitAsync(request)).Id;
        (await app.WithRequestAsync(id, found => found.Facts)).ShouldBe("工资没发😡😡<script>alert(1)</script>，老板说\"等着\" ' OR 1=1 --");
    }

    [Fact]
    public void A_receipt_code_is_read_as_people_type_it()
    {
        ReceiptCode.Read(" 0o1l-i2ab-CDEF ").ShouldBe("00111 2ABCDEF".Replace(" ", ""));
        ReceiptCode.Read("ABCD-EFGH-JKMU").ShouldBeNull();
        ReceiptCode.Read("ABC").ShouldBeNull();
        ReceiptCode.Read(null).ShouldBeNull();
        for (var i = 0; i < 100; i++) ReceiptCode.Read(ReceiptCode.Shown(ReceiptCode.New())).ShouldNotBeNull();
    }
}
