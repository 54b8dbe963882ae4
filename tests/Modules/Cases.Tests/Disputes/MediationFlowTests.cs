using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Features.AnswerPayment;
using Niangjia.Cases.Features.ExtendMediation;
using Niangjia.Cases.Features.LeaveMediation;
using Niangjia.Cases.Features.ReportPayment;
using Niangjia.Cases.Mediation;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;
using Niangjia.Kernel.Journal;
using Niangjia.Kernel.Values;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>A dispute from the application to the kept promise, in the database.</summary>
public sealed class MediationFlowTests
{
    [EachDatabase]
    public async Task Both_mediation_periods_run_side_by_side_and_the_earlier_one_leads(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-06 09:00");
        var cast = await app.CastAsync();
        var id = await app.OpenAsync(cast, new DateOnly(2026, 3, 2));
        await AcceptAsync(app, cast, id);

        var legal = await app.ClockAsync(id, "CLK-MED-LEGAL15");
        var body = await app.ClockAsync(id, "CLK-MED-ORG15");
        legal.DueDate.ShouldBe(new DateOnly(2026, 3, 17)); // from receipt, 2 March
        body.DueDate.ShouldBe(new DateOnly(2026, 3, 23)); // from acceptance, 6 March: the 21st is a Saturday
        LegalClocks.Leading([legal, body])!.Code.ShouldBe("CLK-MED-LEGAL15"); // R-CLK-01
        (await app.ClockAsync(id, "CLK-MED-ACCEPT")).Status.ShouldBe(ClockStatus.Met);
    }

    [EachDatabase]
    public async Task A_mediation_whose_period_ends_without_an_agreement_is_deemed_to_have_failed_on_that_day(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);

        app.AtTime("2026-05-20 09:00"); // nobody looked for two months
        await app.RunAsync<ClockSweep>();
        await app.RunJournalAsync();

