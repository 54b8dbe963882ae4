using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Intake;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Calendars;
using Niangjia.Kernel.Parameters;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>A person confirms, corrects, splits, merges or rejects (R-TRI-04…06).</summary>
public sealed class TriageDeskTests
{
    [EachDatabase]
    public async Task A_person_confirms_and_the_proposal_is_kept_beside_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await RegisteredAsync(app, units);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);

        (await officer.OpenAsync(CaseUrls.TriageDesk)).ShouldShow((await app.RequestAsync(id)).Number);
        var page = await officer.OpenAsync(CaseUrls.Triage(id));
        (await page.SubmitAsync("triage-request", new { Stream = AffairStream.Public, Type = CaseType.OvertimePay, Urgency = Urgency.Urgent }))
            .ShouldBeAt(CaseUrls.Step(id, "assign"));

        var request = await app.RequestAsync(id);
        (request.Stream, request.Type, request.Urgency, request.State).ShouldBe((AffairStream.Public, CaseType.OvertimePay, Urgency.Urgent, RequestState.Triaged));
        // Again only with a reason.
        page = await officer.OpenAsync(CaseUrls.Triage(id));
        var refused = await page.SubmitAsync("triage-request", new { Stream = AffairStream.Common, Type = CaseType.ParkDormitory, Urgency = Urgency.Normal, Reason = "" });
        refused.ShouldRefuse("理由");
        await page.SubmitAsync("triage-request", new { Stream = AffairStream.Common, Type = CaseType.ParkDormitory, Urgency = Urgency.Normal, Reason = "看错了" });
        (await app.RequestAsync(id)).Stream.ShouldBe(AffairStream.Common);
        (await officer.OpenAsync(CaseUrls.TriageAccuracy)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [EachDatabase]
    public async Task A_word_the_administrator_adds_counts_for_the_next_request_R_TRI_02(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        const string Said = "厂里的打卡豆又被清零了，大家都很着急。";
        (await ProposeAsync(app, Said)).ShouldSatisfyAllConditions(p => p.Type.ShouldBeNull(), p => p.NeedsHuman.ShouldBeTrue());

        await AddWordsAsync(app, KeywordTable.KeyOf(CaseType.WageArrears), "工资, 打卡~豆 3");
        (await ProposeAsync(app, Said)).ShouldSatisfyAllConditions(
            p => (p.Stream, p.Type).ShouldBe((AffairStream.Public, CaseType.WageArrears)), p => p.Words.Single().Word.ShouldBe("打卡…豆"), p => p.NeedsHuman.ShouldBeFalse());
        (await ProposeAsync(app, "血汗钱")).Words.ShouldBeEmpty("the place's own list takes the place of the shipped one");

        await AddWordsAsync(app, KeywordTable.KeyOf(DangerList.Violence), "ＨＥＩＫＥ, 亮家伙");
        (await ProposeAsync(app, "他说叫 heike 来")).ShouldSatisfyAllConditions(p => p.Urgency.ShouldBe(Urgency.Critical), p => p.CallPolice.ShouldBeTrue());
        (await ProposeAsync(app, "他拿刀出来")).CallPolice.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task The_table_is_made_anew_only_when_a_word_has_changed(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var first = await TableAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await AddWordsAsync(app, "triage.minScore", "2");
        (await TableAsync(app)).ShouldBeSameAs(first, "the parameters were read anew, but the words are the same");
        await AddWordsAsync(app, KeywordTable.KeyOf(CaseType.WageArrears), "工资 3");
        (await TableAsync(app)).ShouldNotBeSameAs(first);
    }

    private static Task<TriageProposal> ProposeAsync(TestApp app, string text) => app.AsSystemAsync(services =>
        services.GetRequiredService<TriageDesk>().ProposeAsync(new(text, []), null, CancellationToken.None));

    private static Task<KeywordTable> TableAsync(TestApp app) => app.AsSystemAsync(async services => services.GetRequiredService<TriageWords>()
        .InForce(await services.GetRequiredService<LegalParameters>().CurrentAsync(CancellationToken.None), ChinaTime.Today(app.Clock)));

    private static Task AddWordsAsync(TestApp app, string key, string value) => app.AsSystemAsync(services => services.GetRequiredService<LegalParameters>()
        .AddVersionAsync(new(key, JurisdictionProfile.Local, value, new(2026, 1, 1), null, "区总工会纪要", null, null, VerificationMark.D), "本地说法", CancellationToken.None));

    [EachDatabase]
    public async Task A_mixed_request_is_split_and_closes_with_its_last_part(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await RegisteredAsync(app, units);
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);

        var page = await officer.OpenAsync(CaseUrls.Step(id, "split"));
        var one = page.Form("split-request").Fill("Input.Parts[0].Text", "老板三个月没发工资，一直说再等等。").Fill("Input.Parts[0].Type", nameof(CaseType.WageArrears));
        (await one.SubmitAsync()).ShouldRefuse("至少要分成两件");
        var two = page.Form("split-request")
            .Fill("Input.Parts[0].Text", "老板三个月没发工资，一直说再等等。").Fill("Input.Parts[0].Type", nameof(CaseType.WageArrears))
            .Fill("Input.Parts[1].Text", "宿舍热水器坏了一个月没人修，洗澡要排队。").Fill("Input.Parts[1].Type", nameof(CaseType.ParkDormitory));
        (await two.SubmitAsync()).ShouldBeAt(CaseUrls.Request(id));

        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Split);
        var parts = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().Where(part => part.ParentId == id).ToListAsync());
        parts.Select(part => part.SuggestedStream).ShouldBe([AffairStream.Public, AffairStream.Common], ignoreOrder: true);
        parts.Sum(part => part.Claimed.Fen).ShouldBe(800_000);

        foreach (var part in parts)
            await (await officer.OpenAsync(CaseUrls.Step(part.Id, "reject"))).SubmitAsync("reject-request", new { Reason = "重复", WhereToGo = "社区服务中心" });
        await app.RunJournalAsync();
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Closed);
    }

    [EachDatabase]
    public async Task A_double_is_merged_and_a_foreign_officer_triages_nothing(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var (id, master) = (await RegisteredAsync(app, units), await RegisteredAsync(app, units));
        var officer = await app.SignInAsAsync(Role.CommunityOfficer, units.Community.Path);
        var foreigner = await app.SignInAsAsync(Role.CommunityOfficer, units.OtherCommunity.Path);

        (await foreigner.OpenAsync(CaseUrls.Triage(id))).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        var page = await officer.OpenAsync(CaseUrls.Step(id, "merge"));
        (await page.SubmitAsync("merge-request", new { MasterNumber = "QS-1" })).ShouldRefuse("MasterNumber", "没有找到");
        await page.SubmitAsync("merge-request", new { MasterNumber = (await app.RequestAsync(master)).Number });

        var request = await app.RequestAsync(id);
        (request.State, request.MasterId).ShouldBe((RequestState.Merged, master));
    }

    private static Task<Guid> RegisteredAsync(TestApp app, Units units) => app.InDatabaseAsync(async db =>
    {
        var request = HandlingSteps.New(units.Grid.Path, at: app.Clock.GetUtcNow());
        request.Register();
        db.Add(request);
        await db.SaveChangesAsync(CancellationToken.None);
        return request.Id;
    });
}
