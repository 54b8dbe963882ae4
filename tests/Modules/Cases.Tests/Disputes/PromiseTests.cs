using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Duties;
using Niangjia.Cases.Features.DraftAgreement;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>What was promised is followed until it is kept (R-MED-09): nobody's bare word ends it, nothing promised is forgotten, what was missed has somebody who urges it.</summary>
public sealed class PromiseTests
{
    [EachDatabase]
    public async Task An_employers_word_that_nobody_answers_counts_for_a_few_days_only(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 3_000m));
        app.AtTime("2026-03-10 20:00");
        await app.InDatabaseAsync(async data =>
        {
            (await data.FindAsync<DisputeCase>(id))!.ReportPayment(1, Money.FromYuan(3_000), new(2026, 3, 10), new(PartySide.Respondent, null), null, null, Disputed.Rules, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        await app.RunJournalAsync();
        app.Phones.To("+8613900001111")[^1].ShouldContain("单位报告已支付第 1 期款 ¥3,000.00");

        app.AtTime("2026-03-12 08:00");
        await app.CatchUpAsync();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.AgreementEffective);
        app.AtTime("2026-03-13 08:00");
        await app.CatchUpAsync();
        var dispute = await app.DisputeAsync(id);
        (dispute.State, dispute.Agreement!.Instalments[0].BreachedOn).ShouldBe((DisputeState.Breached, new DateOnly(2026, 3, 11)));
    }

    [EachDatabase]
    public async Task What_was_missed_is_a_task_until_it_is_made_up_for(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 3_000m), ("2026-04-10", 3_000m));
        app.AtTime("2026-03-11 08:00");
        await app.CatchUpAsync();
        await app.RunAsync<CheckInstalmentsJob>();
        await app.ReadJournalAgainAsync();
        var task = (await app.TasksAsync(cast.RequestId)).Where(one => one.Code == TaskCodes.UrgePromise).ShouldHaveSingleItem();
        (task.IsOpen, task.UnitPath, task.Detail).ShouldBe((true, cast.Street, (await app.DisputeAsync(id)).Number));

        var officer = await app.SignInAsync(cast.Officer);
        (await officer.OpenAsync(CaseUrls.Inbox + "?tab=Tasks")).ShouldShow((await app.RequestAsync(cast.RequestId)).Number);
        var page = await officer.OpenAsync($"{CaseUrls.Step(cast.RequestId, "tasks")}?task={task.Id}");
        (await page.SubmitAsync("end-task", new { Outcome = TaskOutcome.Done, Note = "" })).ShouldRefuse("Note", "何时履行");

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<Features.ReportPayment.ReportPaymentHandler>().HandleAsync(new(id, 1, Money.FromYuan(3_000), new(2026, 3, 11), null, null), default));
        await app.RunJournalAsync();
        (await app.TasksAsync(cast.RequestId)).Single(one => one.Code == TaskCodes.UrgePromise).Outcome.ShouldBe(TaskOutcome.Lapsed);
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.AgreementEffective);
    }

    [EachDatabase]
    public async Task Nobody_who_urges_is_told_to_the_unit_above(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        await app.EffectiveAsync(cast, ("2026-03-10", 3_000m));
        app.AtTime("2026-03-11 08:00");
        await app.CatchUpAsync();
        app.AtTime("2026-03-20 08:00");
        await app.CatchUpAsync();
        (await app.TasksAsync(cast.RequestId)).ShouldContain(one => one.Code == TaskCodes.Supervise && one.Detail == "sla.urge" && one.UnitPath == cast.Units.District.Path);
    }

    [EachDatabase]
    public async Task Other_promises_are_reminded_of_missed_and_made_up_for_like_money(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<DraftAgreementHandler>().HandleAsync(
            new(id, new("2025年12月至2026年2月工资未发。", "补发工资并开具离职证明。", Money.FromYuan(1_000), [], "银行转账", 3, "开具离职证明", new(2026, 3, 20)),
                [new(0, new(2026, 3, 5), Money.FromYuan(1_000), PayBy.Transfer, "王小工", "6222 0000 9999 1234", null)]), default));
        await app.SignAllAsync(cast, id);
        await app.AsMediatorAsync(cast, services => services.GetRequiredService<Features.ReportPayment.ReportPaymentHandler>().HandleAsync(new(id, 1, Money.FromYuan(1_000), new(2026, 3, 2), null, null), default));
        (await app.DisputeAsync(id)).NextCheckOn.ShouldBe(new(2026, 3, 17));

        app.AtTime("2026-03-17 08:00");
        await app.CatchUpAsync();
        app.Phones.To("+8613900001111")[^1].ShouldContain("“开具离职证明”应于 2026-03-20 前完成");
        app.AtTime("2026-03-21 08:00");
        await app.CatchUpAsync();
        await app.RunAsync<CheckInstalmentsJob>();
        var breached = await app.DisputeAsync(id);
        (breached.State, breached.Agreement!.OtherDutiesBreachedOn, breached.NextCheckOn).ShouldBe((DisputeState.Breached, new DateOnly(2026, 3, 21), null));
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation)).ShouldContain(notice => notice.Title.Contains("其他事项逾期未履行") && notice.Tone == NoticeTone.Bad);
        (await app.TasksAsync(cast.RequestId)).ShouldContain(one => one.Code == TaskCodes.UrgePromise && one.IsOpen);

        (await (await app.SignInAsync(cast.Officer)).OpenAsync(CaseUrls.Dispute(id))).ShouldShow("逾期未完成：开具离职证明", "逾期未完成");
        // Both sides read what is late, which is no money.
        var worker = await app.SignInAsWorkerAsync(cast.Worker, "13900001111");
        foreach (var url in new[] { CaseUrls.Tracked(cast.RequestId), await app.DoorAsync(id, PartySide.Applicant), await app.DoorAsync(id, PartySide.Respondent) })
            (await worker.OpenAsync(url)).ShouldShow("约定事项逾期未履行").ShouldNotShow("款项逾期未付");

        await app.InDatabaseAsync(async data =>
        {
            (await data.FindAsync<DisputeCase>(id))!.CompleteOtherDuties(new(2026, 3, 21), app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        (await app.DisputeAsync(id)).Outcome.ShouldBe(DisputeState.Performed);
    }
}
