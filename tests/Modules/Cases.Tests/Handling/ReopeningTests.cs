using Niangjia.Cases.Domain.Requests;
using Niangjia.Cases.Tests.Disputes;
using Niangjia.Contracts.Cases;
using Niangjia.Kernel.Data;

namespace Niangjia.Cases.Tests.Handling;

/// <summary>A poor rating opens a request again: the unit that had it, then the next one above (R §1.5).</summary>
public sealed class ReopeningTests
{
    [EachDatabase]
    public async Task The_second_time_the_next_level_takes_it_and_the_history_says_why(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.AssignedRequestAsync(units.Grid, units.Community);
        foreach (var path in (string[])[units.Community.Path, units.Street.Path])
        {
            await ResolveAndRateAsync(app, id);
            var again = await app.RequestAsync(id);
            (again.HandlerPath, again.DueAt is not null).ShouldBe((path, true));
        }
        (await app.ToldAsync(id, "Cases.RequestEscalated")).Body.ShouldContain("\"Cause\":\"SecondReopening\"");
        (await app.RequestAsync(id)).Handlings.ShouldContain(handling => !handling.IsMain && handling.IsOpen && handling.UnitPath == units.Community.Path);
        await ResolveAndRateAsync(app, id);
        (await app.RequestAsync(id)).State.ShouldBe(RequestState.Closed); // twice at most
    }

    [EachDatabase]
    public async Task A_unit_that_once_returned_it_gets_it_back_when_it_was_the_last_to_handle_it(Db db)
    {
        await using var app = await TestApp.StartAsync(db);
        app.AtTime("2026-03-02 09:00");
        var units = await app.AddUnitsAsync();
        var id = await app.AssignedRequestAsync(units.Grid, units.Street);
        await app.InDatabaseAsync(async data =>
        {
            var (request, now) = (await data.Set<WorkerRequest>().FoundAsync(id, default), app.Clock.GetUtcNow());
            request.Return("请社区先办", now);
            request.Assign(units.Community, null, null, now);
            request.Escalate(units.Street, null, EscalationCause.Breach, null, now);
            return await data.SaveChangesAsync();
        });
        await ResolveAndRateAsync(app, id);
        var again = await app.RequestAsync(id);
        (again.State, again.HandlerPath, again.DueAt is not null).ShouldBe((RequestState.Assigned, units.Street.Path, true));
    }

    [Fact]
    public void A_call_back_opens_it_again_by_the_same_rules_as_a_rating()
    {
        var request = Disputed.Request(); // of a known applicant
        request.Assign(Requested.Community, Requested.Officer, null, Requested.Now);
        request.Accept(Requested.Officer, Requested.Now);
        request.Resolve(ResultCode.FullyResolved, "已补发", Requested.Now);
        var report = new CallBackReport(Requested.Now, ContactWay.Phone, true, "本人", 3, true);
        request.CallBack(report, Requested.Officer, "林专干", Requested.Now, new(1, 2, 3)).ShouldBeTrue();
        request.State.ShouldBe(RequestState.Reopened);
    }

    [Fact]
    public void A_sub_type_belongs_to_its_type()
    {
        var request = HandlingSteps.New("/d1/s1/c1/");
        request.Register();
        Should.Throw<Kernel.RefusedException>(() => request.Triage(AffairStream.Public, CaseType.WageArrears, Urgency.Normal, Requested.Officer, Requested.Now, null, "SexualHarassment"))
            .Field.ShouldBe("SubType");
    }

    private static async Task ResolveAndRateAsync(TestApp app, Guid id)
    {
        await app.InDatabaseAsync(async data =>
        {
            var (request, now) = (await data.Set<WorkerRequest>().FoundAsync(id, default), app.Clock.GetUtcNow());
            request.Accept(Requested.Officer, now);
            request.Resolve(ResultCode.PartlyResolved, "发了一部分", now);
            request.Rate(1, false, "还欠着", now);
            return await data.SaveChangesAsync();
        });
        await app.RunJournalAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}
