using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Intake;
using Niangjia.Cases.Features.AssignRequest;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>What an applicant is told by phone, and what not.</summary>
public sealed class ApplicantMessageTests
{
    private const string Phone = "+8613900001111";

    [EachDatabase]
    public async Task A_worker_hears_by_phone_of_each_step_once_and_never_the_code(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path, "林专干");
        var (id, code) = await app.FileWithCodeAsync(town, CaseSteps.Wages, 8_000);
        await app.RunJournalAsync();
        var number = (await app.RequestAsync(id)).Number;
        app.Phones.To(Phone).ShouldHaveSingleItem().ShouldSatisfyAllConditions(text => text.ShouldContain($"工会已登记您的诉求 {number}"), text => text.ShouldContain("保管好回执码"));

        await app.TriageRequestAsync(id, CaseType.WageArrears);
        await app.AsSystemAsync(services => services.GetRequiredService<AssignRequestHandler>().HandleAsync(new(id, town.Community.Id, officer, null), default));
        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await app.RunJournalAsync();
        app.Phones.To(Phone)[^1].ShouldContain($"您的诉求 {number} 由春晖社区工联会林专干办理，电话023-47520003");

        await (await desk.OpenAsync(CaseUrls.Step(id, "escalate"))).SubmitAsync("escalate-request", new { ToLevel = Contracts.Organisation.HandlingLevel.Street, Ground = "OutsideAuthority", Reason = "需要街道协调" });
        await app.RunJournalAsync();
        app.Phones.To(Phone)[^1].ShouldContain("已报到河东街道总工会");

