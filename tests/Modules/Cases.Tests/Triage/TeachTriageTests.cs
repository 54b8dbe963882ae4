using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Domain.Triage;
using Niangjia.Cases.Domain.Triage.Learning;
using Niangjia.Cases.Intake;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Journal;

namespace Niangjia.Cases.Tests.Triage;

/// <summary>The model learns what people here have confirmed, takes over only when it is better on what it has not learned, and can be sent back.</summary>
public sealed class TeachTriageTests
{
    private static readonly (string Word, CaseType Type, AffairStream Stream)[] LocalWords =
        [("打卡豆", CaseType.WageArrears, AffairStream.Public), ("月光券", CaseType.MutualMedicalAid, AffairStream.Public), ("红泥巴", CaseType.ParkDormitory, AffairStream.Common)];

    [EachDatabase]
    public async Task Without_enough_confirmed_requests_nothing_is_taught(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var officer = await app.SignInAsAsync(Role.DistrictOfficer, units.District.Path);
        var page = await officer.OpenAsync(CaseUrls.TriageModel);
        page.ShouldShow("平台自带");
        (await page.SubmitAsync("teach-triage", new { })).ShouldRefuse("至少需要 30 件");
        (await app.InDatabaseAsync(context => context.Set<TriageLesson>().CountAsync())).ShouldBe(0);
    }

    [EachDatabase]
    public async Task What_was_confirmed_here_is_learned_compared_and_used(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await ConfirmAsync(app, units.Community.Path, 240);
        var officer = await app.SignInAsAsync(Role.DistrictOfficer, units.District.Path);
        const string Said = "我的打卡豆又少了一截，麻烦看看";
        (await ProposeAsync(app, Said)).Type.ShouldNotBe(CaseType.WageArrears);

        (await (await officer.OpenAsync(CaseUrls.TriageModel)).SubmitAsync("teach-triage", new { })).ShouldBeAt(CaseUrls.TriageModel);
        var lesson = await app.InDatabaseAsync(context => context.Set<TriageLesson>().AsNoTracking().SingleAsync());
        lesson.ShouldSatisfyAllConditions(
            () => lesson.WasBetter.ShouldBeTrue(), () => lesson.Runs.ShouldBeTrue(), () => lesson.HeldOut.ShouldBeGreaterThanOrEqualTo(30), () => (lesson.Learned + lesson.HeldOut).ShouldBe(240),
            () => lesson.Scores.ShouldAllBe(score => score.After.Right >= score.Before.Right));
        (await ProposeAsync(app, Said)).Type.ShouldBe(CaseType.WageArrears);

        // Back to the shipped one, with a reason, and everything stands in the journal.
        var page = await officer.OpenAsync(CaseUrls.TriageModel);
        await page.Form("switch-triage-model").ShouldRefuseNonsenseAsync();
        (await page.SubmitAsync("switch-triage-model", new { Lesson = 0, Reason = " " })).ShouldRefuse("理由");
        await page.SubmitAsync("switch-triage-model", new { Lesson = 0, Reason = "新模型把宿舍问题都当成工资" });
        (await ProposeAsync(app, Said)).Type.ShouldNotBe(CaseType.WageArrears);
        (await app.InDatabaseAsync(context => context.Set<JournalEntry>().Where(row => row.SubjectId == lesson.Id).OrderBy(row => row.Number).Select(row => row.Kind).ToListAsync()))
            .ShouldBe(["Cases.TriageModelLearned", "Cases.TriageModelSwitched"]);
    }

    [Fact]
    public void A_model_that_answers_no_better_is_not_kept()
    {
        HeadScore same = new(50, 40, 0.7, 0.6, 30, 28);
        var lesson = TriageLesson.Keep(1, Guid.CreateVersion7(), 200, 50, [new(Head.Type, same, same)], ShippedLessons.Model, new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        (lesson.WasBetter, lesson.Runs, lesson.Model).ShouldBe((false, false, null));
        Should.Throw<RefusedException>(() => lesson.Run(true));
        TriageLesson.Keep(2, Guid.CreateVersion7(), 200, 50, [new(Head.Type, same, same with { LogLoss = 0.5 })], ShippedLessons.Model, new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)).Runs.ShouldBeTrue();
        TriageLesson.Keep(3, Guid.CreateVersion7(), 200, 50, [new(Head.Type, same, same with { LogLoss = 0.5, Right = 39 })], ShippedLessons.Model, new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)).Runs.ShouldBeFalse();
    }

    [EachDatabase]
    public async Task What_was_told_in_confidence_is_never_learned_R_PRI_13(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        await ConfirmAsync(app, units.Community.Path, 60, Secrecy.Confidential);
        var officer = await app.SignInAsAsync(Role.DistrictOfficer, units.District.Path);
        (await (await officer.OpenAsync(CaseUrls.TriageModel)).SubmitAsync("teach-triage", new { })).ShouldRefuse("只有 0 件");
    }

    private static Task ConfirmAsync(TestApp app, string place, int count, Secrecy secrecy = Secrecy.Named) => app.InDatabaseAsync(async db =>
    {
        var now = app.Clock.GetUtcNow();
        for (var i = 0; i < count; i++)
        {
            var (word, type, stream) = LocalWords[i % LocalWords.Length];
            var request = WorkerRequest.Submit(
                new($"{word}第{i}回了，{(i % 2 == 0 ? "麻烦看看" : "有没有人管")}，{(char)('一' + i)}{(char)('两' + i)}", []), new(IntakeChannel.Web, secrecy, null, place),
                $"QS-999901-20260302-{i:0000}", $"taught{i}", now);
            request.Register();
            request.Triage(stream, type, Urgency.Normal, Guid.CreateVersion7(now), now, null);
            db.Add(request);
        }
        await db.SaveChangesAsync(CancellationToken.None);
        return count;
    });

    private static Task<TriageProposal> ProposeAsync(TestApp app, string text) => app.AsSystemAsync(services =>
        services.GetRequiredService<TriageDesk>().ProposeAsync(new(text, []), null, CancellationToken.None));
}
