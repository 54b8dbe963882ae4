using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Mediation;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Contracts.Notices;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Data;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Notifying;

/// <summary>What mediators must know without looking (R-MED-09).</summary>
public sealed class MediatorNoticeTests
{
    [EachDatabase]
    public async Task A_mediator_hears_of_the_appointment_and_a_second_one_of_meetings_the_first_has_set(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.RunJournalAsync();
        await app.ForgetReactionsAsync("Cases.WhenMediationMoves");
        var told = await app.NoticesOfAsync(cast.Mediator);
        told.ShouldContain(n => n.Kind == NoticeKind.Assignment && n.Title.Contains("指定您担任调解员", StringComparison.Ordinal) && n.Url == CaseUrls.Dispute(id), 1);
        told.ShouldNotContain(n => n.Kind == NoticeKind.Mediation); // set the meeting himself

        var deputy = await app.AddAccountAsync(Kernel.Access.Role.Mediator, cast.Street);
        await app.BeAbsentAsync(cast.Mediator, deputy);
        await app.AsAsync(cast.Mediator, Kernel.Access.Role.Mediator, cast.Street, services => services.GetRequiredService<Features.ScheduleSession.ScheduleSessionHandler>()
            .HandleAsync(new(id, app.Clock.GetUtcNow().AddDays(2), "街道调解室", "请带工资条", false), default));
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(deputy, NoticeKind.Mediation)).ShouldHaveSingleItem().Title.ShouldContain("调解会：2026年3月4日");
    }

    [EachDatabase]
    public async Task Instalments_due_reported_and_missed_reach_the_mediators_once_and_lose_their_point_when_all_is_paid(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 3_000m), ("2026-04-10", 3_000m));

        app.AtTime("2026-03-07 08:00");
        await app.CatchUpAsync();
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation)).ShouldHaveSingleItem().Title.ShouldContain("第1期¥3,000.00，2026年3月10日");

        app.AtTime("2026-03-07 09:00");
        await app.InDatabaseAsync(async data =>
        {
            // The employer says on its phone that it has paid.
            var dispute = (await data.FindAsync<DisputeCase>(id))!;
            dispute.ReportPayment(1, Money.FromYuan(2_000), new(2026, 3, 7), new(PartySide.Respondent, null), null, null, Disputed.Rules, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation))[^1].Title.ShouldContain("报告已付¥2,000.00，请核实");

        app.AtTime("2026-03-12 08:00");
        await app.CatchUpAsync();
        await app.RunAsync<CheckInstalmentsJob>();
        await app.ReadJournalAgainAsync();
        var told = await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation);
        told.Count(n => n.Title.Contains("逾期未付", StringComparison.Ordinal)).ShouldBe(1);
        told[^1].ShouldSatisfyAllConditions(n => n.Tone.ShouldBe(NoticeTone.Bad), n => n.IsUnread.ShouldBeTrue());

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<Features.AnswerPayment.AnswerPaymentHandler>().HandleAsync(new(id, 1, 1, true, null), default));
        foreach (var (number, amount) in ((int, decimal)[])[(1, 1_000m), (2, 3_000m)])
            await app.AsMediatorAsync(cast, services => services.GetRequiredService<ReportPaymentHandler>().HandleAsync(new(id, number, Money.FromYuan(amount), new(2026, 3, 12), null, null), default));
        await app.RunJournalAsync();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.Closed);
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Mediation)).ShouldAllBe(n => !n.IsUnread);
    }

    [EachDatabase]
    public async Task A_mediation_that_runs_out_is_a_reminder_first_and_a_red_card_for_the_street_above_it_then(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var leader = await app.AddAccountAsync(Kernel.Access.Role.DistrictLeader, cast.Units.District.Path);
        await app.MediatingAsync(cast);
        app.AtTime("2026-03-11 09:00");
        await app.RunAsync<ClockSweep>();
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(cast.Mediator, NoticeKind.Deadline)).ShouldNotBeEmpty();
        (await app.NoticesOfAsync(leader, NoticeKind.RedCard)).ShouldBeEmpty();

        app.AtTime("2026-03-18 00:05");
        await app.RunAsync<ClockSweep>();
        await app.RunJournalAsync();
        (await app.NoticesOfAsync(leader, NoticeKind.RedCard)).ShouldContain(n => n.Title.Contains("河东街道总工会未按期完成", StringComparison.Ordinal));
        (await app.NoticesOfAsync(cast.Mediator)).ShouldContain(n => n.Kind == NoticeKind.RedCard);
    }
}