        var street = await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path);
        await (await street.OpenAsync(CaseUrls.Step(id, "resolve"))).SubmitAsync("resolve-request", new { Result = ResultCode.FullyResolved, Outcome = "工资已全部补发。" });
        await app.RunJournalAsync();
        app.Phones.To(Phone)[^1].ShouldSatisfyAllConditions(text => text.ShouldContain("已有结果"), text => text.ShouldContain("评价（2026年3月9日"), text => text.ShouldNotContain("补发"));

        app.AtTime("2026-03-12 09:00");
        await app.LetTimeActAsync(); // nobody rated
        await app.ReadJournalAgainAsync();
        app.Phones.To(Phone)[^1].ShouldContain("已办结归档");
        app.Phones.To(Phone).Count.ShouldBe(5);
        app.Phones.To(Phone).ShouldAllBe(text => !text.Contains(code, StringComparison.OrdinalIgnoreCase));

        var told = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.SubjectId == id && entry.Kind == "Cases.ApplicantTold").Select(entry => entry.Body).ToListAsync());
        told.Count.ShouldBe(5);
        told.ShouldAllBe(body => !body.Contains("13900001111", StringComparison.Ordinal));
        (await (await app.SignInAsAsync(Role.StreetOfficer, town.Street.Path)).OpenAsync(CaseUrls.Request(id))).ShouldShow("已发短信告知申请人：由谁办理");
    }

    [EachDatabase]
    public async Task Missing_papers_are_asked_for_at_once_and_reminded_of_once_before_the_end(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        var id = await app.SendRequestAsync(town, town.Community, CaseSteps.Wages, 8_000);
        var desk = await app.SignInAsync(officer);
        await (await desk.OpenAsync(CaseUrls.Request(id))).SubmitAsync("accept-request");
        await (await desk.OpenAsync(CaseUrls.Step(id, "supplement"))).SubmitAsync("ask-supplement", new { Missing = "工资条\n考勤记录" });
        await app.RunJournalAsync();
        app.Phones.To(Phone)[^1].ShouldSatisfyAllConditions(text => text.ShouldContain("工资条、考勤记录"), text => text.ShouldContain("2026年3月17日"));
        var before = app.Phones.To(Phone).Count;

        app.AtTime("2026-03-15 09:00"); // half and four fifths are over: case.supplementReminders is 1
        await app.LetTimeActAsync();
        app.Phones.To(Phone).Count.ShouldBe(before);
        app.AtTime("2026-03-16 09:30"); // one working day before
        await app.LetTimeActAsync();
        await app.LetTimeActAsync();
        app.Phones.To(Phone).Skip(before).ShouldHaveSingleItem().ShouldContain("提醒：");
        app.AtTime("2026-03-18 09:30");
        await app.LetTimeActAsync();
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Withdrawn);
        app.Phones.To(Phone).Count.ShouldBe(before + 1);
    }

    [EachDatabase]
    public async Task Whoever_asked_for_confidence_reads_nothing_that_the_employer_could_understand(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var id = await app.FileRequestAsync(town, CaseSteps.Wages, 8_000, secrecy: Secrecy.Confidential);
        await app.ResolveRequestAsync(id, town.Community, CaseType.WageArrears, "工资已全部补发。");
        await app.RunJournalAsync();
        var texts = app.Phones.To(Phone);
        texts.Count.ShouldBe(3);
        texts.ShouldAllBe(text => text.StartsWith("您办理的事项", StringComparison.Ordinal));
        foreach (var word in (string[])["工会", "诉求", "工资", "明珠", "QS-", "投诉", "林专干", "社区"]) texts.ShouldAllBe(text => !text.Contains(word, StringComparison.Ordinal));
    }

    [EachDatabase("Named", "Confidential")]
    public async Task An_invitation_to_mediation_names_the_matter_only_to_whoever_asked_openly(Db db, string secrecy)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync(secrecy: Enum.Parse<Secrecy>(secrecy));
        await app.MediatingAsync(cast);
        await app.RunJournalAsync();
        await app.ReadJournalAgainAsync();
        app.Phones.To(Phone).Count.ShouldBe(2); // that it was taken on, and when to meet
        var text = app.Phones.To(Phone)[^1];
        if (secrecy == "Named") text.ShouldSatisfyAllConditions(t => t.ShouldContain("TJ-"), t => t.ShouldContain("街道调解室"));
        else text.ShouldSatisfyAllConditions(t => t.ShouldStartWith("您办理的事项约在2026年3月3日"), t => t.ShouldNotContain("TJ-"), t => t.ShouldNotContain("调解"));
        var told = await app.InDatabaseAsync(data => data.Set<JournalEntry>().Where(entry => entry.SubjectId == cast.RequestId && entry.Kind == "Cases.ApplicantTold").ToListAsync());
        told.ShouldContain(entry => entry.Body.Contains("Session"), 1);
    }

    [EachDatabase]
    public async Task An_anonymous_tip_and_whoever_took_consent_back_are_not_called(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        await app.FileRequestAsync(town, CaseSteps.Wages, 8_000, secrecy: Secrecy.Anonymous);
        var named = await app.FileRequestAsync(town, "仓库没有通风，夏天四十度，请工会来看一看。", 0, "李四", "13900002222", CaseType.LegalConsult);
        await app.InDatabaseAsync(async data =>
        {
            (await data.Set<Consent>().SingleAsync(consent => consent.RequestId == named)).Withdraw(app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        await app.RunJournalAsync();
        app.Phones.To(Phone).ShouldBeEmpty();
        app.Phones.To("+8613900002222").ShouldBeEmpty();
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().AnyAsync(entry => entry.Kind == "Cases.ApplicantTold"))).ShouldBeFalse();
    }

    [EachDatabase]
    public async Task While_the_gateway_is_down_the_work_goes_on_and_the_message_comes_later_once(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var town = await app.BuildTownAsync();
        var officer = await app.AddAccountAsync(Role.CommunityOfficer, town.Community.Path);
        app.Phones.AreDown = true;
        var id = await app.SendRequestAsync(town, town.Community, CaseSteps.Wages, 8_000);
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(officer, NoticeKind.Assignment)).Count.ShouldBe(1);
        (await app.InDatabaseAsync(data => data.Set<ReactionFailure>().CountAsync())).ShouldBe(0);
        app.Phones.To(Phone).ShouldBeEmpty();

        app.Phones.AreDown = false;
        app.AtTime("2026-03-02 09:02");
        await app.DeliverAsync();
        await app.DeliverAsync();
        app.Phones.To(Phone).ShouldHaveSingleItem();
        (await app.InDatabaseAsync(data => data.Set<JournalEntry>().CountAsync(entry => entry.SubjectId == id && entry.Kind == "Cases.ApplicantTold"))).ShouldBe(1);
    }
}