        var dispute = await app.DisputeAsync(id);
        dispute.State.ShouldBe(DisputeState.MediationFailed);
        dispute.Interruptions[^1].Cause.ShouldBe(InterruptionCause.MediationLapsed);
        dispute.Interruptions[^1].On.ShouldBe(new DateOnly(2026, 3, 17));
        dispute.Documents[^1].Kind.ShouldBe(DocumentKind.FailureNotice);
    }

    [EachDatabase]
    public async Task Both_sides_prolong_and_the_clock_moves(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await Should.ThrowAsync<RefusedException>(() => app.AsMediatorAsync(cast, services =>
            services.GetRequiredService<ExtendMediationHandler>().HandleAsync(new(id, 10, true, false, "还要核对"), default)));
        (await app.ClockAsync(id, "CLK-MED-ORG15")).Extensions.ShouldBeEmpty();

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<ExtendMediationHandler>().HandleAsync(new(id, 10, true, true, "还要核对考勤"), default));
        (await app.ClockAsync(id, "CLK-MED-ORG15")).DueDate.ShouldBe(new DateOnly(2026, 3, 27));
        app.AtTime("2026-03-19 09:00");
        await app.RunAsync<ClockSweep>();
        await app.RunJournalAsync();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.MediationExtended);
    }

    [EachDatabase]
    public async Task Three_instalments_one_breached_and_then_paid_resolve_the_request(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 3_000m), ("2026-04-10", 3_000m), ("2026-05-10", 3_000.01m));
        (await app.ClockAsync(id, "CLK-ARBREV-APPLY")).DueDate.ShouldBe(new DateOnly(2026, 3, 17)); // R-LOCK-01
        (await app.ClockAsync(id, "CLK-JC-APPLY")).DueDate.ShouldBe(new DateOnly(2026, 4, 1));

        await PayAsync(app, cast, id, 1, 3_000m, "2026-03-10 10:00");
        app.AtTime("2026-04-12 08:00");
        await app.RunAsync<CheckInstalmentsJob>();
        await app.RunAsync<CheckInstalmentsJob>();
        var breached = await app.DisputeAsync(id);
        breached.State.ShouldBe(DisputeState.Breached);
        breached.Instalment(2).BreachedOn.ShouldBe(new DateOnly(2026, 4, 11));
        (await KindsAsync(app, id)).Count(kind => kind == "Cases.InstalmentBreached").ShouldBe(1);

        await PayAsync(app, cast, id, 2, 1_000m, "2026-04-13 10:00");
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.Breached);
        await PayAsync(app, cast, id, 2, 2_000m, "2026-04-14 10:00");
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.AgreementEffective);
        await PayAsync(app, cast, id, 3, 3_000.01m, "2026-05-08 10:00");

        var done = await app.DisputeAsync(id);
        (done.State, done.Outcome, done.Paid).ShouldBe((DisputeState.Closed, DisputeState.Performed, Money.FromYuan(9_000.01m)));
        await app.RunJournalAsync();
        await app.RunJournalAsync();
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync(found => found.Id == cast.RequestId));
        (request.State, request.Result).ShouldBe((RequestState.Resolved, ResultCode.AgreementReached));
    }

    [EachDatabase]
    public async Task A_clock_that_jumps_months_reminds_once_and_breaches_each_instalment_on_its_own_day(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 100m), ("2026-04-10", 200m), ("2026-09-10", 300m));

        app.AtTime("2026-07-01 09:00");
        await app.RunAsync<CheckInstalmentsJob>();
        await app.RunAsync<CheckInstalmentsJob>();
        await app.RunJournalAsync();

        var dispute = await app.DisputeAsync(id);
        dispute.Agreement!.Instalments.Select(one => one.BreachedOn).ShouldBe([new DateOnly(2026, 3, 11), new DateOnly(2026, 4, 11), null]);
        dispute.NextCheckOn.ShouldBe(new DateOnly(2026, 9, 7));
        (await KindsAsync(app, id)).Count(kind => kind == "Cases.InstalmentReminded").ShouldBe(2);

        // D-3, D and D+1 (R-MED-09), and nothing on the days between.
        foreach (var (day, told) in ((string, int)[])[("2026-09-06", 2), ("2026-09-07", 3), ("2026-09-08", 3), ("2026-09-10", 4), ("2026-09-11", 5), ("2026-09-12", 5)])
        {
            app.AtTime(day + " 08:00");
            await app.RunAsync<CheckInstalmentsJob>();
            (await KindsAsync(app, id)).Count(kind => kind == "Cases.InstalmentReminded").ShouldBe(told, day);
        }
    }

    [EachDatabase]
    public async Task What_the_employer_reports_waits_for_a_word_and_is_no_breach_meanwhile(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.EffectiveAsync(cast, ("2026-03-10", 500m));
        app.AtTime("2026-03-10 09:00");
        await app.InDatabaseAsync(async data =>
        {
            var dispute = await data.Set<DisputeCase>().SingleAsync(found => found.Id == id);
            dispute.ReportPayment(1, Money.FromYuan(500), new DateOnly(2026, 3, 10), new(PartySide.Respondent, null), null, null, Disputed.Rules, app.Clock.GetUtcNow());
            return await data.SaveChangesAsync();
        });
        app.AtTime("2026-03-12 09:00");
        await app.RunAsync<CheckInstalmentsJob>();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.AgreementEffective);

        await app.AsMediatorAsync(cast, services => services.GetRequiredService<AnswerPaymentHandler>().HandleAsync(new(id, 1, 1, false, "银行流水里没有"), default));
        await app.RunAsync<CheckInstalmentsJob>();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.Breached);
    }

    [EachDatabase]
    public async Task Leaving_for_arbitration_ends_the_mediation_and_resolves_the_request(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        var id = await app.MediatingAsync(cast);
        await app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, services =>
            services.GetRequiredService<LeaveMediationHandler>().HandleAsync(new(id, ResultCode.ReferredArbitration, null), default));
        await app.RunJournalAsync();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.ReferredArbitration);
        (await app.ClockAsync(id, "CLK-MED-ORG15")).Status.ShouldBe(ClockStatus.Cancelled);
        var request = await app.InDatabaseAsync(data => data.Set<WorkerRequest>().SingleAsync(found => found.Id == cast.RequestId));
        request.Result.ShouldBe(ResultCode.ReferredArbitration);
    }

    private static Task PayAsync(TestApp app, Cast cast, Guid id, int instalment, decimal amount, string at)
    {
        app.AtTime(at);
        return app.AsMediatorAsync(cast, services => services.GetRequiredService<ReportPaymentHandler>()
            .HandleAsync(new(id, instalment, Money.FromYuan(amount), DateOnly.Parse(at[..10], null), null, null), default));
    }

    private static async Task AcceptAsync(TestApp app, Cast cast, Guid id)
    {
        await app.IdentifyAsync(cast, id);
        await app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, async services =>
        {
            foreach (var side in Enum.GetValues<PartySide>())
                await services.GetRequiredService<Features.RecordConsent.RecordConsentHandler>().HandleAsync(new(id, side, true, StatementForm.InPerson, "本人"), default);
        });
        await app.AsAsync(cast.Director, Role.JointCentreDirector, cast.Street, services =>
            services.GetRequiredService<Features.DecideApplication.DecideApplicationHandler>().HandleAsync(new(id, true, null, null), default));
    }

    private static Task<List<string>> KindsAsync(TestApp app, Guid id) => app.InDatabaseAsync(data =>
        data.Set<JournalEntry>().Where(entry => entry.SubjectId == id).OrderBy(entry => entry.Number).Select(entry => entry.Kind).ToListAsync());
}
