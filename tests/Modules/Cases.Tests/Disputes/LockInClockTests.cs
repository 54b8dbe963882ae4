using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Niangjia.Cases.Domain.Disputes;
using Niangjia.Cases.Features.TakeLockInStep;
using Niangjia.Cases.Tests.Handling;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Access;
using Niangjia.Kernel.Clocks;

namespace Niangjia.Cases.Tests.Disputes;

/// <summary>R-MED-00: every step starts and stops the clocks of R §1.7, those of court and arbitration too.</summary>
public sealed class LockInClockTests
{
    [EachDatabase]
    public async Task Arbitration_review_runs_five_working_days_and_then_two_years_for_enforcement(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await EffectiveAsync(app);
        await TakeAsync(app, cast, id, DisputeStep.ApplyArbReview);
        await ShouldRunAsync(app, id, ("CLK-ARBREV-DECIDE", "5 WD"));
        (await app.RequestAsync(cast.RequestId)).DueAt.ShouldBe((await app.ClockAsync(id, "CLK-ARBREV-DECIDE")).DueAt);
        await TakeAsync(app, cast, id, DisputeStep.ConfirmArbReview);
        (await app.ClockAsync(id, "CLK-ARBREV-DECIDE")).Status.ShouldBe(ClockStatus.Met);
        await ShouldRunAsync(app, id, ("CLK-ENF-2Y", "2 Y"));
        await TakeAsync(app, cast, id, DisputeStep.ApplyEnforcement);
        (await app.ClockAsync(id, "CLK-ENF-2Y")).Status.ShouldBe(ClockStatus.Met);
    }

    [EachDatabase]
    public async Task The_court_accepts_and_then_decides_on_a_confirmation(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await EffectiveAsync(app);
        await TakeAsync(app, cast, id, DisputeStep.ApplyJudConfirm);
        await ShouldRunAsync(app, id, ("CLK-JC-ACCEPT", "3 CD"));
        await TakeAsync(app, cast, id, DisputeStep.AcceptJudConfirm);
        await ShouldRunAsync(app, id, ("CLK-JC-DECIDE", "15 CD"));
        await TakeAsync(app, cast, id, DisputeStep.ConfirmJud);
        await ShouldRunAsync(app, id, ("CLK-ENF-2Y", "2 Y"));
    }

    [EachDatabase]
    public async Task A_payment_order_is_accepted_issued_and_objected_to_each_in_its_time(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        var (cast, id) = await EffectiveAsync(app, "2026-03-04");
        app.AtTime("2026-03-06 09:00");
        await app.CatchUpAsync();
        (await app.DisputeAsync(id)).State.ShouldBe(DisputeState.Breached);
        await TakeAsync(app, cast, id, DisputeStep.ApplyPaymentOrder);
        await ShouldRunAsync(app, id, ("CLK-PO-ACCEPT", "5 CD"));
        await TakeAsync(app, cast, id, DisputeStep.AcceptPaymentOrder);
        await ShouldRunAsync(app, id, ("CLK-PO-ISSUE", "15 CD"));
        await TakeAsync(app, cast, id, DisputeStep.ServePaymentOrder);
        await ShouldRunAsync(app, id, ("CLK-PO-OBJECT", "15 CD"));
        await TakeAsync(app, cast, id, DisputeStep.PaymentOrderTakesEffect);
        var enforcement = await app.ClockAsync(id, "CLK-ENF-2Y");
        enforcement.StartDate.ShouldBe(new(2026, 3, 4)); // the end of the time to perform, not the day of the order
    }

    private static async Task<(Cast Cast, Guid Id)> EffectiveAsync(TestApp app, string due = "2026-04-20")
    {
        app.AtTime("2026-03-02 09:00");
        var cast = await app.CastAsync();
        return (cast, await app.EffectiveAsync(cast, (due, 9_000m)));
    }

    private static Task TakeAsync(TestApp app, Cast cast, Guid id, DisputeStep step) => app.AsAsync(cast.Officer, Role.StreetOfficer, cast.Street, services =>
        services.GetRequiredService<TakeLockInStepHandler>().HandleAsync(new(id, step, new(true, true, true, true, true, true)), default));

    private static async Task ShouldRunAsync(TestApp app, Guid id, params (string Code, string Period)[] expected)
    {
        var open = await app.InDatabaseAsync(db => db.Set<Clock>().AsNoTracking().Where(clock => clock.SubjectId == id && clock.Status == ClockStatus.Running).ToListAsync());
        open.Select(clock => (clock.Code, clock.Period.ToString())).ShouldBe(expected);
    }
}
