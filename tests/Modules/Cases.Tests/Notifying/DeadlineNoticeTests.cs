using Microsoft.EntityFrameworkCore;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>Reminders and red cards reach people (R-CLK-02), once, and the right ones.</summary>
public sealed class DeadlineNoticeTests
{
    [EachDatabase]
    public async Task The_officer_in_charge_is_reminded_at_each_mark_once_and_no_longer_when_it_is_done(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        var stranger = await app.AddAccountAsync(Role.CommunityOfficer, units.OtherCommunity.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        var number = (await app.RequestAsync(id)).Number;

        app.AtTime("2026-03-06 08:00"); // half of five working days
        await app.LetTimeActAsync();
        await app.ReadJournalAgainAsync();
        var first = (await app.NoticesOfAsync(officer, NoticeKind.Deadline)).ShouldHaveSingleItem();
        first.ShouldSatisfyAllConditions(
            n => n.Title.ShouldContain(number), n => n.Title.ShouldContain("2026年3月9日"), n => n.English.ShouldContain("is due by"), n => n.Detail.ShouldBe("春晖社区工联会 · 老板三个月没发工资，一直说再等等。"),
            n => n.Tone.ShouldBe(NoticeTone.Info), n => n.Url.ShouldBe(CaseUrls.Request(id)), n => n.IsUnread.ShouldBeTrue());

        app.AtTime("2026-03-09 10:00"); // one working day before on Friday and 80 % on Sunday: only the latest is told
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => app.RunAsync<ClockSweep>())));
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Deadline)).Select(notice => notice.Tone).ShouldBe([NoticeTone.Info, NoticeTone.Warn]);
        (await app.NoticesOfAsync(stranger)).ShouldBeEmpty();

        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "工资已全部补发。" });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Deadline)).ShouldAllBe(notice => !notice.IsUnread);
    }

    [EachDatabase]
    public async Task An_absent_officer_is_not_reminded_but_the_deputy(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        var deputy = await app.AddAccountAsync(Role.StreetOfficer, units.Street.Path);
        await app.RunJournalAsync();
        await app.BeAbsentAsync(officer, deputy);

        app.AtTime("2026-03-06 08:00");
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Deadline)).ShouldBeEmpty();
        (await app.NoticesOfAsync(deputy, NoticeKind.Deadline)).ShouldHaveSingleItem().Url.ShouldBe(CaseUrls.Request(id));
    }

    [EachDatabase]
    public async Task When_nobody_is_in_charge_all_officers_of_the_unit_are_reminded_and_without_any_those_above(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await app.AssignedRequestAsync(units.Grid, units.Community);
        await app.AssignedRequestAsync(units.OtherGrid, units.OtherCommunity);
        var (one, two) = (await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path), await app.AddAccountAsync(Role.CommunityChair, units.Community.Path));
        var lawyer = await app.AddAccountAsync(Role.LegalSquadLawyer, units.Community.Path);
        var above = await app.AddAccountAsync(Role.StreetOfficer, units.OtherStreet.Path);

        app.AtTime("2026-03-06 08:00");
        await app.LetTimeActAsync();
        foreach (var account in (Guid[])[one, two, above]) (await app.NoticesOfAsync(account, NoticeKind.Deadline)).Count.ShouldBe(1);
        (await app.NoticesOfAsync(lawyer)).ShouldBeEmpty();
    }

    [EachDatabase]
    public async Task A_red_card_goes_to_those_who_answer_for_the_unit_above_and_to_who_was_late_and_the_worker_reads_that_it_did(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var chair = await app.AddAccountAsync(Role.StreetChair, town.Street.Path);
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var (colleague, neighbour) = (await app.AddAccountAsync(Role.StreetOfficer, town.Street.Path), await app.AddAccountAsync(Role.StreetChair, town.OtherStreet.Path));
        var (id, code) = await app.FileWithCodeAsync(town, CaseSteps.Wages, 8_000);
        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AsSystemAsync(services => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Features.AssignRequest.AssignRequestHandler>(services)
            .HandleAsync(new(id, town.Community.Id, officer, null), CancellationToken.None));

        app.AtTime("2026-03-10 00:05");
        await app.LetTimeActAsync();
        await app.ReadJournalAgainAsync();

        var cards = (await app.NoticesOfAsync(chair, NoticeKind.RedCard)).Where(card => card.Title.Contains("未按期", StringComparison.Ordinal)).ToList();
        cards.ShouldNotBeEmpty();
        cards[0].ShouldSatisfyAllConditions(card => card.Title.ShouldContain("春晖社区工联会"), card => card.Tone.ShouldBe(NoticeTone.Bad));
        (await app.NoticesOfAsync(officer, NoticeKind.RedCard)).Count(card => card.Title.Contains("未按期", StringComparison.Ordinal)).ShouldBe(cards.Count);
        (await app.NoticesOfAsync(colleague, NoticeKind.RedCard)).ShouldNotContain(card => card.Title.Contains("未按期", StringComparison.Ordinal)); // on duty is the chair
        (await app.NoticesOfAsync(neighbour)).ShouldBeEmpty();

        var late = await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(entry => entry.SubjectId == id && entry.Kind == "Cases.RequestFellLate"));
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(entry => entry.SubjectId == id && entry.Kind == "Cases.SuperiorReminded"))).ShouldBe(late);
        var tracked = await (await app.Browser().OpenAsync(CaseUrls.Track)).SubmitAsync("track", new { Code = code });
        tracked.ShouldShow("春晖社区工联会超过了期限", "已提醒河东街道总工会负责人督促办理");
        (await (await app.SignInAsync(chair)).OpenAsync(CaseUrls.Request(id))).ShouldShow("红牌已送达河东街道总工会（1人）");
    }

    [EachDatabase]
    public async Task Nobody_is_said_to_have_been_told_where_there_is_nobody_to_tell(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);

        app.AtTime("2026-03-10 00:05");
        await app.LetTimeActAsync();
        var kinds = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.SubjectId == id).Select(entry => entry.Kind).ToListAsync());
        kinds.ShouldContain("Cases.RequestFellLate");
        kinds.ShouldNotContain("Cases.SuperiorReminded");
    }

    [EachDatabase]
    public async Task The_district_has_nobody_above_it_so_its_own_leaders_have_the_card(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var leader = await app.AddAccountAsync(Role.DistrictLeader, units.District.Path);
        await app.AssignedRequestAsync(units.Grid, units.District);

        app.AtTime("2026-06-10 00:05");
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(leader, NoticeKind.RedCard)).ShouldHaveSingleItem().Title.ShouldContain("江南区总工会");
    }

    [EachDatabase]
    public async Task After_an_outage_nobody_is_reminded_of_what_is_over(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, units.Community.Path);
        await app.AssignedRequestAsync(units.Grid, units.Community);

        app.AtTime("2026-04-30 09:00");
        await app.LetTimeActAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Deadline)).ShouldBeEmpty();
        (await app.NoticesOfAsync(officer, NoticeKind.RedCard)).ShouldHaveSingleItem();
    }
}
